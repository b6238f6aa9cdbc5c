"""A question to the events as it stands in an address: parsed, answered from a snapshot, and turned back into addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

import numpy as np

from dragoman.errors import UsageError
from dragoman.knowledge.wordlists import table
from dragoman.merging import MergedEvent
from dragoman.merging.intervals import iso
from dragoman.record import EventFilter
from dragoman.record.filters import check_context
from dragoman.web.facets import Ints, Mask
from dragoman.web.snapshot import Snapshot

ORDERS = ("newest", "oldest", "sources", "best")
PAGE = 25
FACET_VALUES = 50
"""Values of a facet that are told."""
LONGEST = 400
"""Letters of a value in a question."""
MOST_VALUES = 20
UNDATED = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Question:
    """What is asked for. Lists of types and statuses mean any of them; all actors must take part."""

    q: str = ""
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    place: str = ""
    context: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    order: str = ""
    page: int = 1

    @classmethod
    def parse(cls, pairs: Sequence[tuple[str, str]]) -> "Question":
        """From the pairs of a query string; unknown names are left alone, empty values do not count. UsageError for values out of bounds."""
        found: dict[str, list[str]] = {}
        for name, value in pairs:
            value = value.strip()
            if name in NAMES and value:
                if len(value) > LONGEST or "\0" in value:
                    raise UsageError(f"{name}: {LONGEST} letters at most, and no control characters")
                found.setdefault(name, []).append(value)
        if any(len(values) > MOST_VALUES for values in found.values()):
            raise UsageError(f"{MOST_VALUES} values of a kind at most")
        lists = {name: tuple(dict.fromkeys(found.pop(name, ()))) for name in ("actor", "type", "status")}
        single = {name: values[-1] for name, values in found.items()}
        page = single.pop("page", "1")
        if not (page.isascii() and page.isdigit() and 1 <= int(page) <= 1_000_000):
            raise UsageError(f"page={page}: not the number of a page")
        if single.get("order") and single["order"] not in ORDERS:
            raise UsageError(f"order={single['order']}: there is no such order; there are {', '.join(ORDERS)}")
        values: dict[str, Any] = {**lists, **single, "page": int(page)}
        return cls(**values)

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of all that is asked, in a fixed order."""
        found = []
        for name in NAMES:
            value = getattr(self, name)
            if isinstance(value, tuple):
                found += [(name, v) for v in value]
            elif value and not (name == "page" and value == 1):
                found.append((name, str(value)))
        return found

    @cached_property
    def _told(self) -> dict[str, str]:
        """Parts of the query string by name; a page has some hundred links that differ in one of them."""
        found: dict[str, str] = {}
        for name, value in self.pairs():
            found[name] = f"{found[name]}&{_encoded(name, value)}" if name in found else _encoded(name, value)
        return found

    def query(self, **changes: Any) -> str:
        """The query string of this question with changes; a change of anything but the page starts at the first page."""
        parts = []
        for name in NAMES:
            if name not in changes:
                parts.append(self._told.get(name, "") if name != "page" else "")
            elif isinstance(changes[name], tuple):
                parts += [_encoded(name, value) for value in changes[name]]
            elif changes[name] and (name, changes[name]) != ("page", 1):
                parts.append(_encoded(name, str(changes[name])))
        return "&".join(filter(None, parts))

    def toggled(self, name: str, value: str) -> str:
        """The query string with this value of a list added, or taken out; of a single field set, or unset."""
        now = getattr(self, name)
        if isinstance(now, tuple):
            return self.query(**{name: tuple(v for v in now if v != value) if value in now else (*now, value)})
        return self.query(**{name: "" if now == value else value})

    @property
    def is_empty(self) -> bool:
        return not [name for name, _ in self.pairs() if name not in ("order", "page")]


NAMES = tuple(f.name for f in fields(Question))


@lru_cache(maxsize=16384)
def _encoded(name: str, value: str) -> str:
    return urlencode([(name, value)])


@dataclass(frozen=True)
class Bar:
    """A bar of the date histogram: ISO prefix, number of events."""

    date: str
    count: int


