"""Full-text search over the statements and articles of a record: SQLite FTS5 in a file beside it, made anew when it is missing or behind.

The index holds nothing that the record does not; deleting it loses nothing. Where it cannot be kept (an object store, a folder
that cannot be written) it is built in memory for the question.
"""

import json
import os
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import UsageError
from dragoman.merging.intervals import day_bounds, iso
from dragoman.record.actors import resolve_actor
from dragoman.record.filters import check_context, check_dates
from dragoman.record.store import Record

FILE = "search.sqlite"
LAYOUT = "1"
"""Raised when the tables below change."""
_TABLES = """
CREATE TABLE meta (layout TEXT, version INTEGER);
CREATE TABLE statements (id INTEGER PRIMARY KEY, published TEXT, speakers TEXT, about TEXT, topics TEXT, row TEXT);
CREATE VIRTUAL TABLE statement_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE articles (id INTEGER PRIMARY KEY, page TEXT, url TEXT, title TEXT, published TEXT);
CREATE VIRTUAL TABLE article_words USING fts5(title, words, tokenize = "unicode61 remove_diacritics 2");
"""
_TERM = re.compile(r'"([^"]*)"|(\S+)')
Row = dict[str, Any]


@dataclass(frozen=True)
class StatementFilter:
    """All that is set must hold. `speaker` and `about` are the ids that count as the actor asked for."""

    speaker: frozenset[str] | None = None
    about: frozenset[str] | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    grep: str | None = None


def statement_filter(
    record: Record,
    speaker: str | None = None,
    about: str | None = None,
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
    grep: str | None = None,
    as_it_stands: bool = False,
) -> StatementFilter:
    """A filter from words as typed; UsageError for an unknown actor or topic, or a wrong date."""
    check_dates(since, until)
    check_context("topic", topic)
    spoken = _names(record, "speakers", as_it_stands) if speaker else ()
    named = _names(record, "about", as_it_stands) if about else ()
    return StatementFilter(
        resolve_actor(speaker, spoken) if speaker else None,
        resolve_actor(about, named) if about else None,
        topic.lower() if topic else None,
        since,
        until,
        grep,
    )


def statements(
    record: Record, wanted: StatementFilter, limit: int | None = None, offset: int = 0, as_it_stands: bool = False
) -> list[Row]:
    """Statements in order of date, page and place in it: the statement's own fields and `page`, `url`, `title`, `published`.

    `as_it_stands`: from the index as it was last made, even if pages were added since.
    """
    where, values = _conditions(wanted)
    sql = f"SELECT row FROM statements {where} ORDER BY published, id LIMIT ? OFFSET ?"
    with index(record, as_it_stands) as db:
        return [json.loads(row) for (row,) in db.execute(sql, [*values, -1 if limit is None else limit, offset])]


def count_statements(record: Record, wanted: StatementFilter, as_it_stands: bool = False) -> int:
    """How many statements the filter lets through."""
    where, values = _conditions(wanted)
    with index(record, as_it_stands) as db:
        (count,) = db.execute(f"SELECT count(*) FROM statements {where}", values).fetchone()
    return int(count)


def _conditions(wanted: StatementFilter) -> tuple[str, list[str]]:
    clauses: list[str] = []
    values: list[str] = []
    for column, ids in (("speakers", wanted.speaker), ("about", wanted.about)):
        if ids is not None:
            clauses.append("(" + " OR ".join([f"instr({column}, ?) > 0"] * len(ids)) + ")")
            values += [f"\n{i}\n" for i in sorted(ids)]
    if wanted.topic:
        clauses.append("instr(topics, ?) > 0")
        values.append(f"\n{wanted.topic}\n")
    clauses, values = _dated(wanted.since, wanted.until, clauses, values)
    if wanted.grep:
        clauses.append("id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)")
        values.append(match_query(wanted.grep))
    return f"WHERE {' AND '.join(clauses)}" if clauses else "", values


def articles(
    record: Record, words: str, since: str | None = None, until: str | None = None, as_it_stands: bool = False
) -> list[Row]:
    """Articles that hold the words, best first: `page`, `url`, `title`, `published`, `words` around the find."""
    check_dates(since, until)
    clauses, values = _dated(since, until, ["article_words MATCH ?"], [match_query(words)])
    sql = (
        "SELECT page, url, articles.title, published, snippet(article_words, 1, '', '', '…', 24) FROM article_words "
        f"JOIN articles ON articles.id = article_words.rowid WHERE {' AND '.join(clauses)} ORDER BY bm25(article_words), articles.id"
    )
    with index(record, as_it_stands) as db:
        return [dict(zip(("page", "url", "title", "published", "words"), row, strict=True)) for row in db.execute(sql, values)]


