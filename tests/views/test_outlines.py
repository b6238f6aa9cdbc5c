"""Outlines of countries, as maps draw them."""

from itertools import chain, pairwise

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.views.outlines import geojson, outlines


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("KAZ", (46, 88), (40, 56)), ("CHL", (-76, -66), (-56, -17)), ("XKX", (20, 22), (41, 44))],
)
def test_country_lies_where_it_lies(code, lon, lat):
    points = list(chain.from_iterable(ring for polygon in outlines()[code] for ring in polygon))
    assert all(lon[0] <= x <= lon[1] and lat[0] <= y <= lat[1] for x, y in points)


def test_rings_close_and_codes_are_known():
    kb = default_knowledge()
    for code, polygons in outlines().items():
        assert kb.country(code), code
        assert all(ring[0] == ring[-1] for polygon in polygons for ring in polygon)
    assert len(geojson()["features"]) == len(outlines())


def test_no_outline_leaps_over_the_map():
    for code, polygons in outlines().items():
        for ring in chain.from_iterable(polygons):
            assert all(abs(a[0] - b[0]) < 90 for a, b in pairwise(ring)), code
            assert all(-180 <= x <= 180 for x, _ in ring), code
