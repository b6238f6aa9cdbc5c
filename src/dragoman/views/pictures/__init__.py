"""Pictures of answers, one module each: functions from a view's struct to a matplotlib Figure, drawn by one style.

Colours are Okabe and Ito's (2008), which people with any colour vision tell apart; what colour says, shape, place or a label says too, so that
a grey print reads. No picture asks for a display, and the same answer gives the same bytes.
"""

from dragoman.views.pictures.balance import balance_picture
from dragoman.views.pictures.dyad import dyad_picture
from dragoman.views.pictures.map import map_picture
from dragoman.views.pictures.network import network_picture
from dragoman.views.pictures.style import FORMATS, save
from dragoman.views.pictures.timeline import timeline_picture

__all__ = ["FORMATS", "balance_picture", "dyad_picture", "map_picture", "network_picture", "save", "timeline_picture"]
