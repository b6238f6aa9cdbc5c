"""The SQL box: what is answered, and what is refused."""

import pytest
from starlette.testclient import TestClient

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.record.query import Limits, run_within
from dragoman.web.sql_process import SqlProcess, plain


def test_a_select_is_answered(site: TestClient) -> None:
    answer = site.get("/api/sql", params={"query": "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC"})
    assert answer.json()["rows"][0]["type"] == "CONSULT"
    assert "CONSULT" in site.get("/sql", params={"query": "SELECT DISTINCT type FROM events"}).text


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO events SELECT * FROM events",
        "DELETE FROM readings",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW events",
        "ATTACH '/tmp/other.db'",
        "COPY (SELECT 1) TO '/tmp/dragoman-out.csv'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '/tmp/dragoman-out.csv'",
        "SELECT 1; SELECT 2",
        "SET memory_limit = '9GB'",
        "PRAGMA database_list",
        "INSTALL httpfs",
        "CALL pragma_version()",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM read_parquet('http://127.0.0.1/x')",
        "SELEC type FROM events",
        " ",
    ],
)
def test_what_writes_attaches_or_reads_files_is_refused(kept_record: object, query: str) -> None:
    tables = Record.open(str(kept_record)).tables
    with pytest.raises(UsageError, match="query: "):
        run_within(tables, query, Limits())


def test_long_and_large_answers_are_cut(kept_record: object) -> None:
    tables = Record.open(str(kept_record)).tables
    found = run_within(tables, "SELECT i FROM range(100000) t(i)", Limits(rows=10))
    assert (len(found.rows), found.cut) == (10, True)
    found = run_within(tables, "SELECT repeat('x', 1000) FROM range(1000)", Limits(letters=5000))
    assert (len(found.rows), found.cut) == (5, True)
    with pytest.raises(UsageError, match="took longer than"):
        run_within(tables, "SELECT count(*) FROM range(100000000000) a, range(1000) b", Limits(seconds=0.2))


def test_a_query_that_cannot_be_stopped_is_killed_and_the_next_answered(kept_record: object) -> None:
    process = SqlProcess(str(kept_record), Limits(seconds=0.1))
    try:
        with pytest.raises(UsageError, match=r"took longer|more than"):
            process.ask("SELECT length(list_sort(range(200000000))::VARCHAR)")
        assert process.ask("SELECT 1 AS one").rows == ((1,),)
    finally:
        process.close()


@pytest.mark.parametrize(
    ("value", "shown"),
    [(float("nan"), None), (float("inf"), None), ({"a": [1, None]}, {"a": [1, None]}), (b"ab", "YWI="), (1 << 70, str(1 << 70))],
)
def test_values_as_json(value: object, shown: object) -> None:
    assert plain(value) == shown or str(plain(value)) == str(shown)