@dataclass(frozen=True)
class Found:
    """The answer: indices of the events in order, and, for those who ask, what facets they have."""

    question: Question
    total: int
    order: Ints
    mask: Mask = field(repr=False)
    snapshot: Snapshot = field(repr=False)
    masks: dict[str, Mask] = field(repr=False)
    """By what is asked for, the events that have it."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))

    @cached_property
    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """The commonest values under each heading; of a list of alternatives (types, statuses) beside the ones chosen."""
        index, mask = self.snapshot.index, self.mask
        kinds = index.kind if len(self.question.type) == 1 else index.type
        return {
            "country": index.country.counts(mask, FACET_VALUES),
            "person": index.person.counts(mask, FACET_VALUES),
            "type": kinds.counts(_among(index.all(), self.masks, but="type"), FACET_VALUES),
            "status": index.status.counts(_among(index.all(), self.masks, but="status"), FACET_VALUES),
            "place": index.place.counts(mask, FACET_VALUES),
            "context": index.context.counts(mask, FACET_VALUES),
            "source": index.source.counts(mask, FACET_VALUES),
        }

    @cached_property
    def histogram(self) -> "Histogram":
        return histogram(self.snapshot, self.mask)


@dataclass(frozen=True)
class Histogram:
    bars: list[Bar]
    vague: int
    """Events whose date is not precise enough for the bars, or unknown, or far from all others."""


def filter_of(snapshot: Snapshot, asked: Question) -> EventFilter:
    """UsageError for what makes no sense."""
    if asked.context and asked.context.lower() not in table("contexts"):
        check_context("context", asked.context, snapshot.index.context.values)
    try:
        return snapshot.filter(asked.actor, asked.since, asked.until, asked.type, asked.status, asked.place, asked.context)
    except UsageError as error:
        raise UsageError(str(error).removeprefix("--")) from None


def search(snapshot: Snapshot, asked: Question) -> Found:
    """The events asked for."""
    index = snapshot.index
    masks = index.masks(filter_of(snapshot, asked))
    if asked.source:
        masks["source"] = index.source.having([asked.source])
    ranked: Ints | None = None
    if asked.q:
        ranked = snapshot.find(asked.q)
        masks["q"] = np.zeros(index.size, dtype=bool)
        masks["q"][ranked] = True
    mask = _among(index.all(), masks)
    return Found(asked, int(mask.sum()), _ordered(snapshot, asked, mask, ranked), mask, snapshot, masks)


def _among(every: Mask, masks: dict[str, Mask], but: str = "") -> Mask:
    found: Mask = np.logical_and.reduce([every, *(m for name, m in masks.items() if name != but)])
    return found


def _ordered(snapshot: Snapshot, asked: Question, mask: Mask, ranked: Ints | None) -> Ints:
    index = snapshot.index
    order = asked.order or ("best" if ranked is not None else "newest")
    if order == "best" and ranked is not None:
        return ranked[mask[ranked]]
    chosen = np.flatnonzero(mask)
    dates = index.first[chosen]
    if order == "oldest":
        return chosen[np.argsort(np.where(dates < 0, UNDATED, dates), kind="stable")]
    if order == "sources":
        return chosen[np.argsort(-index.sources[chosen], kind="stable")]
    return chosen[np.argsort(-dates, kind="stable")]


def shown(snapshot: Snapshot, found: Found) -> list[MergedEvent]:
    """The events of the page asked for."""
    start = (found.question.page - 1) * PAGE
    return [snapshot.events[n] for n in found.order[start : start + PAGE].tolist()]


MOST_BARS = 72
FAR = 0.01
"""Share of the dates at either end that the bars leave out: one target for 2050 would press all others into two bars."""


def histogram(snapshot: Snapshot, mask: Mask) -> Histogram:
    """Events by day, month or year of their start, the finest that gives at most `MOST_BARS` bars to all but the farthest."""
    index = snapshot.index
    for unit in ("day", "month", "year"):
        starts = index.starts[unit][mask]
        known = starts[starts >= 0]
        if not known.size:
            continue
        low, high = (int(q) for q in np.quantile(known, (FAR, 1 - FAR), method="nearest"))
        if unit == "year" or (high - low < MOST_BARS and known.size * 2 >= mask.sum()):
            low = max(low, high - MOST_BARS + 1)
            counts = np.bincount(known[(known >= low) & (known <= high)] - low, minlength=high - low + 1)
            bars = [_bar(unit, low + n, count) for n, count in enumerate(counts.tolist())]
            return Histogram(bars, int(mask.sum()) - int(counts.sum()))
    return Histogram([], int(mask.sum()))


def _bar(unit: str, number: int, count: int) -> Bar:
    if unit == "day":
        return Bar(iso(number), count)
    return Bar(f"{number // 12:04}-{number % 12 + 1:02}" if unit == "month" else f"{number:04}", count)
