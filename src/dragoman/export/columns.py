"""The tables of an export: which columns, of which type, saying what. Read from ``data/columns.tsv``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

from dragoman.knowledge.files import rows

ARROW: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
KEYS: Mapping[str, tuple[str, ...]] = {"pages": ("id",), "events": ("id",), "statements": ("id",), "actors": ("id",),
        "participants": ("event", "number"), "mentions": ("event", "page", "mention"), "history": ("event", "step")}  # fmt: skip
"""Columns whose cells together name one row."""
REFERENCES: Mapping[str, Mapping[str, str]] = {
    "participants": {"event": "events"},
    "mentions": {"event": "events", "page": "pages"},
    "history": {"event": "events", "page": "pages"},
    "statements": {"page": "pages"},
    "statement_about": {"statement": "statements"},
    "facts": {"page": "pages"},
}
"""Table -> column -> the table whose `id` it holds."""


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    about: str


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """Table -> its columns, both in the order of the file."""
    found: dict[str, list[Column]] = {}
    for row in rows(Path(__file__).parent / "data" / "columns.tsv"):
        found.setdefault(row["table"], []).append(Column(row["column"], row["type"], row["about"]))
    return {name: tuple(columns) for name, columns in found.items()}


def schema(table: str) -> pa.Schema:
    """The table as Arrow sees it."""
    return pa.schema([(c.name, ARROW[c.type]) for c in tables()[table]])
