"""Killed, crowded, starved: what is in the record afterwards is what would have been."""

import ctypes
import os
import random
import resource
import time
from pathlib import Path

import pytest

from dragoman.record import Record
from tests.faults.processes import contents, kill, save, some_readings, start

PAGES = 60
CAP_DAC_OVERRIDE = 1
PR_CAPBSET_DROP = 24


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(some_readings(PAGES), tmp_path_factory.mktemp("pages") / "readings.jsonl")


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> object:
    """What an uninterrupted run leaves."""
    record = Record.open(tmp_path_factory.mktemp("quiet") / "record", create=True)
    record.add(some_readings(PAGES))
    return contents(record.root)


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.torture)])
def test_killed_at_random_moments(tmp_path: Path, readings: Path, quiet: object, kills: int) -> None:
    """Each run is killed while it writes, and the next goes on over what it left; between them the record always opens."""
    moments = random.Random(7)
    record = tmp_path / "record"
    for _ in range(kills):
        writer = start("write", record, readings, 5)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        time.sleep(moments.uniform(0, 1.5))
        kill(writer)
        pages, _ = contents(record)
        assert len(pages) % 5 == 0  # a batch is in the record wholly or not at all
    assert start("write", record, readings, 5).communicate()[0] == "begun\nwritten\n"
    assert contents(record) == quiet


def test_two_writers_at_once(tmp_path: Path, readings: Path, quiet: object) -> None:
    """Both write the same pages in small batches; both finish, nothing is lost and nothing is there twice."""
    record = tmp_path / "record"
    Record.open(record, create=True)
    back = save(some_readings(PAGES)[::-1], tmp_path / "back.jsonl")
    writers = [start("write", record, readings, 12), start("write", record, back, 15)]
    assert [w.communicate()[0] for w in writers] == ["begun\nwritten\n"] * 2
    assert contents(record) == quiet
    assert Record.open(record).query("SELECT count(*) AS n FROM readings") == [{"n": PAGES}]


def test_two_writers_who_correct_the_same_pages(tmp_path: Path) -> None:
    """Both replace the readings of every address by their own; one of the two is left at each, whole."""
    from tests.factories import event, reading

    def version(words: str) -> list:
        return [reading(event("USA > RUS", "2023-01-01"), url=f"https://a.example/{n}", text=f"{words} {n}") for n in range(30)]

    record = tmp_path / "record"
    Record.open(record, create=True).add(version("first"))
    writers = [start("write", record, save(version(words), tmp_path / f"{words}.jsonl"), 5) for words in ("second", "third")]
    outputs = [w.communicate() for w in writers]
    assert [out for out, _ in outputs] == ["begun\nwritten\n"] * 2, outputs
    left = Record.open(record).readings()
    assert sorted(str(r.page.url) for r in left) == sorted(f"https://a.example/{n}" for n in range(30))
    assert not any(r.page.text.startswith("first") for r in left)


def test_readers_during_writes(tmp_path: Path, readings: Path) -> None:
    record = tmp_path / "record"
    Record.open(record, create=True)
    asker = start("ask", record, 4)
    writer = start("write", record, readings, 6)
    assert writer.communicate()[0] == "begun\nwritten\n"
    out, err = asker.communicate()
    assert asker.returncode == 0, err
    assert out.startswith("begun\nasked")


def test_a_full_disk(tmp_path: Path, readings: Path, quiet: object) -> None:
    """No file may grow beyond some kilobytes: the writer says so in one line; with space again the same command finishes."""
    record = tmp_path / "record"
    Record.open(record, create=True)
    starved = start("write", record, readings, 40, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000)))
    _, err = starved.communicate()
    assert starved.returncode != 0
    assert "RecordError" in err.splitlines()[-1], err
    contents(record)
    assert start("write", record, readings, 40).communicate()[0] == "begun\nwritten\n"
    assert contents(record) == quiet


def _without_override() -> None:
    """Root may write anywhere; without this capability it may not."""
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_a_folder_that_cannot_be_written(tmp_path: Path, readings: Path) -> None:
    """A record can be asked where it cannot be written; writing to it is one line."""
    record = tmp_path / "record"
    Record.open(record, create=True).add(some_readings(6))
    folders = [record, *(p for p in record.rglob("*") if p.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        writer, asker = (
            start("write", record, readings, 40, prepare=_without_override),
            start("ask", record, 0.1, prepare=_without_override),
        )
        _, refused = writer.communicate()
        answered, err = asker.communicate()
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert "RecordError" in refused.splitlines()[-1], refused
    assert answered.startswith("begun\nasked"), err
    assert len(Record.open(record).pages()) == 6


def test_a_clock_set_back(tmp_path: Path, quiet: object) -> None:
    """The files of the first half say that they were written in ten days' time."""
    record = Record.open(tmp_path / "record", create=True)
    first, second = some_readings(PAGES)[: PAGES // 2], some_readings(PAGES)[PAGES // 2 :]
    record.add(first)
    record.events()
    ahead = time.time() + 10 * 86_400
    for file in Path(record.root).rglob("*"):
        os.utime(file, (ahead, ahead))
    again = Record.open(record.root)
    again.add(second)
    again.add(first)
    again.refresh()
    assert contents(record.root) == quiet
