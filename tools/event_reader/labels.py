"""The label set of the event reader, shared by training, export and the package (which reads it from the model file)."""

from typing import get_args

from dragoman.model import EVENT_TYPES, MODES, Status

TYPES = EVENT_TYPES
DIRECTIONS = ("AB", "BA")
"""AB: side A is source, side B target (or there is no B). Things done together have both."""
OUTPUTS = tuple((kind, way) for kind in TYPES for way in DIRECTIONS)
ALL_MODES = tuple((kind, mode) for kind, modes in MODES.items() for mode in modes)
STATUSES = get_args(Status)
