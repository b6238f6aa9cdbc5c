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
        found.setdefault(shape["id"], []).extend([[_ring(ring, arcs) for ring in polygon] for polygon in polygons])
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
