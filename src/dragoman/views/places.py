"""Where things happen: the places of a record's events."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from dragoman.merging import MergedEvent
from dragoman.merging.geography import is_country
from dragoman.views.contacts import contact_of


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with coordinates (degrees, WGS 84) and what happened there."""

    name: str
    country: str | None
    lat: float
    lon: float
    whole_country: bool
    """Whether no more than the country is known; it then stands at the country's centre."""
    contacts: int
    """Visits, meetings and talks held there."""
    events: int
    first: str | None
    last: str | None
    ids: tuple[str, ...]


def spots(events: Iterable[MergedEvent]) -> tuple[Spot, ...]:
    """The places of the events, the busiest first; which events count is for the caller's filter. Events without coordinates are left out."""
    at: dict[tuple[str | None, str], list[MergedEvent]] = defaultdict(list)
    for event in events:
        if event.place and event.place.lat is not None and event.place.lon is not None:
            at[event.place.country, event.place.name].append(event)
    found = [_spot(told) for told in at.values()]
    return tuple(sorted(found, key=lambda s: (-s.events, s.country or "", s.name)))


def _spot(events: list[MergedEvent]) -> Spot:
    place = events[0].place
    if place is None or place.lat is None or place.lon is None:
        raise ValueError("events without coordinates have no spot")
    dates = sorted(e.start for e in events if e.start)
    return Spot(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        whole_country=is_country(place.name, place.country),
        contacts=len({contact_of(e) for e in events if e.type == "CONSULT"}),
        events=len(events),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        ids=tuple(e.id for e in events),
    )
