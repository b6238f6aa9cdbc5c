"""A snapshot: the events of one version of a record in memory, with their index; its pages on demand."""

import sqlite3
import zlib
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from weakref import finalize

import msgspec
import numpy as np
from markupsafe import Markup

from dragoman.errors import UsageError
from dragoman.merging import MergedEvent
from dragoman.model import Reading
from dragoman.record import EventFilter, make_filter
from dragoman.record.search import match_query
from dragoman.web.facets import EventIndex, Ints
from dragoman.web.keeping import Kept
from dragoman.web.wording import actor_name, known_name, source_name

MOST_READINGS = 64
"""Readings kept in memory."""
MOST_FILTERS = 256
MOST_PARTS = 8192


@dataclass(frozen=True)
class PageLine:
    """A page of the record in a few words."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    letters: int
    statements: int
    facts: int

    @property
    def source(self) -> str:
        return source_name(self.publisher, self.url)

    @property
    def name(self) -> str:
        return self.title or self.url or f"page {self.id}"


class Snapshot:
    """What the site answers from. Nothing in it changes; many threads may ask it."""

    def __init__(self, path: str, version: tuple[int, int]) -> None:
        self.path, self.version = path, version
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        finalize(self, self._db.close)
        self._lock = Lock()
        self._readings: Kept[str, Reading | None] = Kept(MOST_READINGS)
        self._filters: Kept[Hashable, EventFilter] = Kept(MOST_FILTERS)
        self.parts: Kept[Hashable, Markup] = Kept(MOST_PARTS)
        """Parts of pages that are shown in many."""
        (packed,) = self._db.execute("SELECT list FROM events").fetchone()
        self.events: list[MergedEvent] = msgspec.msgpack.decode(packed, type=list[MergedEvent])
        self.numbers = {event.id: n for n, event in enumerate(self.events)}
        self.index = EventIndex(self.events)
        columns = "id, url, title, publisher, published, letters, statements, facts"
        rows = self._db.execute(f"SELECT {columns} FROM pages ORDER BY published, id")
        self.pages = {row[0]: PageLine(*row) for row in rows}

    def event(self, id: str) -> MergedEvent | None:
        """The event of this id, or of the one id that begins so (eight characters or more)."""
        if id in self.numbers:
            return self.events[self.numbers[id]]
        fitting = [e for e in self.events if e.id.startswith(id)] if len(id) >= 8 else []
        return fitting[0] if len(fitting) == 1 else None

    def events_on(self, page: str) -> list[MergedEvent]:
        """Events that the page tells of, in order."""
        return [self.events[n] for n in self.index.page.events_of(page).tolist()]

    @cached_property
    def _own_names(self) -> dict[str, str]:
        """Names of those whom only this record knows."""
        return {p.actor: p.person or p.name for e in self.events for p in e.participants if p.actor and "/" in p.actor}

    def actor_name(self, id: str) -> str:
        """The usual name of an id, or the name under which the record has it."""
        return known_name(id) or self._own_names.get(id) or actor_name(id)

    @cached_property
    def newest_pages(self) -> list[PageLine]:
        return sorted(self.pages.values(), key=lambda p: (p.published or "", p.id), reverse=True)

    @cached_property
    def within(self) -> dict[str, list[MergedEvent]]:
        """Events by the one that they are part of."""
        found: dict[str, list[MergedEvent]] = {}
        for event in self.events:
            if event.part_of:
                found.setdefault(event.part_of, []).append(event)
        return found

    @cached_property
    def judged(self) -> dict[str, MergedEvent]:
        """Judgement -> an event that it touched."""
        return {c.judgement: e for e in self.events for c in e.corrections}

    @cached_property
    def names(self) -> frozenset[str]:
        """Ids and names of all participants, as `Record.names`."""
        people = (p for e in self.events for p in e.participants)
        return frozenset(name for p in people for name in (p.actor, p.name, p.country, p.person) if name)

    def filter(
        self,
        actors: tuple[str, ...],
        since: str,
        until: str,
        types: tuple[str, ...],
        statuses: tuple[str, ...],
        place: str,
        context: str,
    ) -> EventFilter:
        """UsageError for what makes no sense."""
        recorded = self.names if actors else ()
        return self._filters.of(
            (actors, since, until, types, statuses, place, context),
            lambda: make_filter(actors, since or None, until or None, types, statuses, place or None, context or None, recorded),
        )

    def reading(self, page: str) -> Reading | None:
        return self._readings.of(page, lambda: self._reading(page))

    def _reading(self, page: str) -> Reading | None:
        with self._lock:
            row = self._db.execute("SELECT reading FROM pages WHERE id = ?", (page,)).fetchone()
        return None if row is None else msgspec.msgpack.decode(zlib.decompress(row[0]), type=Reading)

    def readings(self, pages: list[str]) -> dict[str, Reading]:
        return {page: found for page in pages if (found := self.reading(page)) is not None}

    def find(self, words: str) -> Ints:
        """Indices of the events that hold all these words, best first: names of participants weigh most. UsageError if there is no word."""
        try:
            query = match_query(words)
        except UsageError:
            raise UsageError(f"there is no word to look for in “{words}”") from None
        with self._lock:
            rows = self._db.execute(
                "SELECT rowid FROM event_words WHERE event_words MATCH ? ORDER BY bm25(event_words, 10.0, 1.0), rowid", (query,)
            ).fetchall()
        return np.array([n for (n,) in rows], dtype=np.int64)
