"""Which event happened at which: talks within a visit, a bilateral meeting on the sidelines of a summit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from dragoman.merging.geography import same_spot
from dragoman.merging.intervals import day_bounds
from dragoman.merging.types import MergedEvent, Relation

_HELD_WITHIN = frozenset({"CONSULT", "AGREE"})
LONGEST_VISIT = 14
_DENIED = frozenset({"denied", "cancelled"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """A visit or a gathering, within which other events may lie."""

    event: MergedEvent
    first: int
    last: int
    parties: frozenset[str]


def contain(events: Sequence[MergedEvent]) -> list[MergedEvent]:
    """The same events in the same order, with `part_of` and `relation` set where one frame, and one only, holds them."""
    frames = _frames(events)
    return [_placed(e, frames) for e in events]


def _frames(events: Sequence[MergedEvent]) -> dict[int, list[_Frame]]:
    by_day: dict[int, list[_Frame]] = defaultdict(list)
    for e in events:
        if e.type != "CONSULT" or e.mode not in ("visit", "multilateral"):
            continue
        days = _days(e)
        if days is None or days[1] - days[0] > LONGEST_VISIT:
            continue
        frame = _Frame(e, *days, _parties(e))
        for day in range(days[0], days[1] + 1):
            by_day[day].append(frame)
    return by_day


def _placed(e: MergedEvent, frames: dict[int, list[_Frame]]) -> MergedEvent:
    if e.type not in _HELD_WITHIN or e.mode in ("visit", "call"):
        return e
    days = _days(e)
    if days is None or days[1] - days[0] > LONGEST_VISIT:
        return e
    parties = _parties(e)
    fitting: list[tuple[int, str, Relation]] = []
    for frame in frames.get(days[0], ()):
        relation = _relation(e, days, parties, frame)
        if relation:
            fitting.append((0 if relation == "during" else 1, frame.event.id, relation))
    fitting.sort()
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
        return e
    return msgspec.structs.replace(e, part_of=fitting[0][1], relation=fitting[0][2])


def _relation(e: MergedEvent, days: tuple[int, int], parties: frozenset[str], frame: _Frame) -> Relation | None:
    whole = frame.event
    if whole.id == e.id or days[1] > frame.last or (whole.status in _DENIED) != (e.status in _DENIED):
        return None
    if whole.mode == "visit":
        same_parties = len(parties) > 1 and parties == frame.parties
        return "during" if same_parties and _places_agree(e, whole) else None
    if e.mode == "multilateral":
        return None
    if len(parties) > 1 and parties <= frame.parties and len(frame.parties) > len(parties) and _places_agree(e, whole):
        return "sidelines"
    named = any("sidelines" in m.quote or "margins" in m.quote for m in e.mentions)
    return "sidelines" if named and parties & frame.parties and _places_agree(e, whole) else None


def _places_agree(a: MergedEvent, b: MergedEvent) -> bool:
    if a.place is None or b.place is None:
        return True
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return False
    return b.mode == "visit" or same_spot(a.place, b.place) or a.place.lat is None or b.place.lat is None


def _parties(e: MergedEvent) -> frozenset[str]:
    found = {p.country or p.actor or p.name for p in e.participants}
    if e.mode == "visit" and e.place and e.place.country:
        found.add(e.place.country)
    return frozenset(found)


def _days(e: MergedEvent) -> tuple[int, int] | None:
    """First and last day as ordinals, of events dated to days; the edition's dates if it has them."""
    start, end = e.start, e.end
    if e.edition and e.edition.start and e.edition.end and len(e.edition.start) == 10:
        start, end = e.edition.start, e.edition.end
    if start is None or len(start) < 10:
        return None
    first = day_bounds(start)
    last = day_bounds(end) if end and len(end) == 10 else first
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None
