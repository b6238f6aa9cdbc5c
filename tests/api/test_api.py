"""Dragoman from a notebook."""

import sys

import pandas as pd
import polars as pl
import pytest

import dragoman
from dragoman.api.results import MissingLibrary
from dragoman.errors import PageError, RecordError, UsageError
from dragoman.merging import MergedEvent
from tests.export.conftest import readings

TEXT = "Russian President Vladimir Putin met Kazakh President Kassym-Jomart Tokayev in Astana on Thursday."


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    made = dragoman.open(tmp_path_factory.mktemp("api") / "record", create=True)
    made.add(readings())
    return made


def test_three_lines(tmp_path):
    (tmp_path / "page.txt").write_text(f"Putin in Astana\n\n{TEXT}\n")
    events = dragoman.merge(dragoman.read(tmp_path, published="2023-11-09"))
    found = events.df()
    assert list(found["place"]) == ["Astana"]
    assert list(found["first_day"]) == [pd.Timestamp("2023-11-09")]


def test_a_text_keeps_its_offsets():
    reading = dragoman.read_text(TEXT, published="2023-11-09", url="https://example.org/a")
    assert reading.page.text == TEXT
    assert {p.person for e in reading.events for p in e.participants} == {"Vladimir Putin", "Kassym-Jomart Tokayev"}
    with pytest.raises(UsageError, match="not a date"):
        dragoman.read_text(TEXT, published="Thursday")
    with pytest.raises(PageError):
        dragoman.read_text(" ")


def test_a_page_that_cannot_be_read_warns_and_the_others_go_on(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"url": "https://example.org/a"}\n{"article": "Nothing happened."}\n')
    with pytest.warns(UserWarning, match="a.jsonl:1"):
        assert len(list(dragoman.read(tmp_path))) == 1


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (lambda r: r.events(), 5),
        (lambda r: r.events("KAZ"), 1),
        (lambda r: r.events(["Kazakhstan", "Russia"]), 1),
        (lambda r: r.events(type="SANCTION"), 1),
        (lambda r: r.events(type=["SANCTION", "AGREE/sign"]), 2),
        (lambda r: r.events(status="planned", since="2024"), 1),
        (lambda r: r.events(place="astana", context="energy"), 1),
        (lambda r: r.timeline("RUS", "KAZ", until="2023"), 1),
        (lambda r: r.events().participants, 9),
        (lambda r: r.events("KAZ").mentions, 2),
        (lambda r: r.statements(), 2),
        (lambda r: r.statements(about="KAZ"), 1),
        (lambda r: r.statements("Putin", grep='"energy trade"'), 1),
        (lambda r: r.facts(), 4),
        (lambda r: r.facts("Saudi Arabia", "relations"), 1),
        (lambda r: r.pages, 3),
        (lambda r: r.query("SELECT type, count(*) AS n FROM events GROUP BY type"), 4),
    ],
)
def test_answers_turn_into_tables(record, question, count):
    found = question(record)
    assert len(found) == found.arrow().num_rows == len(found.df()) == found.pl().height == len(found.rows()) == count


def test_events_are_a_sequence(record):
    events = record.events()
    assert all(isinstance(e, MergedEvent) for e in events)
    assert isinstance(events[0], MergedEvent)
    assert len(events[1:3].df()) == 2
    assert repr(events) == "<5 events>"
    assert "<td>Astana</td>" in events._repr_html_()


def test_words_of_the_web_are_escaped_in_notebooks(record):
    assert "<rail>" not in record.statements()._repr_html_()
    assert "&lt;rail&gt;" in record.statements()._repr_html_()


def test_numbers_that_may_be_missing_stay_whole(record):
    assert str(record.events().df()["geonameid"].dtype) == "Int64"
    assert record.events().pl().schema["first_day"] == pl.Date


def test_views(record):
    assert record.network().ties[0].weight == 1
    assert record.balance("KAZ", "RUS,CHN").rows[0].shares[0].count == 1
    assert record.dyad("RUS", "KAZ", as_of="2023-12-01").last_meeting.event.place.name == "Astana"


def test_export(record, tmp_path):
    record.export("jsonl", tmp_path / "events.jsonl", "KAZ")
    assert len((tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_missing_library_is_named(record, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingLibrary, match="pip install polars"):
        record.events().pl()
    with pytest.raises(ImportError):
        record.events().pl()


def test_wrong_questions_name_the_nearest(record):
    with pytest.raises(UsageError, match="nearest"):
        record.events("Kazakstahn")
    with pytest.raises(RecordError, match="no record there"):
        dragoman.open("/nowhere/at/all")


def test_importing_is_quick():
    """`import dragoman` alone loads none of the heavy libraries."""
    import subprocess

    check = "import sys, dragoman; assert not {'spacy', 'pyarrow', 'duckdb', 'onnxruntime'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True, env={"PYTHONPATH": "src"})
