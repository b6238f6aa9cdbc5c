"""What was announced, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.merging import MergedEvent, Turn
from dragoman.merging.intervals import day_bounds, iso

Outcome = Literal["upcoming", "held", "cancelled", "denied", "overdue", "undated"]
ANNOUNCED = frozenset({"planned", "cancelled"})


@dataclass(frozen=True)
class Entry:
    """An announced event. `announced` is the first page that says it is to happen, `told` the last word on it."""

    event: MergedEvent
    outcome: Outcome
    announced: Turn
    told: Turn


def entries(events: Iterable[MergedEvent], today: str, since: str | None = None, until: str | None = None) -> list[Entry]:
    """Announced events in order of date, the undated last; `today` (ISO) parts the overdue from the upcoming."""
    found = []
    for event in events:
        announced = next((t for t in event.history if t.status in ANNOUNCED), None)
        if announced is not None and _in_time(event, since, until):
            found.append(Entry(event, outcome_of(event, today), announced, event.history[-1]))
    return sorted(found, key=lambda e: (e.event.start or "9999", e.event.id))


def outcome_of(event: MergedEvent, today: str) -> Outcome:
    if event.status == "occurred":
        return "held"
    if event.status == "cancelled":
        return "cancelled"
    if event.status == "denied":
        return "denied"
    last = day_bounds(event.end or event.start or "")
    if last is None:
        return "undated"
    return "overdue" if last[1] < date.fromisoformat(today).toordinal() else "upcoming"


def _in_time(event: MergedEvent, since: str | None, until: str | None) -> bool:
    """Undated announcements belong to no stretch of time."""
    if since is None and until is None:
        return True
    first, last = day_bounds(event.start or ""), day_bounds(event.end or event.start or "")
    if first is None or last is None:
        return False
    low, high = day_bounds(since or ""), day_bounds(until or "")
    return (low is None or last[1] >= low[0]) and (high is None or first[0] <= high[1])


def to_icalendar(found: Iterable[Entry]) -> bytes:
    """An iCalendar file (RFC 5545) of the dated entries, as whole days.

    Stamps are those of the pages, not of the clock, so that the same record gives the same bytes.
    """
    from icalendar import Calendar, Event, vGeo

    calendar = Calendar()
    calendar.add("prodid", "-//Dragoman//diplomatic record//EN")
    calendar.add("version", "2.0")
    for entry in found:
        event = entry.event
        first, last = day_bounds(event.start or ""), day_bounds(event.end or event.start or "")
        if first is None or last is None:
            continue
        item = Event()
        item.add("uid", f"{event.id}@dragoman")
        item.add("dtstamp", _stamp(entry.told.date or entry.announced.date or iso(first[0])))
        item.add("dtstart", date.fromordinal(first[0]))
        item.add("dtend", date.fromordinal(last[1]) + timedelta(days=1))
        item.add("summary", summary(event))
        item.add("status", {"cancelled": "CANCELLED", "denied": "CANCELLED", "held": "CONFIRMED"}.get(entry.outcome, "TENTATIVE"))
        item.add("description", _description(entry))
        if event.place:
            item.add("location", event.place.name)
            if event.place.lat is not None and event.place.lon is not None:
                item.add("geo", vGeo((event.place.lat, event.place.lon)))
        if entry.announced.url:
            item.add("url", entry.announced.url)
        calendar.add_component(item)
    written: bytes = calendar.to_ical()
    return written


def summary(event: MergedEvent) -> str:
    """The event in one line: ``Vladimir Putin, KAZ: visit``."""
    names = ", ".join(dict.fromkeys(p.person or p.name for p in event.participants))
    return f"{names}: {event.mode or event.type.lower()}"


def _description(entry: Entry) -> str:
    announced = f"; announced {entry.announced.date or 'by a page without a date'}" if entry.announced.status in ANNOUNCED else ""
    lines = [entry.outcome + announced]
    lines += [f"{t.date or 'undated'}: {t.status}: “{t.words}” {t.url or ''}".rstrip() for t in entry.event.history]
    return "\n".join(lines)


def _stamp(day: str) -> "object":
    from datetime import UTC, datetime

    bounds = day_bounds(day)
    return datetime.fromordinal(bounds[0] if bounds else 1).replace(tzinfo=UTC)
