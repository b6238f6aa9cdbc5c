"""The commands over a record, as a user meets them."""

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import RecordError, UsageError
from dragoman.record import Record
from tests.record.test_store import pages

RUN = CliRunner()


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    made = Record.open(tmp_path_factory.mktemp("cli") / "record", create=True)
    made.add(pages())
    return made


def run(record, *words):
    answer = RUN.invoke(app, [*words, "--record", record.root], catch_exceptions=True)
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.stdout


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        ((), 2),
        (("--actor", "KAZ"), 1),
        (("--actor", "RUS", "--actor", "KAZ"), 1),
        (("--actor", "RUS"), 2),
        (("--type", "consult/meet"), 1),
        (("--type", "SANCTION", "--type", "CONSULT"), 2),
        (("--since", "2023-11-08"), 1),
        (("--until", "2023-11-08"), 1),
        (("--since", "2023-11", "--until", "2023"), 2),
        (("--status", "planned"), 0),
        (("--place", "astana"), 1),
        (("--place", "KAZ"), 1),
        (("--context", "energy"), 0),
    ],
)
def test_filters(record, options, rows):
    assert len(run(record, "events", "--format", "jsonl", *options).splitlines()) == rows


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--since", "yesterday"), "not a date"),
        (("--type", "MEETING"), "no such type"),
        (("--status", "done"), "no such status"),
    ],
)
def test_question_that_makes_no_sense(record, options, message):
    with pytest.raises(UsageError, match=message):
        run(record, "events", *options)


def test_timeline_fits_eighty_columns_and_shows_the_words(record):
    printed = run(record, "timeline", "RUS", "KAZ")
    assert max(map(len, printed.splitlines())) <= 80
    for words in (
        "2023-11-09",
        "OCCURRED",
        "Astana (KAZ)",
        "“met”",
        "https://b.example/1",
        "planned (2023-11-08)",
        "2 independent sources",
    ):
        assert words in printed


def test_explain_shows_pages_frames_and_decisions(record):
    id = record.events()[1].id
    printed = run(record, "explain", id[:6])
    for words in (
        "https://a.example/1",
        "https://b.example/1",
        "“will meet”",
        "consult.meet",
        "sentence: on that day",
        "President",
    ):
        assert words in printed
    with pytest.raises(UsageError, match="no such event"):
        run(record, "explain", "zzz")


def test_record_of_the_environment(record, monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_RECORD", record.root)
    assert RUN.invoke(app, ["events", "--format", "csv"]).stdout.count("\n") == 3
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "none"))
    assert isinstance(RUN.invoke(app, ["events"]).exception, RecordError)
