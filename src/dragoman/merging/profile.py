"""What merging compares: an event mention reduced to family, parties, persons, interval, place and edition.

Mentions with equal profiles (a hundred pages that say the same) are compared once.
"""

from typing import NamedTuple

from dragoman.merging.geography import is_country
from dragoman.merging.intervals import Interval, day_bounds, interval_of
from dragoman.merging.types import Edition, EventMention
from dragoman.model import TOGETHER, Event

Parties = frozenset[str]
VISIT = "CONSULT/visit"


class Spot(NamedTuple):
    """A place finer than a country; degrees (WGS 84) where known."""

    name: str
    lat: float | None
    lon: float | None


class Profile(NamedTuple):
    """Hashable: equal profiles are one."""

    family: str
    mode: str
    sources: Parties
    """Countries or organisations; of things done together, all parties, and `targets` is empty."""
    targets: Parties
    host: str | None
    """Country of the place, where a party may be meant by it ("arrived in Kazakhstan")."""
    persons: tuple[tuple[str, Parties], ...]
    """Party -> its persons, sorted."""
    interval: Interval | None
    spot: Spot | None
    edition: tuple[str, int | None, str | None] | None
    page: str | None
    """Set only where nothing dates the mention: then it stays on its page."""


def family_of(event: Event) -> str:
    """The type; a visit is a family of its own, since the talks held during it are another event."""
    return VISIT if event.type == "CONSULT" and event.mode == "visit" else event.type


def is_joint(event: Event) -> bool:
    """Whether all parties do it together; a promise is one side's even though agreements are joint."""
    return event.type in TOGETHER and (event.mode == "sign" or (event.type == "CONSULT" and event.mode != "visit"))


def profile_of(mention: EventMention) -> Profile:
    event = mention.event
    family = family_of(event)
    sources: set[str] = set()
    targets: set[str] = set()
    people: dict[str, set[str]] = {}
    for p in event.participants:
        party = p.country or p.actor or p.name
        (targets if p.role == "target" else sources).add(party)
        if p.person or (p.actor and p.actor.startswith("person/")):
            people.setdefault(party, set()).add(p.actor or p.person or p.name)
    place = event.place
    host = place.country if place else None
    if family == VISIT:
        # "arrived in Astana": the host is a party whether or not it is named as one
        targets = targets or (({host} - sources) if host else set())
    elif is_joint(event):
        sources, targets = sources | targets, set()
    edition = mention.edition
    interval = _within(interval_of(mention), edition)
    return Profile(
        family,
        event.mode or "",
        frozenset(sources),
        frozenset(targets),
        host,
        tuple(sorted((party, frozenset(names)) for party, names in people.items())) if people else (),
        interval,
        _spot(event),
        (edition.series, edition.number, edition.start) if edition else None,
        mention.source.id if interval is None and not (edition and (edition.number or edition.start)) else None,
    )


def _within(interval: Interval | None, edition: Edition | None) -> Interval | None:
    """Days of a meeting that belong to a known edition, or undated words for it, stand for the whole edition."""
    start = day_bounds(edition.start) if edition and edition.start and len(edition.start) == 10 else None
    end = day_bounds(edition.end) if edition and edition.end and len(edition.end) == 10 else None
    if start is None or end is None:
        return interval
    if interval is None or interval.precision in ("window", "background"):
        return Interval(start[0], end[1], "span", False)
    if interval.first <= end[1] + 1 and interval.last >= start[0] - 1:
        return Interval(start[0], end[1], "span", True)
    return interval


def _spot(event: Event) -> Spot | None:
    place = event.place
    if place is None or is_country(place.name, place.country):
        return None
    return Spot(place.name, place.lat, place.lon)


def content_key(mention: EventMention) -> tuple[str, ...]:
    """Orders mentions by what they say: publication first, then page and words. Total: only equal mentions are equal."""
    event = mention.event
    start = event.evidence[0].start if event.evidence else -1
    parties = "|".join(f"{p.role}:{p.actor or p.name}:{p.country}" for p in event.participants)
    return (
        mention.source.published or "9999",
        mention.source.url or mention.source.id,
        mention.source.id,
        f"{start:09d}",
        event.type,
        event.mode or "",
        event.status,
        parties,
        event.start or "",
        event.end or "",
        event.quote,
        event.place.name if event.place else "",
        event.id,
    )
