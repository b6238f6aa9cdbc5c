"""A map of where events happened."""

from collections.abc import Sequence
from math import cos, radians, sqrt

from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from dragoman.views.outlines import outlines
from dragoman.views.pictures.style import BLUE, VERMILLION, WIDTH, empty, figure, place_labels, styled
from dragoman.views.places import Spot

LABELS = 14
SMALLEST, LARGEST = 12, 260
"""Surfaces of circles, in square points of type."""
LAND, BORDER = "#EFEFEA", "#BDBDBD"
MARGIN = 10.0
"""Degrees around the outermost places."""
LEAST_WIDTH, LEAST_HEIGHT = 40.0, 25.0
FLATTEST = 0.42
"""Height of the map for its width."""


def map_picture(spots: Sequence[Spot], title: str) -> Figure:
    """Marks as large as the number of events: circles where contacts were held, diamonds where there were none; hollow where only the country is known."""
    note = "Circles: visits and meetings were held there; diamonds: other events only. Hollow: only the country is known. Borders by Natural Earth, as held on the ground."
    west, east, south, north = _window(spots)
    tall = (north - south) / ((east - west) * _squeeze(south, north))
    with styled():
        drawn, (axes,) = figure(title, note, WIDTH * tall + 0.8 if spots else 2)
        axes.set_axis_off()
        if not spots:
            empty(axes, "no events with a place")
            return drawn
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        axes.set_aspect(1 / _squeeze(south, north))
        land = [ring for polygons in outlines().values() for polygon in polygons for ring in polygon[:1]]
        axes.add_collection(PolyCollection(land, facecolor=LAND, edgecolor=BORDER, linewidth=0.5, zorder=1))
        most = max(s.events for s in spots)
        for spot in reversed(spots):
            colour = BLUE if spot.contacts else VERMILLION
            axes.scatter(
                [spot.lon], [spot.lat], s=(2 * _radius(spot, most)) ** 2, facecolor="none" if spot.whole_country else colour,
                marker="o" if spot.contacts else "D", edgecolor=colour, alpha=0.75, linewidth=1.2, zorder=2,
            )  # fmt: skip
        place_labels(axes, [(f"{s.name} {s.events}", s.lon, s.lat, _radius(s, most)) for s in spots[:LABELS]], 7.5)
    return drawn


def _window(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """West, east, south and north of the part of the world that holds the places; no flatter than a picture may be."""
    west, east = _stretched([s.lon for s in spots], LEAST_WIDTH, (-180, 180))
    south, north = _stretched([s.lat for s in spots], LEAST_HEIGHT, (-58, 84))
    south, north = _stretched([south, north], FLATTEST * (east - west) * _squeeze(south, north), (-58, 84), 0)
    return west, east, south, north


def _squeeze(south: float, north: float) -> float:
    """How much shorter a degree of longitude is than one of latitude, in the middle of the map."""
    return max(0.3, cos(radians((south + north) / 2)))


def _stretched(values: Sequence[float], least: float, bounds: tuple[float, float], margin: float = MARGIN) -> tuple[float, float]:
    """Bounds of the values with a margin, at least `least` apart, moved inwards where they would leave the world."""
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    room = max(margin, (least - (high - low)) / 2)
    low, high = low - room, high + room
    if low < bounds[0]:
        low, high = bounds[0], high + bounds[0] - low
    if high > bounds[1]:
        low, high = low - (high - bounds[1]), bounds[1]
    return max(bounds[0], low), high


def _radius(spot: Spot, most: int) -> float:
    """In points of type: the circle's surface is as large as the number of events."""
    return sqrt(SMALLEST + LARGEST * spot.events / most) / 2
