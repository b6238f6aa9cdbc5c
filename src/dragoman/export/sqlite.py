"""The tables as one SQLite file with keys, indexes and full-text search, ready for Datasette."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dragoman.export.columns import KEYS, REFERENCES, tables
from dragoman.export.content import Content
from dragoman.export.flat import table

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
SEARCHED = {"pages": ("title", "text"), "events": ("source", "target", "place", "quote"), "statements": ("speaker", "content")}
"""Table -> columns that its full-text index holds. Datasette finds an index by the name TABLE_fts."""
SORTED = {"events": ("start", "type"), "statements": ("speaker_actor",), "participants": ("country", "actor")}
"""Columns that questions often ask for, beside keys and references."""


def write_sqlite(content: Content, path: Path) -> None:
    """A database of the tables. Dates are ISO text, booleans 0 and 1."""
    with closing(sqlite3.connect(path)) as db:
        # the same bytes from the same rows: no room left over, no journal
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA page_size = 4096;")
        for name in tables():
            db.execute(_create(name))
            _fill(db, name, content)
        for name, columns in SEARCHED.items():
            _index_words(db, name, columns)
        for name in tables():
            for column in sorted({*REFERENCES.get(name, {}), *SORTED.get(name, ())}):
                db.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
        db.commit()


def _create(name: str) -> str:
    parts = [f'"{c.name}" {TYPES[c.type]}' for c in tables()[name]]
    if name in KEYS:
        parts.append("PRIMARY KEY (" + ", ".join(f'"{c}"' for c in KEYS[name]) + ")")
    for column, other in REFERENCES.get(name, {}).items():
        parts.append(f'FOREIGN KEY ("{column}") REFERENCES "{other}" ("id")')
    return f'CREATE TABLE "{name}" ({", ".join(parts)})'


def _fill(db: sqlite3.Connection, name: str, content: Content) -> None:
    columns = tables()[name]
    dates = {c.name for c in columns if c.type == "date"}
    marks = ", ".join("?" * len(columns))
    rows = table(name, content).to_pylist()
    db.executemany(
        f'INSERT INTO "{name}" VALUES ({marks})',
        ([str(v) if c in dates and v is not None else v for c, v in row.items()] for row in rows),
    )


def _index_words(db: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> None:
    """A full-text index over the table's own rows (no second copy of the words)."""
    listed = ", ".join(f'"{c}"' for c in columns)
    db.execute(
        f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({listed}, content="{name}", tokenize="unicode61 remove_diacritics 2")'
    )
    db.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')
