"""Which events a question is about: the same words for every command."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.errors import UsageError
from dragoman.knowledge.wordlists import table
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.intervals import day_bounds
from dragoman.model import EVENT_TYPES
from dragoman.record.actors import resolve_actor

STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")


@dataclass(frozen=True)
class EventFilter:
    """All that is set must hold. `since` and `until` are ISO dates or prefixes, both included."""

    actors: tuple[frozenset[str], ...] = ()
    """For each actor asked for, the ids that count as it: all of them must take part."""
    since: str | None = None
    until: str | None = None
    types: tuple[tuple[str, str | None], ...] = ()
    """(type, mode or None for any)."""
    statuses: frozenset[str] = field(default_factory=frozenset)
    place: str | None = None
    context: str | None = None

    def admits(self, event: MergedEvent) -> bool:
        return self.admits_anytime(event) and self._in_time(event)

    def admits_anytime(self, event: MergedEvent) -> bool:
        """Whether all but the dates hold."""
        return (
            all(any(takes_part(p, ids) for p in event.participants) for ids in self.actors)
            and (not self.statuses or event.status in self.statuses)
            and (not self.types or any(event.type == t and mode in (None, event.mode) for t, mode in self.types))
            and (self.context is None or self.context in event.contexts)
            and (self.place is None or _at(event, self.place))
        )

    def _in_time(self, event: MergedEvent) -> bool:
        if self.since is None and self.until is None:
            return True
        first = day_bounds(event.start) if event.start else None
        last = day_bounds(event.end or event.start or "") or first
        if first is None or last is None:
            return False
        since = day_bounds(self.since) if self.since else None
        until = day_bounds(self.until) if self.until else None
        return (since is None or last[1] >= since[0]) and (until is None or first[0] <= until[1])


def make_filter(
    actors: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    types: Sequence[str] = (),
    statuses: Sequence[str] = (),
    place: str | None = None,
    context: str | None = None,
    recorded: Collection[str] = (),
) -> EventFilter:
    """A filter from words as typed; UsageError for an unknown actor, type, mode, status or date, with what is near it.

    `recorded`: ids and names of the record's participants, so that persons whom only the record knows can be asked for.
    """
    check_dates(since, until)
    for status in statuses:
        if status not in STATUSES:
            raise UsageError(f"--status {status}: there is no such status; there are {', '.join(STATUSES)}")
    return EventFilter(
        actors=tuple(resolve_actor(a, recorded) for a in actors),
        since=since,
        until=until,
        types=tuple(_type(t) for t in types),
        statuses=frozenset(statuses),
        place=place,
        context=context.lower() if context else None,
    )


def check_dates(since: str | None, until: str | None) -> None:
    """UsageError for what is no date, and for an end before the start."""
    for name, value in (("since", since), ("until", until)):
        if value is not None and day_bounds(value) is None:
            raise UsageError(f"--{name} {value}: not a date (write 2023-11-09, 2023-11 or 2023)")
    first, last = (day_bounds(value) if value else None for value in (since, until))
    if first and last and first[0] > last[1]:
        raise UsageError(f"--since {since} is after --until {until}: exchange them")


def check_context(option: str, value: str | None, recorded: Collection[str] = ()) -> None:
    """UsageError for a context (of events) or topic (of statements) that neither the lexicon nor the record knows."""
    known = table("contexts")
    if value is not None and value.lower() not in known and value.lower() not in recorded:
        raise UsageError(f"--{option} {value}: there is no such {option}; there are {', '.join(known)}")


def _type(words: str) -> tuple[str, str | None]:
    """``CONSULT`` or ``CONSULT/visit``."""
    # not above: most questions name no type, and frames take long to import
    from dragoman.model import MODES

    kind, _, mode = words.partition("/")
    if kind.upper() not in EVENT_TYPES:
        raise UsageError(
            f"--type {words}: there is no such type; there are {', '.join(EVENT_TYPES)} (with a mode: CONSULT/visit)"
        )
    kind, mode = kind.upper(), mode.lower()
    modes = MODES.get(kind, ())
    if mode and mode not in modes:
        raise UsageError(f"--type {words}: {kind} has no such mode; it has {', '.join(modes) or 'none'}")
    return kind, mode or None


def takes_part(participant: Attendee, ids: frozenset[str]) -> bool:
    """Whether this participant is one of `ids`, or acts for it."""
    return bool(ids & {participant.actor or participant.name, participant.country, participant.person})


def _at(event: MergedEvent, place: str) -> bool:
    where = event.place
    if where is None:
        return False
    return place.casefold() in where.name.casefold() or place.upper() == where.country


def as_day(name: str, value: str) -> str:
    """The value if it is a whole ISO date; UsageError otherwise."""
    day = day_bounds(value)
    if day is None or len(value) != 10:
        raise UsageError(f"--{name} {value}: not a day (write 2023-11-09)")
    return value


def today() -> str:
    """The only clock here: commands ask it, never merging."""
    return date.today().isoformat()
