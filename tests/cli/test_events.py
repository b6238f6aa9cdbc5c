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
        (("--type", "CONSULT/lunch"), "CONSULT has no such mode; it has visit"),
        (("--type", "ASSAULT/siege"), "ASSAULT has no such mode; it has none"),
        (("--context", "gas"), "no such context; there are military"),
        (("--since", "2024", "--until", "2023-11"), "is after"),
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


def test_calendar_and_its_file(record, tmp_path):
    ics = tmp_path / "c.ics"
    printed = run(record, "calendar", "--as-of", "2023-12-01", "--ics", str(ics), "--format", "csv")
    assert "held" in printed
    assert b"BEGIN:VEVENT" in ics.read_bytes()
    assert "held" not in run(record, "calendar", "--from", "2024", "--format", "csv")
    with pytest.raises(UsageError, match="not a day"):
        run(record, "calendar", "--as-of", "2023")
    with pytest.raises(UsageError, match="cannot be written"):
        run(record, "calendar", "--ics", str(tmp_path))


def test_visits(record):
    assert "Vladimir Putin,RUS" in run(record, "visits", "--format", "csv")


def test_judge_edit_list_and_revoke(tmp_path):
    made = Record.open(tmp_path / "r", create=True)
    made.add(pages())
    id = made.events()[0].id
    run(made, "judge", "edit", id, "status=denied", "--why", "the ministry says so", "--who", "desk")
    assert made.event(id).status == "denied"
    listed = run(made, "judge", "list", "--format", "csv")
    assert "the ministry says so" in listed
    assert "edit by desk" in run(made, "explain", id)
    run(made, "judge", "revoke", listed.splitlines()[1].split(",")[0], "--why", "it does not", "--who", "desk")
    assert made.event(id).status == "occurred"


@pytest.mark.parametrize(
    ("typed", "rows"), [("Kazakhstan", 1), ("Vladimir Putin", 1), ("person/vladimir-putin", 1), ("tokayev", 1), ("France", 0)]
)
def test_actors_as_typed(record, typed, rows):
    assert len(run(record, "events", "--format", "jsonl", "--actor", typed).splitlines()) == rows


def test_unknown_actor_proposes_near_ones(record):
    with pytest.raises(UsageError, match=r"nearest: .*Kazakhstan"):
        run(record, "timeline", "Kazahkstn")


def test_table_without_rows_says_so(record):
    answer = RUN.invoke(app, ["events", "--status", "planned", "--record", record.root])
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", "Nothing found.\n")


@pytest.mark.parametrize("columns", ["80", "60"])
def test_narrow_table_keeps_dates_and_ids_whole(record, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    shown = run(record, "events")
    for event in record.events():
        assert event.id[:8] in shown
        assert event.start in shown


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Xyzzy",), "check the spelling"),
        # known, but of another country
        (("Tokayev", "--country", "FRA"), "with --country FRA (try without)"),
    ],
)
def test_unknown_name_says_what_to_try(words, message):
    answer = RUN.invoke(app, ["who", *words])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert message in answer.stderr


def test_frames_of_unknown_type():
    with pytest.raises(UsageError, match="no such type"):
        RUN.invoke(app, ["frames", "--type", "MEETING"], catch_exceptions=False)
