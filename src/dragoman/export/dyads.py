"""Events as pairs of actors, for formats that know only who did it to whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.merging import Attendee, MergedEvent


@dataclass(frozen=True)
class Dyad:
    """One pair of an event. `number` counts the event's pairs from 1; `target` is None where only one party is known."""

    event: MergedEvent
    number: int
    source: Attendee
    target: Attendee | None


def dyads(event: MergedEvent) -> list[Dyad]:
    """Every source with every target; of things done together, every two parties once, in the event's order.

    One participant stands for each state or organisation: the first, so that a president and his minister are not two visits.
    """
    sources = _first_of_each(p for p in event.participants if p.role == "source")
    targets = _first_of_each(p for p in event.participants if p.role == "target")
    pairs: list[tuple[Attendee, Attendee | None]]
    if sources and targets:
        pairs = [(s, t) for s in sources for t in targets if party(s) != party(t)]
    elif len(sources) > 1:
        pairs = [(s, t) for i, s in enumerate(sources) for t in sources[i + 1 :]]
    else:
        pairs = [(s, None) for s in sources]
    return [Dyad(event, number, source, target) for number, (source, target) in enumerate(pairs, 1)]


def party(p: Attendee) -> str:
    """Whom a participant counts as: the state or organisation, or itself where none is known."""
    return p.country or p.actor or p.name


def _first_of_each(participants: Iterable[Attendee]) -> list[Attendee]:
    found: dict[str, Attendee] = {}
    for p in participants:
        found.setdefault(party(p), p)
    return list(found.values())
