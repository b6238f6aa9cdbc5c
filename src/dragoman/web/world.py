"""Outlines of countries for a flat map: rings that cross the 180th meridian are cut there, else they would be drawn across the world."""

from typing import Any

from dragoman.views.outlines import Ring, outlines

HALF, WHOLE = 180.0, 360.0


def flat_world() -> dict[str, Any]:
    """A GeoJSON FeatureCollection; ``properties.name`` is the country's code, as charts look it up."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": code},
                "geometry": {"type": "MultiPolygon", "coordinates": [cut for p in polygons for cut in flat_polygon(p)]},
            }
            for code, polygons in outlines().items()
        ],
    }


def flat_polygon(polygon: list[Ring]) -> list[list[Ring]]:
    """A polygon (outer ring, holes) as those parts of it that lie within -180 to 180 degrees."""
    rings = [unwrapped(ring) for ring in polygon]
    if all(-HALF <= x <= HALF for ring in rings for x, _ in ring):
        return [rings]
    parts = []
    for shift in (-WHOLE, 0.0, WHOLE):
        moved = [[(x + shift, y) for x, y in ring] for ring in rings]
        kept = [cut for ring in moved if len(cut := clipped(clipped(ring, -HALF, 1), HALF, -1)) > 3]
        if kept:
            parts.append(kept)
    return parts


def unwrapped(ring: Ring) -> Ring:
    """The ring with longitudes that run on past 180 degrees; one around a pole is closed over the pole."""
    found: Ring = []
    turn = 0.0
    for x, y in ring:
        if found:
            step = x + turn - found[-1][0]
            turn -= WHOLE * round(step / WHOLE)
        found.append((x + turn, y))
    if found and abs(found[-1][0] - found[0][0]) > HALF:
        pole = 90.0 if found[0][1] > 0 else -90.0
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    return found


def clipped(ring: Ring, edge: float, sign: int) -> Ring:
    """What of the ring lies east (`sign` 1) or west (-1) of a meridian (Sutherland and Hodgman 1974)."""
    found: Ring = []
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = sign * (ax - edge) >= 0, sign * (bx - edge) >= 0
        if inside:
            found.append((ax, ay))
        if inside != next_inside:
            found.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    if found and found[0] != found[-1]:
        found.append(found[0])
    return found
