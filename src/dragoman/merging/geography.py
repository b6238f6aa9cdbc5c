"""Whether two places are one, as far as merging needs it."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

NEAR_KM = 60.0
"""Palaces, suburbs and residences of one city lie within this; other towns mostly do not."""
EARTH_KM = 6371.0


class Located(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance (haversine) of two points in degrees."""
    north, east = radians(lat_b - lat_a) / 2, radians(lon_b - lon_a) / 2
    chord = sin(north) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def same_spot(a: Located, b: Located) -> bool:
    if a.name == b.name:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM


@lru_cache(maxsize=4096)
def is_country(name: str, code: str | None) -> bool:
    """Whether a place's name is that of its whole country: then it says no more than the country does."""
    if code is None:
        return False
    return name == code or name in country_names().get(code, frozenset())


@lru_cache(maxsize=1)
def country_names() -> dict[str, frozenset[str]]:
    """Country code -> its names, from the knowledge base."""
    from dragoman.knowledge import default_knowledge

    return {c.code: frozenset((c.name, *c.names)) for c in default_knowledge().countries()}
