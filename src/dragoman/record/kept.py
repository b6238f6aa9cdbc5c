"""The events of a record in a file from which a question takes only what it needs: SQLite beside the tables, made anew when it is missing or behind.

It holds nothing that the record does not; deleting it loses nothing. It is there for speed: to open the tables costs more than to answer.
Nothing here may import pyarrow or deltalake.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.merging.types import MergedEvent
from dragoman.record.filters import EventFilter

FILE = "events.sqlite"
LAYOUT = "2"
"""Raised when the tables below or `MergedEvent` change."""
RULES = "2"
"""Raised when the rules of merging change, so that kept events are made anew."""
_TABLES = """
CREATE TABLE meta (basis TEXT, judged INTEGER);
CREATE TABLE events (number INTEGER PRIMARY KEY, parties TEXT, row BLOB);
CREATE TABLE before (row BLOB);
CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""`before`: those events that judgements may be about, as they were before them; `judged`: whether that is known."""
COMMIT = len("00000000000000000000.json")


def version(root: str, name: str) -> int | None:
    """The version of a Delta table in a folder, read off its log; -1 if there is no such table, None for an object store."""
    if "://" in root:
        return None
    try:
        commits = [int(f[:20]) for f in os.listdir(Path(root, name, "_delta_log")) if len(f) == COMMIT and f.endswith(".json")]
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return -1
    except OSError:
        return None
    return max(commits, default=-1)


def basis(root: str) -> str | None:
    """What the events depend on; None where it cannot be told cheaply."""
    versions = [version(root, name) for name in ("readings", "judgements")]
    if None in versions:
        return None
    return " ".join([__version__, LAYOUT, RULES, *map(str, versions)])


def load(root: str, wanted: EventFilter | None = None) -> list[MergedEvent] | None:
    """Kept events that the filter lets through, in order; None if there are none that are up to date."""
    decode = msgspec.msgpack.Decoder(MergedEvent).decode
    clauses, values = ["1"], []
    for ids in wanted.actors if wanted else ():
        clauses.append("(" + " OR ".join(["instr(parties, ?)"] * len(ids)) + ")")
        values += [f"\n{i}\n" for i in sorted(ids)]
    rows = _ask(root, f"SELECT row FROM events WHERE {' AND '.join(clauses)} ORDER BY number", values)
    if rows is None:
        return None
    try:
        found = [decode(row) for (row,) in rows]
    except (msgspec.DecodeError, TypeError):
        return None
    return [e for e in found if wanted.admits(e)] if wanted else found


def before_judgements(root: str) -> tuple[list[MergedEvent], list[MergedEvent]] | None:
    """Kept events of the readings as they stand, whatever was judged since: those that judgements might be about, as they were before them,
    and those that none was about. None if they are not known."""
    now = basis(root)
    if now is None:
        return None
    # whatever the version of the judgements, which stands last
    same = now.rpartition(" ")[0]
    sql = "SELECT 'judged', judged FROM meta UNION ALL SELECT 'before', row FROM before UNION ALL SELECT 'after', row FROM events"
    rows = _rows(root, lambda told_by: told_by.rpartition(" ")[0] == same, sql, [])
    if not rows or ("judged", 1) not in rows:
        return None
    decode = msgspec.msgpack.Decoder(MergedEvent).decode
    try:
        before, after = ([decode(row) for kind, row in rows if kind == wanted] for wanted in ("before", "after"))
    except (msgspec.DecodeError, TypeError):
        return None
    changed = {(m.page, m.event) for e in before for m in e.mentions}
    return before, [e for e in after if (e.mentions[0].page, e.mentions[0].event) not in changed]


def names(root: str) -> set[str] | None:
    """Ids and names of all participants; None if there are no kept events that are up to date."""
    rows = _ask(root, "SELECT name FROM names", [])
    return None if rows is None else {name for (name,) in rows}


def keep(root: str, events: Iterable[MergedEvent], told_by: str | None, before: Sequence[MergedEvent] | None = None) -> None:
    """Keep the events of a record in a folder, where it can be written; `told_by`: the `basis` from before they were made.

    `before`: the events that judgements may be about, as they were before them; None if that is not known.
    """
    path = Path(root, FILE)
    if told_by is None:
        return
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    try:
        with closing(sqlite3.connect(draft)) as db:
            _fill(db, events, told_by, before)
        os.replace(draft, path)
    except (OSError, sqlite3.Error):
        # a record that can only be read still answers
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def names_of(event: MergedEvent) -> dict[str, None]:
    """All ids and names under which its participants can be asked for."""
    return dict.fromkeys(name for p in event.participants for name in (p.actor, p.name, p.country, p.person) if name)


def _ask(root: str, sql: str, values: Sequence[str]) -> list[tuple[Any, ...]] | None:
    """Rows of a query over the kept events; None if they are missing, behind, or not what they should be."""
    now = basis(root)
    return None if now is None else _rows(root, lambda told_by: told_by == now, sql, values)


def _rows(root: str, will_do: Callable[[str], bool], sql: str, values: Sequence[str]) -> list[tuple[Any, ...]] | None:
    path = Path(root, FILE)
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (told_by,) = db.execute("SELECT basis FROM meta").fetchone()
            return db.execute(sql, values).fetchall() if will_do(told_by) else None
    except (sqlite3.Error, TypeError, ValueError, AttributeError):
        return None


def _fill(db: sqlite3.Connection, events: Iterable[MergedEvent], told_by: str, before: Sequence[MergedEvent] | None) -> None:
    db.executescript(_TABLES)
    encode = msgspec.msgpack.Encoder().encode
    every: dict[str, None] = {}
    for number, event in enumerate(events):
        mine = names_of(event)
        every |= mine
        db.execute("INSERT INTO events VALUES (?, ?, ?)", (number, "\n" + "".join(f"{n}\n" for n in mine), encode(event)))
    db.executemany("INSERT INTO names VALUES (?)", ((name,) for name in sorted(every)))
    db.executemany("INSERT INTO before VALUES (?)", ((encode(event),) for event in before or ()))
    # last, so that a half is never taken for the whole
    db.execute("INSERT INTO meta VALUES (?, ?)", (told_by, before is not None))
    db.commit()
