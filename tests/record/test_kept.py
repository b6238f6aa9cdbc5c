"""The kept events: the same answers as the tables, never older than they, and none the worse for being gone."""

import sqlite3
from pathlib import Path

import pytest

from dragoman.record import Record, kept, make_filter
from dragoman.record.judging import edit_event
from tests.factories import event, reading
from tests.record.test_store import pages


@pytest.fixture
def record(tmp_path):
    made = Record.open(tmp_path / "record", create=True)
    made.add(pages())
    made.events()
    return made


def told(record, **asked):
    return [e.id for e in record.events(make_filter(**asked) if asked else None)]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"actors": ("KAZ",)},
        {"actors": ("RUS", "KAZ")},
        {"actors": ("Vladimir Putin", "KAZ")},
        {"actors": ("FRA",)},
        {"since": "2023-11-08"},
        {"types": ("SANCTION",), "actors": ("USA",)},
    ],
)
def test_same_answer_as_the_tables(record, asked):
    assert kept.load(record.root) is not None
    quick = told(record, **asked)
    (record_file := Path(record.root, kept.FILE)).unlink()
    assert quick == told(record, **asked)
    assert record_file.exists()


def test_names_are_those_of_the_participants(record):
    assert {"KAZ", "person/vladimir-putin", "Vladimir Putin", "USA"} <= record.names() == kept.names(record.root)


def test_what_is_added_is_seen(record):
    before = told(record)
    record.add([reading(event("FRA, KAZ", "2023-11-01"), url="https://f.example/1")])
    assert kept.load(record.root) is None
    assert len(told(record)) == len(before) + 1
    assert kept.load(record.root) is not None


def test_what_is_removed_is_gone(record):
    record.remove("https://c.example/1")
    assert [e.type for e in record.events()] == ["CONSULT"]


def test_judgement_is_heeded(record):
    id = next(e.id for e in record.events() if e.type == "CONSULT")
    edit_event(record, id, {"status": "denied"}, who="desk", when="2023-11-10", why="the ministry says so")
    assert record.event(id).status == "denied"


@pytest.mark.parametrize("content", [b"", b"not sqlite" * 500], ids=["empty", "broken"])
def test_broken_file_is_made_anew(record, content):
    before = told(record)
    Path(record.root, kept.FILE).write_bytes(content)
    assert told(record) == before
    assert kept.load(record.root) is not None


def test_half_written_file_is_not_taken_for_the_whole(record):
    with sqlite3.connect(Path(record.root, kept.FILE)) as db:
        db.execute("DELETE FROM meta")
    db.close()
    assert kept.load(record.root) is None
    assert len(told(record)) == 2


def test_version_is_that_of_the_table(record, tmp_path):
    for name in ("readings", "judgements", "events"):
        assert kept.version(record.root, name) == record.tables.version(name)
    assert kept.version(str(tmp_path / "none"), "readings") == -1
    # an object store is asked through its library
    assert kept.version("s3://bucket/record", "readings") is None
    assert kept.basis("s3://bucket/record") is None
