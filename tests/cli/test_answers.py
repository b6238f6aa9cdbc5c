"""timeline, dyad, balance, network, compare and map, as a user meets them; and questions that make no sense."""

import json
import os

import pytest
from typer.testing import CliRunner

from dragoman.cli import app, main
from dragoman.errors import DragomanError, RecordError, UsageError
from dragoman.record import Record
from tests.factories import event, reading
from tests.record.test_store import pages

RUN = CliRunner()
ANSWERS = (
    ("timeline", "KAZ", "RUS"),
    ("dyad", "KAZ", "RUS"),
    ("balance", "KAZ"),
    ("network",),
    ("map",),
    ("compare", "a.example", "b.example"),
)
DRAWN = ANSWERS[:5]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    made = Record.open(tmp_path_factory.mktemp("answers") / "record", create=True)
    made.add(pages())
    return made


@pytest.fixture(scope="module")
def nothing(tmp_path_factory):
    return Record.open(tmp_path_factory.mktemp("answers") / "empty", create=True)


def run(record, *words):
    answer = RUN.invoke(app, [*words, "--record", record.root])
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
@pytest.mark.parametrize("format", ["table", "csv", "json", "jsonl", "md"])
def test_every_answer_in_every_format(record, words, format, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    shown = run(record, *words, "--format", format).stdout
    assert shown.strip()
    if format == "table":
        assert max(map(len, shown.splitlines())) <= 80
    if format in ("json", "jsonl"):
        for part in shown.splitlines() if format == "jsonl" else [shown]:
            json.loads(part)


@pytest.mark.parametrize("words", ANSWERS[:5], ids=" ".join)
def test_empty_record_is_no_error(nothing, words):
    answer = run(nothing, *words)
    assert answer.exit_code == 0
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("timeline", "Kazahkstn"), r"nearest: .*Kazakhstan"),
        (("dyad", "KAZ", "Rusia"), r"nearest: .*Russia"),
        (("dyad", "KAZ", "Kazakhstan"), "the same actor"),
        (("balance", "Kazahkstn"), r"nearest: .*Kazakhstan"),
        (("balance", "KAZ", "--poles", "RUS,Chna"), r"nearest: .*China"),
        (("balance", "KAZ", "--poles", "KAZ,RUS"), "two poles or more"),
        (("network", "--actor", "Rusia"), r"nearest: .*Russia"),
        (("compare", "a.exmple", "b.example"), r"nearest: .*a.example"),
        (("compare", "a.example", "record=/nowhere"), "no record there"),
        (("dyad", "KAZ", "RUS", "--as-of", "soon"), "not a day"),
        *(((*words, "--since", "2024", "--until", "2023"), "is after") for words in ANSWERS),
        *(((*words, "--since", "soon"), "not a date") for words in ANSWERS),
        *(((*words, "--status", "done"), "no such status") for words in ANSWERS),
        *(((*words, "--type", "LUNCH"), "no such type") for words in ANSWERS),
        *(((*words, "--context", "lunch"), "no such context") for words in ANSWERS),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_question_that_makes_no_sense(record, words, message):
    with pytest.raises((UsageError, RecordError), match=message):
        run(record, *words)


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_filters_hold(record, words):
    """No event of before 2020 is in the record: nothing is left to count or to draw."""
    shown = run(record, *words, "--until", "2019", "--format", "json").stdout
    assert "2023-11-09" not in shown


@pytest.mark.parametrize("words", DRAWN, ids=" ".join)
@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("none/x.svg", "there is no folder"),
        ("x.pdf", "should end in .svg or .png"),
        ("folder.svg", "is a folder"),
    ],
)
def test_target_that_cannot_be_written_is_told_before_the_work(record, tmp_path, words, target, message, monkeypatch):
    (tmp_path / "folder.svg").mkdir()
    monkeypatch.setattr(Record, "open", lambda *_, **__: pytest.fail("the record was opened first"))
    with pytest.raises(UsageError, match=message):
        run(record, *words, "--plot", str(tmp_path / target))
    assert os.listdir(tmp_path) == ["folder.svg"]


@pytest.mark.parametrize("words", DRAWN, ids=" ".join)
def test_picture_is_written_whole(record, tmp_path, words):
    target = tmp_path / "x.svg"
    answer = run(record, *words, "--plot", str(target))
    assert target.read_text().rstrip().endswith("</svg>")
    assert os.listdir(tmp_path) == ["x.svg"]
    assert f"wrote {target}" in answer.stderr


def test_failed_drawing_leaves_the_old_picture(record, tmp_path, monkeypatch):
    from dragoman.views import pictures

    target = tmp_path / "x.svg"
    target.write_text("old")
    monkeypatch.setattr(pictures, "save", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(record, "network", "--plot", str(target))
    assert target.read_text() == "old"


def test_graph_files(record, tmp_path):
    run(record, "network", "--graphml", str(tmp_path / "g.graphml"), "--gexf", str(tmp_path / "g.gexf"))
    assert "<graphml" in (tmp_path / "g.graphml").read_text()
    assert "<gexf" in (tmp_path / "g.gexf").read_text()
    with pytest.raises(UsageError, match="there is no folder"):
        run(record, "network", "--gexf", str(tmp_path / "none" / "g.gexf"))


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_record_that_is_missing_or_broken(tmp_path, words):
    with pytest.raises(RecordError, match="no record there"):
        RUN.invoke(app, [*words, "--record", str(tmp_path / "none")], catch_exceptions=False)
    broken = tmp_path / "broken"
    made = Record.open(broken, create=True)
    made.add(pages())
    for path in (broken / "readings").glob("*.parquet"):
        path.write_bytes(b"not parquet")
    with pytest.raises(DragomanError) as told:
        RUN.invoke(app, [*words, "--record", str(broken)], catch_exceptions=False)
    assert "\n" not in str(told.value)


def test_one_line_and_status_two(record, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["dragoman", "dyad", "KAZ", "Rusia", "--record", record.root])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert (left.value.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_dyad_in_short(record):
    shown = run(record, "dyad", "KAZ", "RUS", "--as-of", "2023-12-01").stdout
    for words in ("Kazakhstan and Russia", "Last meeting of leaders: 2023-11-09, Astana (KAZ)", "Next planned: none"):
        assert words in shown


def test_balance_says_when_it_is_thin(record):
    shown = run(record, "balance", "KAZ", "--poles", "RUS,CHN").stdout
    assert "too thin to say" in " ".join(shown.split())
    assert "(0.00)" in shown


def test_balance_as_tidy_rows(record):
    header, first, *_ = run(
        record, "balance", "KAZ", "--poles", "RUS,CHN", "--by", "month", "--format", "csv"
    ).stdout.splitlines()
    assert header.startswith("period,measure,pole,count,weight,share,units")
    assert first.startswith("all,contacts,RUS,1,1,1,1")


def test_compare_with_another_record(record, tmp_path):
    other = Record.open(tmp_path / "other", create=True)
    other.add(
        [reading(event("RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev", "2023-11-09", place="Almaty"), url="https://z.example/1")]
    )
    (found,) = json.loads(run(record, "compare", f"record={record.root}", f"record={other.root}", "--format", "json").stdout)
    assert [d["about"] for d in found["both"][0]["differences"]] == ["place"]
    assert [e["type"] for e in found["only_a"]] == ["SANCTION"]
