"""Full-text search over the statements and articles of a record, in its index (`dragoman.record.search_index`)."""

import json
import re
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.merging.intervals import day_bounds, iso
from dragoman.record.actors import resolve_actor
from dragoman.record.filters import check_context, check_dates
from dragoman.record.search_index import Role, index
from dragoman.record.store import Record

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
    recorded: Callable[[Role], Collection[str]] | None = None,
) -> StatementFilter:
    """A filter from words as typed; UsageError for an unknown actor or topic, or a wrong date.

    `recorded`: the names that the record's statements have in a role, where they are known already.
    """
    check_dates(since, until)
    check_context("topic", topic)
    names = recorded or (lambda role: names_in(record, role))
    return StatementFilter(
        resolve_actor(speaker, names("speaker")) if speaker else None,
        resolve_actor(about, names("about")) if about else None,
        topic.lower() if topic else None,
        since,
        until,
        grep,
    )


def names_in(record: Record, role: Role, as_it_stands: bool = False) -> Collection[str]:
    """Ids and names of those who speak, or are spoken of."""
    with index(record, as_it_stands) as db:
        return {name for (name,) in db.execute("SELECT name FROM names WHERE role = ?", (role,))}


def statements(
    record: Record, wanted: StatementFilter, limit: int | None = None, offset: int = 0, as_it_stands: bool = False
) -> list[Row]:
    """Statements in order of date, page and place in it: the statement's own fields and `page`, `url`, `title`, `published`.

    `as_it_stands`: from the index as it was last made, even if pages were added since.
    """
    with index(record, as_it_stands) as db:
        return _rows(db, wanted, limit, offset)


def some_statements(
    record: Record, wanted: StatementFilter, limit: int, offset: int = 0, as_it_stands: bool = False
) -> tuple[list[Row], int]:
    """As `statements`, and how many the filter lets through in all."""
    where, values = _conditions(wanted)
    with index(record, as_it_stands) as db:
        (count,) = db.execute(f"SELECT count(*) FROM statements {where}", values).fetchone()
        return _rows(db, wanted, limit, offset), int(count)


def _rows(db: sqlite3.Connection, wanted: StatementFilter, limit: int | None, offset: int) -> list[Row]:
    where, values = _conditions(wanted)
    sql = (
        f"SELECT row FROM statement_rows WHERE id IN (SELECT id FROM statements {where} ORDER BY id LIMIT ? OFFSET ?) ORDER BY id"
    )
    return [json.loads(row) for (row,) in db.execute(sql, [*values, -1 if limit is None else limit, offset])]


def _conditions(wanted: StatementFilter) -> tuple[str, list[str]]:
    clauses: list[str] = []
    values: list[str] = []
    topic = frozenset({wanted.topic}) if wanted.topic else None
    roles: tuple[tuple[Role, frozenset[str] | None], ...] = (
        ("speaker", wanted.speaker),
        ("about", wanted.about),
        ("topic", topic),
    )
    for role, names in roles:
        if names is not None:
            marks = ", ".join("?" * len(names))
            clauses.append(f"id IN (SELECT statement FROM named WHERE role = ? AND name IN ({marks}))")
            values += [role, *sorted(names)]
    clauses, values = _dated(wanted.since, wanted.until, clauses, values)
    if wanted.grep:
        clauses.append("id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)")
        values.append(match_query(wanted.grep))
    return f"WHERE {' AND '.join(clauses)}" if clauses else "", values


def articles(
    record: Record, words: str, since: str | None = None, until: str | None = None, as_it_stands: bool = False
) -> list[Row]:
    """Articles that hold the words, best first: `page`, `url`, `title`, `published`, `words` around the find."""
    return some_articles(record, words, since, until, None, 0, as_it_stands)[0]


def some_articles(
    record: Record,
    words: str,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    as_it_stands: bool = False,
) -> tuple[list[Row], int]:
    """As `articles`, at most `limit` from `offset` on; and how many there are in all."""
    check_dates(since, until)
    clauses, values = _dated(since, until, ["article_words MATCH ?"], [match_query(words)])
    found = f"FROM article_words JOIN articles ON articles.id = article_words.rowid WHERE {' AND '.join(clauses)}"
    # the words around a find cost more than the find: they are cut out of those articles alone that are told
    sql = f"""
        SELECT page, url, articles.title, published, snippet(article_words, 1, '', '', '…', 24)
        FROM article_words JOIN articles ON articles.id = article_words.rowid
        WHERE article_words MATCH ? AND article_words.rowid IN (
          SELECT articles.id {found} ORDER BY rank, articles.id LIMIT ? OFFSET ?)
        ORDER BY rank, articles.id"""
    with index(record, as_it_stands) as db:
        (count,) = db.execute(f"SELECT count(*) {found}", values).fetchone()
        rows = db.execute(sql, [values[0], *values, -1 if limit is None else limit, offset]).fetchall()
    return [dict(zip(("page", "url", "title", "published", "words"), row, strict=True)) for row in rows], int(count)


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