def match_query(words: str) -> str:
    """Words as typed -> an FTS5 query: all must be there; "..." is a phrase, a final * any ending. UsageError if there is no word."""
    terms = []
    for phrase, word in _TERM.findall(words):
        term = phrase or word
        ending = "*" if word.endswith("*") else ""
        if re.search(r"\w", term):
            terms.append('"' + term.rstrip("*").replace('"', "") + '"' + ending)
    if not terms:
        raise UsageError(f"--grep {words}: there is no word in it")
    return " ".join(terms)


def _dated(since: str | None, until: str | None, clauses: list[str], values: list[str]) -> tuple[list[str], list[str]]:
    if since and (bounds := day_bounds(since)):
        clauses, values = [*clauses, "published >= ?"], [*values, iso(bounds[0])]
    if until and (bounds := day_bounds(until)):
        clauses, values = [*clauses, "published <= ?"], [*values, iso(bounds[1])]
    return clauses, values


def _names(record: Record, column: str, as_it_stands: bool) -> Collection[str]:
    with index(record, as_it_stands) as db:
        return {
            name for (names,) in db.execute(f"SELECT DISTINCT {column} FROM statements") for name in names.split("\n") if name
        }


@contextmanager
def index(record: Record, as_it_stands: bool = False) -> Iterator[sqlite3.Connection]:
    """The index, up to date with the record; `as_it_stands`, as it was last made, if it ever was."""
    path = None if "://" in record.root else Path(record.root, FILE)
    made = _version(path) if path is not None else None
    version = made if as_it_stands and made is not None else record.version("readings")
    if path is not None and made != version:
        path = _rebuild(record, path, version)
    with closing(
        sqlite3.connect(f"file:{path}?mode=ro", uri=True) if path else _fill(record, sqlite3.connect(":memory:"), version)
    ) as db:
        yield db


def _version(path: Path) -> int | None:
    """The version of the readings that the index was built from; None if there is none, or it cannot be read."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            layout, version = db.execute("SELECT layout, version FROM meta").fetchone()
    except (sqlite3.Error, TypeError):
        return None
    return int(version) if layout == LAYOUT else None


def _rebuild(record: Record, path: Path, version: int) -> Path | None:
    """Build beside, then put in place at once, so that nobody reads a half; None where the folder cannot be written."""
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    try:
        with closing(sqlite3.connect(draft)) as db:
            _fill(record, db, version)
        os.replace(draft, path)
    except (OSError, sqlite3.OperationalError):
        draft.unlink(missing_ok=True)
        return None
    return path


def _fill(record: Record, db: sqlite3.Connection, version: int) -> sqlite3.Connection:
    db.executescript(_TABLES)
    db.execute("INSERT INTO meta VALUES (?, ?)", (LAYOUT, version))
    number = 0
    for count, reading in enumerate(sorted(record.readings(), key=lambda r: (r.page.published or "", r.page.id))):
        page = reading.page
        db.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", (count, page.id, page.url, page.title, page.published))
        db.execute("INSERT INTO article_words (rowid, title, words) VALUES (?, ?, ?)", (count, page.title or "", page.text))
        for statement in reading.statements:
            speaker = statement.speaker
            row = msgspec.to_builtins(statement) | {
                "page": page.id,
                "url": page.url,
                "title": page.title,
                "published": page.published,
            }
            about = [name for a in statement.about for name in (a.actor, a.country)]
            db.execute(
                "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?)",
                (number, page.published, _joined(speaker.actor, speaker.name, speaker.country, speaker.person), _joined(*about), _joined(*statement.topics),
                 json.dumps(row, ensure_ascii=False)),
            )  # fmt: skip
            words = " … ".join(e.text for e in statement.evidence) or statement.content
            db.execute("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", (number, words))
            number += 1
    db.commit()
    return db


def _joined(*names: str | None) -> str:
    return "\n" + "".join(f"{name}\n" for name in dict.fromkeys(names) if name)
