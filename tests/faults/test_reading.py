"""`dragoman read` as people run it, killed again and again: what is in the record afterwards is what one quiet run leaves."""

import random
import time
from pathlib import Path

import pytest

from dragoman.record import Record
from tests.faults import news
from tests.faults.processes import contents, kill, start


@pytest.mark.parametrize(("pages", "kills", "workers"), [(100, 2, 1), pytest.param(300, 50, 2, marks=pytest.mark.torture)])
def test_killed_at_random_moments(tmp_path: Path, pages: int, kills: int, workers: int) -> None:
    """Each run is killed at some moment of its whole course, from its start to the merging at its end, and the next goes on."""
    told = news.save(tmp_path / "pages.jsonl", range(pages))

    def read(record: str):  # type: ignore[no-untyped-def]
        return start("read", told, "--record", tmp_path / record, "--workers", workers, module="dragoman")

    begun = time.monotonic()
    _, said = read("quiet").communicate()
    whole = time.monotonic() - begun
    quiet = contents(tmp_path / "quiet")
    assert f"{pages} pages read, 0 not" in said
    moments = random.Random(11)
    for _ in range(kills):
        reader = read("record")
        time.sleep(moments.uniform(0, whole))
        kill(reader)
        if (tmp_path / "record" / "readings").exists():
            kept = Record.open(tmp_path / "record").readings()
            assert len({r.page.id for r in kept}) == len(kept) <= pages
    reader = read("record")
    reader.communicate()
    assert reader.returncode == 0
    assert contents(tmp_path / "record") == quiet
