"""The index of the words of a record: SQLite FTS5 in a file beside it, made anew when it is missing or behind.

It holds nothing that the record does not; deleting it loses nothing. Where it cannot be kept (an object store, a folder that cannot
be written) it is built in memory for the question.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.model import Article, Statement
from dragoman.record.store import Record

FILE = "search.sqlite"
LAYOUT = "2"
"""Raised when the tables below change."""
Role = Literal["speaker", "about", "topic"]
_TABLES = """
CREATE TABLE meta (layout TEXT, version INTEGER);
CREATE TABLE statements (id INTEGER PRIMARY KEY, published TEXT);
CREATE TABLE statement_rows (id INTEGER PRIMARY KEY, row TEXT);
CREATE VIRTUAL TABLE statement_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE named (role TEXT, name TEXT, statement INTEGER, PRIMARY KEY (role, name, statement)) WITHOUT ROWID;
CREATE TABLE names (role TEXT, name TEXT, PRIMARY KEY (role, name)) WITHOUT ROWID;
CREATE TABLE articles (id INTEGER PRIMARY KEY, page TEXT, url TEXT, title TEXT, published TEXT);
CREATE VIRTUAL TABLE article_words USING fts5(title, words, tokenize = "unicode61 remove_diacritics 2");
"""
"""Numbers of statements and articles go by date of publication, page and place in it. `named`: under which ids and names a statement is asked for."""


@contextmanager
def index(record: Record, as_it_stands: bool = False) -> Iterator[sqlite3.Connection]:
    """The index, up to date with the record; `as_it_stands`, as it was last made, if it ever was."""
    with closing(_opened(record, as_it_stands)) as db:
        yield db


def _opened(record: Record, as_it_stands: bool) -> sqlite3.Connection:
    path = None if "://" in record.root else Path(record.root, FILE)
    db, made = _made(path) if path is not None else (None, None)
    version = made if as_it_stands and made is not None else record.version("readings")
    if db is not None and made == version:
        return db
    if db is not None:
        db.close()
    if path is not None and _rebuild(record, path, version):
        return _connected(path)
    return _fill(record, sqlite3.connect(":memory:"), version)


def _made(path: Path) -> tuple[sqlite3.Connection | None, int | None]:
    """The index and the version of the readings that it was built from; None if there is none, or it cannot be read."""
    if not path.exists():
        return None, None
    db = None
    try:
        db = _connected(path)
        layout, version = db.execute("SELECT layout, version FROM meta").fetchone()
    except (sqlite3.Error, TypeError):
        if db is not None:
            db.close()
        return None, None
    return db, int(version) if layout == LAYOUT else None


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def _rebuild(record: Record, path: Path, version: int) -> bool:
    """Build beside, then put in place at once, so that nobody reads a half; False where the folder cannot be written."""
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    try:
        with closing(sqlite3.connect(draft)) as db:
            _fill(record, db, version)
        os.replace(draft, path)
    except (OSError, sqlite3.OperationalError):
        draft.unlink(missing_ok=True)
        return False
    return True


def _fill(record: Record, db: sqlite3.Connection, version: int) -> sqlite3.Connection:
    db.executescript(_TABLES)
    db.execute("INSERT INTO meta VALUES (?, ?)", (LAYOUT, version))
    number = 0
    for count, reading in enumerate(sorted(record.readings(), key=lambda r: (r.page.published or "", r.page.id))):
        page = reading.page
        db.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", (count, page.id, page.url, page.title, page.published))
        db.execute("INSERT INTO article_words (rowid, title, words) VALUES (?, ?, ?)", (count, page.title or "", page.text))
        for statement in reading.statements:
            _enter(db, number, statement, page)
            number += 1
    db.execute("INSERT INTO names SELECT DISTINCT role, name FROM named")
    db.commit()
    return db


def _enter(db: sqlite3.Connection, number: int, statement: Statement, page: Article) -> None:
    row = msgspec.to_builtins(statement) | {"page": page.id, "url": page.url, "title": page.title, "published": page.published}
    db.execute("INSERT INTO statements VALUES (?, ?)", (number, page.published))
    db.execute("INSERT INTO statement_rows VALUES (?, ?)", (number, json.dumps(row, ensure_ascii=False)))
    words = " … ".join(e.text for e in statement.evidence) or statement.content
    db.execute("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", (number, words))
    speaker = statement.speaker
    known: dict[Role, Iterable[str | None]] = {
        "speaker": (speaker.actor, speaker.name, speaker.country, speaker.person),
        "about": [name for a in statement.about for name in (a.actor, a.country)],
        "topic": statement.topics,
    }
    for role, names in known.items():
        db.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", ((role, name, number) for name in names if name))
