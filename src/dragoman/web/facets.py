"""Events by what can be asked of them, as arrays: so that every facet is counted in a millisecond for tens of thousands of events."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.merging import MergedEvent
from dragoman.merging.intervals import day_bounds
from dragoman.record import EventFilter
from dragoman.web.wording import source_name

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Facet:
    """The values that events have under one heading; an event may have several, each once."""

    values: tuple[str, ...]
    numbers: dict[str, int]
    value: Ints
    """Number of a value, one entry for each (event, value)."""
    owner: Ints
    """Index of the event, entry for entry; in order of the values, and of the events within each."""
    first: Ints
    """Of each value, the number of its first entry; and at the end the number of entries."""
    rank: Ints
    """Of each value, its place in order of the alphabet."""
    events: int

    def counts(self, among: Mask, most: int | None = None) -> list[tuple[str, int]]:
        """(value, number of events among these), the commonest first, then by name; the first `most` of them."""
        found = np.bincount(self.value[among[self.owner]], minlength=len(self.values))
        there = np.flatnonzero(found)
        order = there[np.lexsort((self.rank[there], -found[there]))][:most]
        return [(self.values[n], count) for n, count in zip(order.tolist(), found[order].tolist(), strict=True)]

    def events_of(self, value: str) -> Ints:
        """Indices of the events that have this value, in order."""
        number = self.numbers.get(value)
        return self.owner[:0] if number is None else self.owner[self.first[number] : self.first[number + 1]]

    def having(self, values: Iterable[str]) -> Mask:
        """Events that have one of these values."""
        mask = np.zeros(self.events, dtype=bool)
        for value in values:
            mask[self.events_of(value)] = True
        return mask


def facet(rows: Sequence[Iterable[str | None]]) -> Facet:
    numbers: dict[str, int] = {}
    value, owner = [], []
    for index, row in enumerate(rows):
        for v in dict.fromkeys(row):
            if v:
                value.append(numbers.setdefault(v, len(numbers)))
                owner.append(index)
    values = np.array(value, dtype=np.int64)
    order = np.argsort(values, kind="stable")
    rank = np.empty(len(numbers), dtype=np.int64)
    rank[sorted(range(len(numbers)), key=tuple(numbers).__getitem__)] = np.arange(len(numbers))
    return Facet(
        values=tuple(numbers),
        numbers=numbers,
        value=values[order],
        owner=np.array(owner, dtype=np.int64)[order],
        first=np.searchsorted(values[order], np.arange(len(numbers) + 1)),
        rank=rank,
        events=len(rows),
    )


class EventIndex:
    """The facets of the events of a snapshot, and the filters of `dragoman.record` over them."""

    def __init__(self, events: Sequence[MergedEvent]) -> None:
        self.size = len(events)

        def by(values: Callable[[MergedEvent], Iterable[str | None]]) -> Facet:
            return facet([tuple(values(e)) for e in events])

        self.key = by(lambda e: (k for p in e.participants for k in (p.actor or p.name, p.country, p.person)))
        self.country = by(lambda e: (p.country for p in e.participants))
        self.person = by(lambda e: (p.actor or p.name for p in e.participants if p.person))
        self.type = by(lambda e: (e.type,))
        self.kind = by(lambda e: (f"{e.type}/{e.mode}" if e.mode else e.type,))
        self.status = by(lambda e: (e.status,))
        self.context = by(lambda e: e.contexts)
        self.place = by(lambda e: (e.place.name,) if e.place else ())
        self.place_country = by(lambda e: (e.place.country,) if e.place else ())
        self.source = by(lambda e: (source_name(m.publisher, m.url) for m in e.mentions))
        self.page = by(lambda e: (m.page for m in e.mentions))
        bounds = [_days(e) for e in events]
        self.first = np.array([b[0] for b in bounds], dtype=np.int64)
        self.last = np.array([b[1] for b in bounds], dtype=np.int64)
        self.dated = self.first >= 0
        self.starts = {
            "day": np.array(
                [b[0] if len(e.start or "") >= 10 else -1 for e, b in zip(events, bounds, strict=True)], dtype=np.int64
            ),
            "month": np.array([_month(e.start or "") for e in events], dtype=np.int64),
            "year": np.array([int(e.start[:4]) if e.start else -1 for e in events], dtype=np.int64),
        }
        """Number of the day (ordinal), month (since year 0) and year in which an event starts; -1 where that is not known."""
        self.sources = np.array([e.sources for e in events], dtype=np.int64)

    def all(self) -> Mask:
        return np.ones(self.size, dtype=bool)

    def masks(self, wanted: EventFilter) -> dict[str, Mask]:
        """For each thing asked for, the events that have it; all together are those that the filter admits."""
        found: dict[str, Mask] = {}
        if wanted.actors:
            found["actor"] = np.logical_and.reduce([self.key.having(ids) for ids in wanted.actors])
        if wanted.statuses:
            found["status"] = self.status.having(wanted.statuses)
        if wanted.types:
            found["type"] = np.logical_or.reduce(
                [self.kind.having([f"{t}/{mode}"]) if mode else self.type.having([t]) for t, mode in wanted.types]
            )
        if wanted.context is not None:
            found["context"] = self.context.having([wanted.context])
        if wanted.place is not None:
            word = wanted.place.casefold()
            names = [name for name in self.place.values if word in name.casefold()]
            found["place"] = self.place.having(names) | self.place_country.having([wanted.place.upper()])
        if wanted.since is not None or wanted.until is not None:
            found["time"] = self._in_time(wanted.since, wanted.until)
        return found

    def _in_time(self, since: str | None, until: str | None) -> Mask:
        mask = self.dated.copy()
        low, high = day_bounds(since or ""), day_bounds(until or "")
        if low:
            mask &= self.last >= low[0]
        if high:
            mask &= self.first <= high[1]
        return mask


def _days(event: MergedEvent) -> tuple[int, int]:
    """Ordinals of the first and last day, -1 if undated."""
    first = day_bounds(event.start) if event.start else None
    last = day_bounds(event.end or event.start or "") or first
    return (first[0], last[1]) if first and last else (-1, -1)


def _month(start: str) -> int:
    return int(start[:4]) * 12 + int(start[5:7]) - 1 if len(start) >= 7 else -1
