"""Outlines of countries (Natural Earth 1:110m), for maps: decoded from the TopoJSON file of the package.

Borders are drawn as Natural Earth draws them, by who holds the ground; they take no side.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

Ring = list[tuple[float, float]]
"""Points (longitude, latitude) in degrees, WGS 84."""


@cache
def outlines() -> dict[str, list[list[Ring]]]:
    """Country code -> its polygons, each an outer ring and its holes. States smaller than some 100 km are not drawn at this scale."""
    topology = json.loads((files("dragoman.views") / "data" / "countries.topojson").read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    found: dict[str, list[list[Ring]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            found.setdefault(shape["id"], []).extend(_cut([_ring(ring, arcs) for ring in polygon]))
    return found


def geojson() -> dict[str, Any]:
    """The outlines as a GeoJSON FeatureCollection; ``properties.code`` is the country's code."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": code,
                "properties": {"code": code},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            }
            for code, polygons in outlines().items()
        ],
    }


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Arcs in degrees: the file holds differences of whole numbers (TopoJSON's quantisation)."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for coded in topology["arcs"]:
        x = y = 0
        arc: Ring = []
        for step_x, step_y in coded:
            x, y = x + step_x, y + step_y
            arc.append((round(x * scale_x + left, 3), round(y * scale_y + bottom, 3)))
        arcs.append(arc)
    return arcs


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs end to end; a negative number is an arc run backwards, and neighbours share a point."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _cut(polygon: list[Ring]) -> list[list[Ring]]:
    """A polygon that crosses the 180th meridian (of Russia and Fiji) as two, one at each edge of the map."""
    unrolled = [_unrolled(ring) for ring in polygon]
    east = max(x for ring in unrolled for x, _ in ring)
    if east <= 180:
        return [unrolled]
    halves = [
        [_clipped(ring, 180, keep_west=True) for ring in unrolled],
        [[(round(x - 360, 3), y) for x, y in _clipped(ring, 180, keep_west=False)] for ring in unrolled],
    ]
    return [[ring for ring in half if len(ring) > 3] for half in halves if half and len(half[0]) > 3]


def _unrolled(ring: Ring) -> Ring:
    """Longitudes that run on beyond 180 rather than jump to -180."""
    found: Ring = []
    turns = 0
    for i, (x, y) in enumerate(ring):
        if i and abs(x - ring[i - 1][0]) > 180:
            turns += 360 if x < ring[i - 1][0] else -360
        found.append((x + turns, y))
    # one that began at the eastern side of the meridian
    return [(x + 360, y) for x, y in found] if min(x for x, _ in found) < -180 else found


def _clipped(ring: Ring, at: float, *, keep_west: bool) -> Ring:
    """The part of a closed ring on one side of a meridian (Sutherland and Hodgman 1974)."""
    inside = [(x <= at) == keep_west for x, _ in ring]
    found: Ring = []
    for i in range(1, len(ring)):
        (x1, y1), (x2, y2) = ring[i - 1], ring[i]
        if inside[i - 1] != inside[i]:
            found.append((at, round(y1 + (y2 - y1) * (at - x1) / (x2 - x1), 3)))
        if inside[i]:
            found.append((x2, y2))
    return [*found, found[0]] if found else []
