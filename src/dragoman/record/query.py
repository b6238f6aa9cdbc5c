"""SQL over a record: DuckDB reads the Delta tables through Arrow and can reach nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any

import duckdb
import msgspec

from dragoman.errors import UsageError
from dragoman.record.tables import NAMES, Tables, told

LOCKS = "SET enable_external_access = false; SET python_enable_replacements = false; SET lock_configuration = true"
AT_ONCE = 200
"""Rows fetched at a time where the answer's size is bounded."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a query may cost that somebody else sends."""

    rows: int = 1000
    letters: int = 2_000_000
    """Of all values of the answer together, as text."""
    seconds: float = 5.0
    memory: str = "512MB"
    threads: int = 1


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool
    """Whether there are more rows than the limits let through."""


def run(tables: Tables, sql: str) -> list[dict[str, Any]]:
    """Rows of one SELECT; UsageError with DuckDB's own words if the query is wrong."""
    with told(tables.root), _opened(tables) as db:
        db.execute(LOCKS)
        try:
            answer = db.execute(_present(sql))
            columns = [c[0] for c in answer.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
        except duckdb.Error as error:
            raise _wrong(error) from None


def run_within(tables: Tables, sql: str, limits: Limits) -> Answer:
    """The answer of one SELECT within limits. UsageError if it is not one SELECT, is wrong, or takes too long or too much memory."""
    with told(tables.root), _opened(tables) as db:
        db.execute(
            f"SET memory_limit = '{limits.memory}'; SET threads = {limits.threads}; SET max_temp_directory_size = '0B'; {LOCKS}"
        )
        stop = Timer(limits.seconds, db.interrupt)
        stop.daemon = True
        stop.start()
        try:
            _only_select(db, _present(sql))
            answer = db.execute(sql)
            columns = tuple(c[0] for c in answer.description or ())
            rows, cut = _bounded(answer, limits)
            return Answer(columns=columns, rows=rows, cut=cut)
        except duckdb.InterruptException:
            raise UsageError(
                f"query: took longer than {limits.seconds:g} seconds; ask for less, or use the command line"
            ) from None
        except duckdb.OutOfMemoryException:
            raise UsageError(f"query: needs more than {limits.memory} of memory; ask for less, or use the command line") from None
        except duckdb.Error as error:
            raise _wrong(error) from None
        finally:
            stop.cancel()


@contextmanager
def _opened(tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as db:
        for name in NAMES:
            db.register(name, tables.dataset(name))
        yield db


def _present(sql: str) -> str:
    if not sql.strip():
        raise UsageError("query: is empty; write SELECT ... FROM events")
    return sql


def _only_select(db: duckdb.DuckDBPyConnection, sql: str) -> None:
    found = db.extract_statements(sql)
    if len(found) != 1 or found[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        raise UsageError("query: one SELECT only; the record is not written here")


def _bounded(answer: duckdb.DuckDBPyConnection, limits: Limits) -> tuple[tuple[tuple[Any, ...], ...], bool]:
    rows: list[tuple[Any, ...]] = []
    letters = 0
    while batch := answer.fetchmany(AT_ONCE):
        for row in batch:
            letters += sum(len(str(value)) for value in row)
            if len(rows) >= limits.rows or letters > limits.letters:
                return tuple(rows), True
            rows.append(row)
    return tuple(rows), False


def _wrong(error: duckdb.Error) -> UsageError:
    return UsageError(f"query: {' '.join(str(error).split())}")
