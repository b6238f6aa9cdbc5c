"""Where an export goes: whole or not at all, and one line when it cannot."""

import sqlite3
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import RecordError, UsageError
from dragoman.export import FORMATS, export
from dragoman.record import Record, make_filter

RUN = CliRunner()


def refuse(record, format, target, filter=None):
    with pytest.raises(UsageError) as caught:
        export(record, format, str(target), filter)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_unknown_format_is_told_the_known_ones(record, tmp_path):
    assert "there are parquet, csv" in refuse(record, "xlsx", tmp_path / "x")


@pytest.mark.parametrize("format", ["csv", "sqlite"])
def test_a_target_in_no_folder(record, tmp_path, format):
    assert "there is no folder" in refuse(record, format, tmp_path / "missing" / "x")


def test_a_folder_of_other_files_is_left_alone(record, tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    assert "holds other files" in refuse(record, "csv", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_folder_where_a_file_should_be_and_the_other_way_round(record, tmp_path):
    assert "is a folder" in refuse(record, "jsonl", tmp_path)
    (tmp_path / "file").write_text("")
    assert "is a file" in refuse(record, "csv", tmp_path / "file")
    assert "name a folder" in refuse(record, "csv", "-")


def test_an_earlier_export_gives_way(record, tmp_path):
    for _ in range(2):
        export(record, "csv", str(tmp_path / "csv"))
    assert [p.name for p in tmp_path.iterdir()] == ["csv"]


@pytest.mark.parametrize(("format", "target"), [("csv", "csv"), ("jsonl", "events.jsonl")])
def test_a_failure_leaves_the_old_one(record, tmp_path, monkeypatch, format, target):
    export(record, format, str(tmp_path / target))
    before = sorted((p, p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file())
    nothing = make_filter(types=["PROTEST"])
    assert "no event that these options let through" in refuse(record, format, tmp_path / target, nothing)
    assert sorted((p, p.read_bytes()) for p in tmp_path.rglob("*") if p.is_file()) == before


@pytest.mark.parametrize(
    ("format", "fault"),
    [
        ("sqlite", sqlite3.OperationalError("database or disk is full")),
        ("csv", OSError(28, "No space left on device")),
        ("ftm", KeyboardInterrupt()),
    ],
    ids=["full for SQLite", "full", "Ctrl-C"],
)
def test_a_fault_while_writing_leaves_nothing(record, tmp_path, monkeypatch, format, fault):
    def fail(content, path):
        (path / "half.csv" if path.is_dir() else path).write_text("half")
        raise fault

    monkeypatch.setitem(FORMATS, format, replace(FORMATS[format], write=fail))
    with pytest.raises((UsageError, KeyboardInterrupt)):
        export(record, format, str(tmp_path / "x"))
    assert list(tmp_path.iterdir()) == []


def test_an_empty_record(tmp_path):
    empty = Record.open(tmp_path / "empty", create=True)
    assert "holds no pages" in refuse(empty, "csv", tmp_path / "csv")
    assert not (tmp_path / "csv").exists()


def test_a_broken_record(record, tmp_path):
    import shutil

    shutil.copytree(record.root, tmp_path / "broken")
    for path in (tmp_path / "broken" / "readings").glob("*.parquet"):
        path.write_bytes(b"not parquet")
    shutil.rmtree(tmp_path / "broken" / "events", ignore_errors=True)
    with pytest.raises(RecordError) as caught:
        export(Record.open(tmp_path / "broken"), "csv", str(tmp_path / "csv"))
    assert "\n" not in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken"]


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (("--format", "jsonl", "--to", "-"), 5),
        (("--format", "jsonl", "--to", "-", "--actor", "KAZ"), 1),
        (("--format", "jsonl", "--to", "-", "--since", "2023-11-05", "--until", "2023-11-30"), 2),
        (("--format", "jsonl", "--to", "-", "--type", "AGREE/sign"), 1),
    ],
)
def test_command(record, options, lines):
    answer = RUN.invoke(app, ["export", *options, "--record", record.root])
    assert answer.exit_code == 0
    assert len(answer.stdout.splitlines()) == lines
