"""Journeys of leaders: who went where, when, whom they met; the columns of data sets coded by hand (COLT).

A journey is a person's stay in a country not their own: a visit, or a meeting held there. Stays that touch are one journey.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.geography import is_country
from dragoman.merging.intervals import day_bounds, iso

Offices = Callable[[str, str | None], list[str]]
"""(actor id, ISO date) -> ids of the offices held then, the weightiest first."""
TOP = frozenset({"head_of_state", "head_of_government"})
GAP = 1
"""Days between two stays in one country that still are one journey."""
LONGEST = 31
"""Days: a vaguer date than this places nobody anywhere."""
REMOTE = frozenset({"call"})


@dataclass
class Journey:
    """A person's stay in another country. Dates are ISO days; `certain` says whether a page's words give them."""

    person: str
    name: str
    country: str | None
    office: str | None
    destination: str
    first: int
    last: int
    certain: bool
    cities: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    met_top: bool = False
    gatherings: list[str] = field(default_factory=list)
    events: list[MergedEvent] = field(default_factory=list)

    @property
    def start(self) -> str:
        return iso(self.first)

    @property
    def end(self) -> str:
        return iso(self.last)


def journeys(
    events: Iterable[MergedEvent], offices: Offices, statuses: frozenset[str] = frozenset({"occurred"})
) -> list[Journey]:
    """Journeys in order of date, told by events of these statuses."""
    stays: dict[tuple[str, str], list[Journey]] = defaultdict(list)
    for event in events:
        for stay in _stays(event, offices) if event.status in statuses else ():
            stays[stay.person, stay.destination].append(stay)
    found: list[Journey] = []
    for key in sorted(stays):
        found += _joined(stays[key])
    return sorted(found, key=lambda j: (j.first, j.last, j.name, j.destination))


def _stays(event: MergedEvent, offices: Offices) -> Iterable[Journey]:
    """The persons whom the event places in a country not theirs."""
    where = _destination(event)
    days = _days(event)
    if where is None or days is None or event.type != "CONSULT" or event.mode in REMOTE:
        return
    for p in event.participants:
        if p.person is None or p.country == where or (event.mode == "visit" and p.role == "target"):
            continue
        others = [q for q in event.participants if q is not p and q.person and q.country != p.country]
        stay = Journey(
            person=p.actor or p.person,
            name=p.person,
            country=p.country,
            office=p.office,
            destination=where,
            first=days[0],
            last=days[1],
            certain=event.date_certain,
            events=[event],
        )
        if event.place and not is_country(event.place.name, where):
            stay.cities.append(event.place.name)
        stay.hosts += [_titled(q) for q in others if q.country == where]
        if event.mode != "visit":
            stay.met += [_titled(q) for q in others]
            stay.met_top = any(TOP & set(offices(q.actor, iso(days[0]))) for q in others if q.actor)
        if event.mode == "multilateral" or event.edition:
            stay.gatherings.append(event.edition.series if event.edition else "multilateral meeting")
        yield stay


def _destination(event: MergedEvent) -> str | None:
    place = event.place
    if place and place.country and (event.mode == "visit" or not is_country(place.name, place.country)):
        # a whole country is too often what was talked about, not where
        return place.country
    if event.edition and event.edition.country:
        return event.edition.country
    if event.mode == "visit":
        hosts = {p.country for p in event.participants if p.role == "target" and p.country}
        return next(iter(hosts)) if len(hosts) == 1 else None
    return None


def _days(event: MergedEvent) -> tuple[int, int] | None:
    first, last = day_bounds(event.start or ""), day_bounds(event.end or event.start or "")
    if first is None or last is None or last[1] - first[0] >= LONGEST or len(event.start or "") < 10:
        return None
    return first[0], last[1]


def _titled(p: Attendee) -> str:
    return f"{p.person or p.name} ({', '.join(filter(None, (p.office, p.country)))})"


def _joined(stays: list[Journey]) -> list[Journey]:
    found: list[Journey] = []
    for stay in sorted(stays, key=lambda s: (s.first, s.last, s.events[0].id)):
        if found and stay.first <= found[-1].last + GAP:
            _extend(found[-1], stay)
        else:
            found.append(stay)
    return found


def _extend(journey: Journey, stay: Journey) -> None:
    if stay.certain and not journey.certain:
        journey.first, journey.last, journey.certain = stay.first, stay.last, True
    elif stay.certain or not journey.certain:
        journey.last = max(journey.last, stay.last)
    journey.office = journey.office or stay.office
    journey.met_top = journey.met_top or stay.met_top
    for mine, more in (
        (journey.cities, stay.cities), (journey.hosts, stay.hosts), (journey.met, stay.met), (journey.gatherings, stay.gatherings),
    ):  # fmt: skip
        mine += [x for x in more if x not in mine]
    journey.events += [e for e in stay.events if e not in journey.events]


def row(journey: Journey) -> dict[str, object]:
    """The journey under the names that users of COLT know."""
    pages = {m.page for e in journey.events for m in e.mentions}
    first = journey.events[0]
    return {
        "leader": journey.name,
        "country": journey.country,
        "role": journey.office,
        "start": journey.start,
        "end": journey.end,
        "dates": journey.start if journey.first == journey.last else f"{journey.start}/{_end_words(journey)}",
        "date_certain": journey.certain,
        "destination": journey.destination,
        "cities": journey.cities,
        "host": journey.hosts,
        "met_hosg": journey.met_top,
        "met": journey.met,
        "multilateral": bool(journey.gatherings),
        "event": journey.gatherings,
        "pages": len(pages),
        "sources": max(e.sources for e in journey.events),
        "words": first.best_proof.quote,
        "events": [e.id for e in journey.events],
    }


def _end_words(journey: Journey) -> str:
    """The last day without what it shares with the first."""
    return journey.end[8:] if journey.start[:7] == journey.end[:7] else journey.end[5:]
