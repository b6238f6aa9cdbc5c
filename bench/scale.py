"""Ten times the pages: how much more time and memory? And Ray's workers beside our own.

The pages are the training briefs (one paragraph each), told again and again with other names and other dates, so that words, actors and events keep
coming that were not met before. Each size is read into a record by a process of its own with two workers; its time is that of all its processes, its
memory the most that one of them held. The factor leaves out the start, measured with the same number of workers over a few pages.

Sizes of 200 and 2,000 by default; the environment variable names others (200,2000,20000 for a release).
"""

import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.report import Report, markdown_table

if TYPE_CHECKING:
    from dragoman.engines import Engine
    from dragoman.model import Page

SIZES = "DRAGOMAN_BENCH_SCALE"
WORKERS = 2
START = 8
"""Pages that show what the start costs."""
SEED = 20231109
MOST_TIMES = 11
"""Times the time that ten times the pages may take."""
MOST_GIGABYTES = 1.2
RAY_SHARE = 0.8
"""Of the local engine's throughput that Ray's must reach."""
RAY_PAGES = 640
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})+")
_DAY = re.compile(r"\b([12]?\d)(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)")
_MONTH = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b")
_MONTHS = "January February March April May June July August September October November December".split()
_SYLLABLES = "ba de ki lo mu na pe ri so tu va we ya zo cha dri fen gor hal jin".split()


def run(data: Path) -> Report:
    sizes = [int(size) for size in os.environ.get(SIZES, "200,2000").split(",")]
    briefs = sorted((data / "gold" / "train").glob("*.json"))
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        start, *_ = measured(briefs, START, Path(scratch, "start"))
        before: tuple[int, float, float] | None = None
        for size in sizes:
            busy, worker, writer = measured(briefs, size, Path(scratch, str(size)))
            work = busy - start
            factor = work / before[1] * 10 * before[0] / size if before else None
            rows.append(
                [size, busy, 1000 * work / size, "" if factor is None else f"{factor:.1f}", f"{worker:.2f}", f"{writer:.2f}"]
            )
            if factor and before:
                figures[f"ten times {before[0]} pages"] = min(1.0, MOST_TIMES / factor)
                figures[f"memory of a worker over {size} pages"] = min(1.0, MOST_GIGABYTES / worker)
            before = size, work, worker
    local, on_ray = throughput(briefs)
    figures["Ray's throughput beside the local engine's"] = min(1.0, on_ray / local / RAY_SHARE)
    header = ["pages", "processor seconds", "milliseconds a page", "ten times the pages take", "worker, GB", "writer, GB"]
    note = (
        f"\n\nTraining briefs with other names and dates, {WORKERS} workers; the start ({start:.1f} s) is left out of the third and fourth columns. Bars: "
        f"{MOST_TIMES} times the time, {MOST_GIGABYTES:g} GB a worker.\n\n"
        f"What {RAY_PAGES} pages more take, so that no start counts: local engine {local:.1f} pages a second by the clock, Ray {on_ray:.1f}, which is {on_ray / local:.2f} of it (bar {RAY_SHARE:g})."
    )
    return Report("scale", "Ten times the pages", markdown_table(header, rows) + note, figures)


def told_anew(briefs: list[Path]) -> Iterator[dict[str, str]]:
    """Pages without end: the briefs again and again, each time with other names and other dates."""
    chance = random.Random(SEED)
    for turn in count():
        for brief in briefs:
            known = json.loads(brief.read_text())
            text = (brief.parent / known["text"]).read_text()
            yield {
                "url": f"https://example.org/{turn}/{brief.stem}",
                "published": known["published"],
                "text": altered(text, chance) if turn else text,
            }


def altered(text: str, chance: random.Random) -> str:
    """The text with names of two words and more, days and months put for others; the same name everywhere for the same name."""
    names: dict[str, str] = {}
    shift = chance.randrange(1, 12)

    def other(found: re.Match[str]) -> str:
        return names.setdefault(found.group(), " ".join(_word(chance) for _ in found.group().split()))

    text = _DAY.sub(lambda m: str(1 + (int(m.group()) + shift) % 28), _NAME.sub(other, text))
    return _MONTH.sub(lambda m: _MONTHS[(_MONTHS.index(m.group()) + shift) % 12], text)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 5))).capitalize()


def measured(briefs: list[Path], size: int, folder: Path) -> tuple[float, float, float]:
    """Processor seconds, and gigabytes of the largest worker and of the process that writes."""
    folder.mkdir()
    pages = folder / "pages.jsonl"
    with pages.open("w") as out:
        out.writelines(json.dumps(page) + "\n" for page in islice(told_anew(briefs), size))
    command = [sys.executable, "-m", "bench.scale", str(pages), str(folder / "record")]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    busy, worker, writer = (float(word) for word in done.stdout.split()[-3:])
    return busy, worker, writer


def throughput(briefs: list[Path]) -> tuple[float, float]:
    """Pages a second of the local engine and of Ray's once both have started: what `RAY_PAGES` pages more take."""
    from dragoman.engines.local import LocalEngine
    from dragoman.engines.ray import RayEngine

    few, many = RAY_PAGES // 2, RAY_PAGES // 2 + RAY_PAGES
    local = [_seconds(LocalEngine(WORKERS), briefs, size) for size in (few, many)]
    on_ray = [_seconds(RayEngine(WORKERS), briefs, size) for size in (START, few, many)]  # the first starts Ray itself
    return RAY_PAGES / (local[1] - local[0]), RAY_PAGES / (on_ray[2] - on_ray[1])


def _seconds(engine: "Engine", briefs: list[Path], size: int) -> float:
    """Seconds by the clock for so many pages, the start of the workers included. Processor time would miss Ray's workers: their daemon does not wait for them."""
    began = time.perf_counter()
    for _ in engine.read(_as_pages(islice(told_anew(briefs), size))):
        pass
    return time.perf_counter() - began


def _as_pages(rows: Iterable[dict[str, str]]) -> Iterator["Page"]:
    from dragoman.model import Page

    for row in rows:
        yield Page(origin=row["url"], url=row["url"], published=row["published"], text=row["text"])


def _read(pages: Path, record: Path) -> None:
    """Read the pages into a record as `dragoman read` does; print what it cost."""
    from dragoman.cli.read import deliver
    from dragoman.engines.local import LocalEngine
    from dragoman.pages import open_pages

    deliver(LocalEngine(WORKERS).read(open_pages(str(pages))), record, None)
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    busy = sum(used.ru_utime + used.ru_stime for used in (mine, theirs))
    print(busy, theirs.ru_maxrss / 2**20, mine.ru_maxrss / 2**20)


if __name__ == "__main__":
    _read(Path(sys.argv[1]), Path(sys.argv[2]))
