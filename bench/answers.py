"""How long whole commands take on a record: the two seed pages with the examples, and the White House texts of 2021 and 2022.

Each command runs in a process of its own, from nothing to the last line, as a user meets it. The first question after pages were added makes the
events; that is not timed here.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.register import unpack
from bench.report import Report, markdown_table
from dragoman.engines.local import LocalEngine
from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages import open_pages
from dragoman.record import Record

KEPT = "DRAGOMAN_BENCH_ANSWERS"
"""Environment variable: folder of a record of the White House texts to keep between runs (reading them takes long); a fresh one is made without it."""
RUNS = 5
LIMIT = 1.0
"""Seconds."""
BATCH = 200
"""Pages added at a time."""
ASKED = {
    "two seeds and examples": (("timeline", "KAZ", "RUS"), ("balance", "KAZ"), ("dyad", "KAZ", "RUS"), ("network",)),
    "White House 2021-2022": (("timeline", "KAZ", "RUS"), ("timeline", "USA", "RUS"), ("balance", "KAZ"), ("balance", "USA"), ("dyad", "USA", "RUS"), ("network",)),
}  # fmt: skip
HELD = (("timeline", "KAZ", "RUS"), ("balance", "KAZ"))
"""The commands that must answer within the limit."""


def run(data: Path) -> Report:
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        records = {
            "two seeds and examples": small_record(data, Path(scratch, "small")),
            "White House 2021-2022": large_record(data, Path(scratch)),
        }
        for name, record in records.items():
            events = len(record.events())
            pages = len(record.pages())
            for words in ASKED[name]:
                took, busy = timed(words, record.root)
                rows.append([name, pages, events, f"`{' '.join(words)}`", took, busy])
                if words in HELD:
                    figures[f"{words[0]}, {name}"] = min(1.0, LIMIT / busy)
    header = ["record", "pages", "events", "command", "seconds", "of them computing"]
    note = (
        f"\n\nMedian of {RUNS} runs, each in a process of its own, Python's start included. Limit: {LIMIT:g} s. The machine was shared: the floor is on "
        "the seconds computing, the other column holds waiting for the processor as well."
    )
    return Report("answers", "Time of whole commands", markdown_table(header, rows) + note, figures)


def small_record(data: Path, folder: Path) -> Record:
    """The seeds, dated as annotated, and the examples."""
    seeds = [
        Page(origin=path.stem, text=path.with_suffix(".txt").read_text(), published=json.loads(path.read_text())["published"])
        for path in sorted((data / "gold" / "seeds").glob("*.json"))
    ]
    examples = Path(__file__).parents[1] / "examples"
    return filled(folder, [*seeds, *(p for p in open_pages(examples) if not isinstance(p, PageError))])


def large_record(data: Path, scratch: Path) -> Record:
    folder = Path(os.environ.get(KEPT) or scratch / "large")
    if (folder / "readings").exists():
        return Record.open(folder)
    texts = [t.path for t in unpack(data, scratch / "texts")]
    return filled(folder, [p for path in texts for p in open_pages(path) if not isinstance(p, PageError)])


def filled(folder: Path, pages: list[Page]) -> Record:
    record = Record.open(folder, create=True)
    for start in range(0, len(pages), BATCH):
        read = LocalEngine(1).read(pages[start : start + BATCH])
        record.add(r for r in read if not isinstance(r, PageError))
    return record


def timed(words: tuple[str, ...], record: str) -> tuple[float, float]:
    """Seconds that a command takes, and those that it computes; the median of several runs."""
    command = [sys.executable, "-m", "dragoman", *words, "--record", record]
    took, busy = [], []
    for _ in range(RUNS + 1):
        before, begun = _busy(), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took.append(time.perf_counter() - begun)
        busy.append(_busy() - before)
    # the first run may still make the events or the index of words
    return median(took[1:]), median(busy[1:])


def _busy() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
