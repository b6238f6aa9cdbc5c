"""Tidying: same content in fewer files; damaged files are found, named and taken out, and re-reading restores what they held."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.record import Record, tidying
from tests.factories import event, reading


def made(folder: Path, pages: int = 4) -> Record:
    """A record of so many pages, a commit each."""
    record = Record.open(folder / "record", create=True)
    for n in range(pages):
        record.add([readings()[n]])
    return record


def readings():  # type: ignore[no-untyped-def]
    return [reading(event("RUS > KAZ", f"2023-11-0{n + 1}"), url=f"https://a.invalid/{n}") for n in range(4)]


def spoil(path: str, how: str) -> None:
    data = Path(path).read_bytes()
    if how == "missing":
        Path(path).unlink()
    elif how == "cut":
        Path(path).write_bytes(data[: len(data) // 2])
    else:
        Path(path).write_bytes(b"\0" * len(data))


def test_small_files_become_one_and_nothing_else_changes(tmp_path: Path) -> None:
    record = made(tmp_path)
    before = record.readings()
    report = {t.table: t for t in tidying.tidy(record, days=0)}
    assert (report["readings"].before, report["readings"].after, report["readings"].deleted) == (4, 1, 4)
    assert record.readings() == before


@pytest.mark.parametrize("how", ["missing", "cut", "zeroed"])
def test_a_damaged_file_is_found_taken_out_and_restored_by_reading_again(tmp_path: Path, how: str) -> None:
    record = made(tmp_path)
    before = record.readings()
    file = record.tables.files("readings")[1]
    spoil(file, how)
    [damage] = tidying.damages(record)
    assert Path(damage.file) == Path(file)
    assert damage.rows == 1
    tidying.repair(record, [damage])
    assert tidying.damages(record) == []
    assert len(record.readings()) == 3
    record.add(readings())
    assert record.readings() == before


def test_damaged_events_are_made_anew(tmp_path: Path) -> None:
    record = made(tmp_path)
    before = record.events()
    spoil(record.tables.files("events")[0], "zeroed")
    tidying.repair(record, tidying.damages(record))
    assert record.events() == before


def test_command_names_the_file_and_changes_nothing_unless_told(tmp_path: Path) -> None:
    record = made(tmp_path)
    file = record.tables.files("readings")[0]
    spoil(file, "cut")
    asked = CliRunner().invoke(app, ["tidy", "--record", record.root])
    assert asked.exit_code == 1
    assert Path(file).name in asked.stderr
    mended = CliRunner().invoke(app, ["tidy", "--record", record.root, "--repair"])
    assert mended.exit_code == 0, mended.stderr
    assert "readings: 3 files, now 1" in mended.stdout
