"""A record: readings in, events out."""

import os
from collections.abc import Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dragoman.errors import RecordBusyError, RecordError, UsageError
from dragoman.merging import MergedEvent
from dragoman.model import Reading
from dragoman.record import kept
from dragoman.record.filters import EventFilter
from dragoman.record.holdings import Holdings

if TYPE_CHECKING:
    from dragoman.record.tables import Tables

DEFAULT: Final = "record"
VARIABLE: Final = "DRAGOMAN_RECORD"
TRIES: Final = 5
"""Times that a batch is offered to an object store to which others write as well."""


@dataclass(frozen=True)
class AddReport:
    """What `Record.add` did with the pages it was given."""

    added: int = 0
    unchanged: int = 0
    """Already in the record with the same content."""
    replaced: int = 0
    """Old readings that a page with other content at the same URL, or a new reading of the same page, took the place of."""


def default_path() -> str:
    """``$DRAGOMAN_RECORD``, or ``record`` in the working folder."""
    return os.environ.get(VARIABLE) or DEFAULT


class Record:
    """The store of readings, and the events that follow from them and from the judgements.

    The events table is made anew from the readings when a question is asked after pages were added: so it is the same whatever
    the order or the batches in which they came.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self._held: Holdings | None = None

    @cached_property
    def tables(self) -> "Tables":
        """The Delta tables; to open them imports what many questions can do without (`dragoman.record.kept`)."""
        from dragoman.record.tables import Tables

        return Tables(self.root)

    def version(self, table: str) -> int:
        """The version of a table: every commit raises it; -1 if the table does not exist yet."""
        found = kept.version(self.root, table)
        return self.tables.version(table) if found is None else found

    @classmethod
    def open(cls, path: str | Path | None = None, create: bool = False) -> "Record":
        """The record at a folder or object-store prefix; made there if missing and `create`.

        RecordError if it is missing, is no record, or cannot be written when it should be made.
        """
        root = str(path) if path is not None else default_path()
        record = cls(root)
        if record.version("readings") >= 0:
            return record
        if "://" not in root:
            _check_folder(Path(root), create)
        if not create:
            raise RecordError(f"{root}: no record there (make one with: dragoman read PAGES --record {root})")
        record.tables.create()
        return record

    def add(self, readings: Iterable[Reading], anew: Container[str] = frozenset()) -> AddReport:
        """Add readings in one commit. A page already there is left alone; one with other content at a known URL replaces the old reading,
        and so does one whose id is among those to be read `anew`.

        Of two pages with one URL in one call, the later published stays. Raises `RecordError`, and then nothing was added.
        """
        fresh = _latest(readings)
        for _ in range(TRIES - 1):
            with suppress(RecordBusyError), self.tables.alone():
                return self._add(fresh, anew)
        with self.tables.alone():
            return self._add(fresh, anew)

    def _add(self, fresh: Sequence[Reading], anew: Container[str]) -> AddReport:
        from dragoman.pages.duplicates import signature
        from dragoman.record.schema import ReadingRow, reading_row, to_table

        held = self._holdings()
        wanted = [r for r in fresh if r.page.id not in held.urls or r.page.id in anew]
        old = sorted(held.at(r.page.url for r in wanted) | {r.page.id for r in wanted} & held.urls.keys())
        if wanted:
            rows = to_table((reading_row(r, signature(r.page)) for r in wanted), ReadingRow)
            self._held = None
            if old:
                self.tables.replace("readings", rows, [*old, *(r.page.id for r in wanted)])
            else:
                self.tables.append("readings", rows)
            self._held = held.after(old, wanted, self.version("readings"))
        return AddReport(len(wanted), len(fresh) - len(wanted), len(old))

    def _holdings(self) -> Holdings:
        """The pages of the record, read from its files only if another than this object has changed them."""
        version = self.version("readings")
        if self._held is None or self._held.version != version:
            columns = self.tables.read("readings", ["id", "url"]).to_pydict()
            self._held = Holdings(version, dict(zip(columns["id"], columns["url"], strict=True)))
        return self._held

    def remove(self, *pages: str) -> int:
        """Take pages out by id or URL; the number of readings removed (UsageError, and none is, if one is not there)."""
        with self.tables.alone():
            here = self.pages()
            gone: set[str] = set()
            for page in pages:
                ids = {id for id, url, _ in here if page in (id, url)}
                if not ids:
                    raise UsageError(f"no page with id or URL {page} in {self.root}")
                gone |= ids
            self.tables.delete("readings", sorted(gone))
        return len(gone)

    def pages(self) -> list[tuple[str, str | None, str | None]]:
        """(id, URL, publication date) of every page, in order of id."""
        columns = self.tables.read("readings", ["id", "url", "published"]).to_pydict()
        return sorted(set(zip(columns["id"], columns["url"], columns["published"], strict=True)), key=lambda row: str(row[0]))

    def readings(self, ids: Sequence[str] | None = None) -> list[Reading]:
        """All readings, or those of these pages, in order of page id."""
        from dragoman.record.schema import ReadingRow, from_table, reading_of
        from dragoman.record.tables import among, told

        table = self.tables.read("readings", filter=None if ids is None else among(ids))
        with told(self.root):
            rows = {row.id: row for row in from_table(table, ReadingRow)}
        return [reading_of(rows[i]) for i in sorted(rows)]

    def events(self, filter: EventFilter | None = None) -> list[MergedEvent]:
        """Events in order of date, of those that the filter lets through."""
        found = kept.load(self.root, filter)
        if found is None:
            every = self._all_events()
            found = every if filter is None else [e for e in every if filter.admits(e)]
        return found

    def _all_events(self) -> list[MergedEvent]:
        from dragoman.record import events as derived

        # asked before, so that what another process adds meanwhile is noticed
        basis = kept.basis(self.root)
        found = derived.load(self.tables)
        kept.keep(self.root, found.events, basis, found.before)
        return found.events

    def stories(self) -> list[list[str]]:
        """Ids of pages that tell the same main event, together."""
        import pyarrow.dataset as ds

        from dragoman.merging.stories import Story, cluster_articles

        columns = {"id": ds.field("id"), "title": ds.field("page", "title"), "text": ds.field("page", "text")}
        return cluster_articles(Story(**row) for row in self.tables.read("readings", columns).to_pylist())

    def names(self) -> set[str]:
        """Ids and names of all participants."""
        found = kept.names(self.root)
        return {name for e in self._all_events() for name in kept.names_of(e)} if found is None else found

    def event(self, id: str) -> MergedEvent:
        """The event of this id, or of the one id that begins so; UsageError otherwise."""
        fitting = [e for e in self.events() if e.id.startswith(id)] if id else []
        exact = [e for e in fitting if e.id == id]
        if exact:
            return exact[0]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UsageError(
                f"{id}: {len(fitting)} events begin so ({', '.join(e.id for e in fitting[:5])} ...); give more of the id"
            )
        raise UsageError(f"{id}: no such event in {self.root} (dragoman events lists them)")

    def refresh(self) -> int:
        """Bring the events table up to date with readings and judgements, and tidy the files; the number of events."""
        with self.tables.alone():
            for name in ("readings", "pages_read"):
                self.tables.compact(name)
        return len(self._all_events())

    def query(self, sql: str) -> list[dict[str, Any]]:
        """Rows of a DuckDB query over the tables ``readings``, ``events`` and ``judgements``, which it can read but not change."""
        from dragoman.record.query import run

        self.refresh()
        return run(self.tables, sql)

    def rows(self, filter: EventFilter | None = None) -> list[dict[str, Any]]:
        """Events as plain rows, for printing."""
        return [event_row(e) for e in self.events(filter)]


def event_row(event: MergedEvent) -> dict[str, Any]:
    """The event as JSON-ready values."""
    row: dict[str, Any] = msgspec.to_builtins(event)
    return row


def _latest(readings: Iterable[Reading]) -> list[Reading]:
    """One reading a page and one page a URL, in order of page id."""
    by_id = {r.page.id: r for r in readings}
    by_url: dict[str, Reading] = {}
    for i in sorted(by_id):
        reading = by_id[i]
        place = reading.page.url or i
        other = by_url.get(place)
        if other is None or (other.page.published or "", other.page.id) < (reading.page.published or "", i):
            by_url[place] = reading
    return sorted(by_url.values(), key=lambda r: r.page.id)


def _check_folder(folder: Path, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise RecordError(f"{folder}: is a file, not a record (a record is a folder)")
    if folder.is_dir() and any(folder.iterdir()):
        raise RecordError(f"{folder}: is not a record, and holds other files (name an empty or a new folder)")
    if create:
        parent = next(p for p in (folder, *folder.absolute().parents) if p.exists())
        if not os.access(parent, os.W_OK):
            raise RecordError(f"{folder}: cannot be written: permission denied")
