"""Snapshots of a record for the site: one SQLite file with the events, their words, and every page, made in a process of its own.

The file holds nothing that the record does not; deleting it loses nothing. Its name tells the versions of the tables that it was
made from, so a finished one is never written again.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import gettempdir

import msgspec

from dragoman import __version__
from dragoman.merging import MergedEvent
from dragoman.model import Reading
from dragoman.record import Record, search_index
from dragoman.record.kept import RULES
from dragoman.web.wording import actor_name, kind_words

LAYOUT = "1"
"""Raised when the tables below change."""
PREFIX = "site-"
AT_ONCE = 64
"""Readings held in memory at a time."""
_TABLES = """
CREATE TABLE pages (id TEXT PRIMARY KEY, url TEXT, title TEXT, publisher TEXT, published TEXT, letters INTEGER, statements INTEGER,
                    facts INTEGER, reading BLOB);
CREATE TABLE events (list BLOB);
CREATE VIRTUAL TABLE event_words USING fts5(names, words, tokenize = "unicode61 remove_diacritics 2");
"""


def versions(record: Record) -> tuple[int, int]:
    """Versions of the tables of readings and of judgements."""
    return max(0, record.version("readings")), max(0, record.version("judgements"))


def folder_of(root: str) -> Path:
    """The record's own folder; the system's folder for passing files if that cannot be written, or is an object store."""
    if "://" not in root and os.access(root, os.W_OK):
        return Path(root)
    return Path(gettempdir())


def file_of(root: str, of: tuple[int, int]) -> Path:
    """Where the snapshot of these versions is kept."""
    folder = folder_of(root)
    mark = "" if folder == Path(root) else f"{zlib.crc32(str(Path(root).absolute()).encode()):08x}-"
    rules = zlib.crc32(f"{__version__} {RULES} {LAYOUT} {search_index.LAYOUT}".encode())
    return folder / f"{PREFIX}{mark}{of[0]}-{of[1]}-{rules:08x}.sqlite"


def build(root: str) -> str:
    """Make the snapshot of the record as it stands, unless it is there; the path of its file. RecordError if the record cannot be read."""
    record = Record.open(root)
    path = file_of(root, versions(record))
    if path.exists():
        return str(path)
    events = record.events()
    old = _last(path)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        _fill_pages(db, record, old)
        _fill_events(db, events)
        db.commit()
    with suppress(Exception), search_index.index(record):
        pass  # the words of statements, brought up to date; where that fails, statements are searched in the last index
    os.replace(draft, path)
    _tidy(path, keep=old)
    return str(path)


def _fill_pages(db: sqlite3.Connection, record: Record, old: Path | None) -> None:
    """Pages that the last snapshot holds are copied; only new ones are read from the record."""
    wanted = {id for id, _, _ in record.pages()}
    if old is not None:
        db.execute("ATTACH ? AS old", (str(old),))
        db.execute("CREATE TEMP TABLE wanted (id TEXT PRIMARY KEY)")
        db.executemany("INSERT INTO wanted VALUES (?)", ((id,) for id in wanted))
        db.execute("INSERT INTO pages SELECT * FROM old.pages WHERE id IN (SELECT id FROM wanted)")
        db.commit()
        db.execute("DETACH old")
    missing = sorted(wanted - {id for (id,) in db.execute("SELECT id FROM pages")})
    for start in range(0, len(missing), 16 * AT_ONCE):
        db.executemany(
            "INSERT OR IGNORE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _page_rows(record.readings(missing[start : start + 16 * AT_ONCE])),
        )


def _page_rows(readings: Iterable[Reading]) -> Iterable[tuple[object, ...]]:
    for r in readings:
        page = r.page
        packed = zlib.compress(msgspec.msgpack.encode(r), 1)
        yield (
            page.id, page.url, page.title, page.publisher, page.published, len(page.text), len(r.statements), len(r.facts), packed,
        )  # fmt: skip


def _fill_events(db: sqlite3.Connection, events: list[MergedEvent]) -> None:
    db.execute("INSERT INTO events VALUES (?)", (msgspec.msgpack.encode(events),))
    db.executemany(
        "INSERT INTO event_words (rowid, names, words) VALUES (?, ?, ?)",
        ((n, *event_words(event)) for n, event in enumerate(events)),
    )


def event_words(event: MergedEvent) -> tuple[str, str]:
    """What an event is found by: the names of those who take part, and the words of its pages, its kind and place."""
    names = [n for p in event.participants for n in (p.name, p.person, p.office, p.country and actor_name(p.country))]
    words = [kind_words(event.type, event.mode), event.type, event.mode, *event.contexts]
    if event.place:
        words += [event.place.name, event.place.country and actor_name(event.place.country)]
    if event.edition:
        words.append(event.edition.series)
    words += [w for m in event.mentions for w in (m.quote, m.title)]
    return _joined(names), _joined(words)


def _joined(words: Iterable[str | None]) -> str:
    return "\n".join(dict.fromkeys(w for w in words if w))


def _last(path: Path) -> Path | None:
    """The newest finished snapshot made by the same rules."""
    mark = path.name.rpartition("-")[2]
    start = path.name[: len(PREFIX) + 9] if path.parent == Path(gettempdir()) else PREFIX
    found = [p for p in path.parent.glob(f"{start}*-{mark}") if p != path]
    return max(found, key=lambda p: (p.stat().st_mtime, p.name), default=None)


def _tidy(path: Path, keep: Path | None) -> None:
    """Older snapshots go, but the last, which may still be asked."""
    start = path.name[: len(PREFIX) + 9] if path.parent == Path(gettempdir()) else PREFIX
    for other in path.parent.glob(f"{start}*.sqlite"):
        if other not in (path, keep):
            with suppress(OSError):
                other.unlink()
