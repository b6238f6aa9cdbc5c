"""Tables as Parquet, CSV and SQLite, each opened with the tool that it is for."""

import csv
import hashlib
import json
import subprocess
import sys

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from dragoman.export import export
from dragoman.export.columns import tables
from dragoman.record import Record
from tests.export.conftest import WORDS, readings

COUNTS = {"pages": 3, "events": 5, "participants": 9, "mentions": 6, "statements": 2, "statement_about": 1, "facts": 4}


@pytest.fixture(scope="module")
def written(record, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    export(record, "parquet", str(folder / "parquet"))
    export(record, "csv", str(folder / "csv"))
    export(record, "sqlite", str(folder / "record.db"))
    return folder


@pytest.mark.parametrize(("table", "rows"), COUNTS.items())
def test_duckdb_reads_parquet(written, table, rows):
    assert duckdb.sql(f"SELECT count(*) FROM '{written}/parquet/{table}.parquet'").fetchall() == [(rows,)]


def test_parquet_has_types(written):
    schema = pq.read_schema(written / "parquet" / "events.parquet")
    assert {n: str(schema.field(n).type) for n in ("first_day", "latitude", "date_certain", "pages")} == {
        "first_day": "date32[day]",
        "latitude": "double",
        "date_certain": "bool",
        "pages": "int64",
    }


@pytest.mark.parametrize("table", tables())
def test_polars_and_pandas_read_the_same(written, table):
    left = pl.read_parquet(written / "parquet" / f"{table}.parquet")
    right = pd.read_csv(written / "csv" / f"{table}.csv", dtype={"cameo": str})
    assert left.columns == list(right.columns)
    assert left.height == len(right)


def test_csv_keeps_words_and_gaps(written):
    """R's conventions: UTF-8 without a mark, RFC 4180 quotes, LF, an empty cell for what is not known, numbers and truth values bare."""
    raw = (written / "csv" / "events.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    pages = pd.read_csv(written / "csv" / "pages.csv")
    assert WORDS in set(pages.text)
    events = pd.read_csv(written / "csv" / "events.csv", dtype={"cameo": str}, parse_dates=["first_day"])
    undated = events[events["quote"] == "signed a protocol"].iloc[0]
    assert pd.isna(undated["start"])
    assert pd.isna(undated["first_day"])
    assert events["date_certain"].dtype == bool
    assert events["cameo"].dropna().isin(["042", "160", "036", "057"]).all()


def test_dates_that_are_no_days_span_their_month(written):
    sql = f"SELECT first_day::VARCHAR, last_day::VARCHAR FROM '{written}/parquet/events.parquet' WHERE start = '2023-11'"
    assert duckdb.sql(sql).fetchall() == [("2023-11-01", "2023-11-30")]


CASTS = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def test_the_data_package_describes_the_files(written):
    """As a Frictionless reader takes it: columns as named, cells of their type, keys that name one row, references that lead somewhere."""
    package = json.loads((written / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    assert [r["name"] for r in package["resources"]] == list(tables())
    con = duckdb.connect()
    for resource in package["resources"]:
        fields, path = resource["schema"]["fields"], written / "csv" / resource["path"]
        header = next(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        assert header == [f["name"] for f in fields]
        con.execute(
            f"CREATE TABLE {resource['name']} AS SELECT * FROM read_csv(?, columns = ?, header = true)",
            [str(path), {f["name"]: CASTS[f["type"]] for f in fields}],
        )
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        if key := ", ".join(schema.get("primaryKey", [])):
            assert con.sql(f"SELECT {key} FROM {name} GROUP BY ALL HAVING count(*) > 1").fetchall() == []
        for link in schema.get("foreignKeys", []):
            lost = f"SELECT {link['fields']} FROM {name} WHERE {link['fields']} NOT IN (SELECT id FROM {link['reference']['resource']})"
            assert con.sql(lost).fetchall() == []


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ("SELECT count(*) FROM events_fts WHERE events_fts MATCH 'astana'", 1),
        ("SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'rail'", 2 - 1),
        ("SELECT count(*) FROM pages_fts WHERE pages_fts MATCH 'ғылым'", 1),  # small letters of every script
        ("SELECT count(*) FROM events e JOIN participants p ON p.event = e.id WHERE p.country = 'KAZ'", 1),
        ("SELECT count(*) FROM statements s JOIN events e ON e.id = s.event", 1),  # the visit at which it was said
        ("SELECT count(*) FROM pragma_foreign_key_check", 0),
        ("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'", 1),
    ],
)
def test_sqlite_answers(written, sql, answer):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(written / "record.db")) as db:
        assert db.execute(sql).fetchone() == (answer,)


def test_datasette_searches(written):
    """Datasette finds the index by its name."""
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(written / "record.db"), "--get", "/record/events.json?_search=astana&_shape=array"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [row["place"] for row in json.loads(done.stdout)] == ["Astana"]


def test_jsonl_holds_whole_events(record, tmp_path):
    export(record, "jsonl", str(tmp_path / "events.jsonl"))
    rows = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [len(r["mentions"]) for r in rows if r["mode"] == "visit"] == [2]


def test_filters_choose_events_and_their_pages(record, tmp_path):
    from dragoman.record import make_filter

    export(record, "csv", str(tmp_path / "csv"), make_filter(["IRN"], recorded=record.names()))
    with (tmp_path / "csv" / "events.csv").open(encoding="utf-8") as lines:
        assert [row["target_countries"] for row in csv.DictReader(lines)] == ["IRN"]
    with (tmp_path / "csv" / "pages.csv").open(encoding="utf-8") as lines:
        assert [row["title"] for row in csv.DictReader(lines)] == ["Second"]


@pytest.mark.parametrize("format", ["parquet", "csv", "sqlite", "jsonl"])
def test_same_bytes_whatever_the_order(record, tmp_path, format):
    other = Record.open(tmp_path / "other", create=True)
    for page in reversed(readings()):
        other.add([page])
    export(record, format, str(tmp_path / "a"))
    export(other, format, str(tmp_path / "b"))
    assert _digest(tmp_path / "a") == _digest(tmp_path / "b")


def _digest(path):
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [(f.name if path.is_dir() else "", hashlib.sha256(f.read_bytes()).hexdigest()) for f in files]
