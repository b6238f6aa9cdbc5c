"""Outlines on a flat map."""

from itertools import pairwise

import pytest

from dragoman.views.outlines import Ring
from dragoman.web.world import flat_polygon, flat_world


@pytest.mark.parametrize(
    ("ring", "spans"),
    [
        # nowhere near the meridian: as it is
        ([(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 0.0)], [(10.0, 20.0)]),
        # across it: two parts, one on either side
        ([(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0)], [(-180.0, -170.0), (170.0, 180.0)]),
    ],
)
def test_cut_at_the_meridian(ring: Ring, spans: list[tuple[float, float]]) -> None:
    parts = flat_polygon([ring])
    assert sorted((min(x for x, _ in part[0]), max(x for x, _ in part[0])) for part in parts) == spans


def test_no_line_runs_across_the_world() -> None:
    for feature in flat_world()["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
                if feature["properties"]["name"] != "ATA":  # around a pole a line along it is right
                    assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring)), feature["properties"]
