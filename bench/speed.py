"""Reading beside plain parsing, on the same words, with two workers each.

(a) ``nlp.pipe`` of the same model over the texts that Dragoman reads, cleaned already; (b) ``dragoman read --record`` of the pages as files, end
to end; (c) trafilatura beside our cleaning of the HTML pages. Ratios of processor seconds (of the process and its workers) are the result,
since they hold on a busy machine; seconds by the clock stand beside them. The runs alternate, so that what else the machine does
touches all alike. Start-up (small pages, enough to wake every worker, which ask for every table that is read at its first use) is measured by itself:
on a large run it vanishes.

Every tenth text by default; the environment variable names another share (1: all of them, as for a release).
"""

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.pages_html import html_of, truth_of
from bench.register import unpack
from bench.report import Report, markdown_table

SHARE = "DRAGOMAN_BENCH_SPEED"
"""Environment variable: every how manieth text is read."""
WORKERS = 2
ROUNDS = 2
SMALL = """The President met the Prime Minister of Japan in Tokyo on Friday, March 4, 2022. "We will send aid," Kishida told reporters.

He and Lund, who leads Norland's delegation, signed an agreement with Kenya. Chad joined NATO's partnership and welcomed the ceasefire."""


@dataclass
class Cost:
    """Seconds of the processors and of the clock."""

    processor: float = 0.0
    clock: float = 0.0

    def less(self, other: "Cost") -> "Cost":
        return Cost(self.processor - other.processor, self.clock - other.clock)


@contextmanager
def counted(cost: Cost) -> Iterator[None]:
    """Add what the block costs, its child processes included."""
    before, began = _processor(), time.perf_counter()
    yield
    cost.processor += _processor() - before
    cost.clock += time.perf_counter() - began


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def run(data: Path) -> Report:
    share = int(os.environ.get(SHARE, "10"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        paths = [text.path for text in unpack(data, folder / "texts")][::share]
        small = [folder / f"small{number}.md" for number in range(20 * WORKERS)]
        for number, path in enumerate(small):
            path.write_text(f"{SMALL} It was meeting {number}.")
        starts = {"spacy": Cost(), "dragoman": Cost()}
        whole = {"spacy": Cost(), "dragoman": Cost()}
        for number in range(ROUNDS):
            for costs, part in ((starts, small), (whole, paths[number::ROUNDS])):
                texts = folder / "texts.json"
                texts.write_text(json.dumps([_kept(path) for path in part]))
                with counted(costs["spacy"]):
                    _spacy(texts)
                with counted(costs["dragoman"]):
                    _dragoman(part, folder / f"record{number}-{len(part)}")
    return _report(len(paths), starts, whole, _html(data))


def _kept(path: Path) -> str:
    from dragoman.model import Page
    from dragoman.pages import clean, open_pages

    return "\n\n".join(clean(page).text for page in open_pages(str(path)) if isinstance(page, Page))


def _spacy(texts: Path) -> None:
    subprocess.run([sys.executable, "-m", "bench.speed", str(texts)], check=True)


def _dragoman(paths: Sequence[Path], record: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "read", *map(str, paths), "--record", str(record), "--workers", str(WORKERS)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)


def _html(data: Path) -> dict[str, Cost]:
    """Cleaning of the HTML pages, in this process."""
    from trafilatura import bare_extraction, extract

    from dragoman.errors import PageError
    from dragoman.model import Page
    from dragoman.pages import clean

    pages = list(html_of(data, list(truth_of(data))).values())
    costs = {"trafilatura": Cost(), "trafilatura, with metadata": Cost(), "dragoman": Cost()}
    for number in range(ROUNDS + 1):
        for name, cost in costs.items():
            with counted(cost if number else Cost()):  # the first round loads what is loaded once
                for html in pages:
                    if name == "trafilatura":
                        extract(html)
                    elif name == "dragoman":
                        try:
                            clean(Page(origin="bench", html=html))
                        except PageError:
                            continue
                    else:
                        bare_extraction(html, with_metadata=True)
    return costs


def _report(number: int, starts: dict[str, Cost], whole: dict[str, Cost], html: dict[str, Cost]) -> Report:
    work = {name: whole[name].less(starts[name]) for name in whole}
    ratio = work["dragoman"].processor / work["spacy"].processor
    with_start = whole["dragoman"].processor / whole["spacy"].processor
    cleaning = html["dragoman"].processor / html["trafilatura"].processor
    metadata = html["dragoman"].processor / html["trafilatura, with metadata"].processor
    rows: list[list[object]] = [
        [f"(a) spaCy alone, {number} texts", work["spacy"].processor, work["spacy"].clock, 1.0],
        [f"(b) dragoman read, {number} texts", work["dragoman"].processor, work["dragoman"].clock, ratio],
        ["(a) its start", starts["spacy"].processor, starts["spacy"].clock, ""],
        ["(b) its start", starts["dragoman"].processor, starts["dragoman"].clock, ""],
        ["(b) with its start, beside (a) with its own", whole["dragoman"].processor, whole["dragoman"].clock, with_start],
        ["(c) trafilatura, 102 HTML pages", html["trafilatura"].processor, html["trafilatura"].clock, 1.0],
        [
            "(c) trafilatura with metadata",
            html["trafilatura, with metadata"].processor,
            html["trafilatura, with metadata"].clock,
            "",
        ],
        ["(c) dragoman's cleaning, with metadata", html["dragoman"].processor, html["dragoman"].clock, cleaning],
    ]
    header = ["what", "processor seconds", "seconds by the clock", "ratio (processor)"]
    note = (
        f"\n\n{WORKERS} workers for (a) and (b), runs alternating; starts are {ROUNDS} runs over {20 * WORKERS} pages of a line, taken off the first two rows. "
        f"Beside trafilatura with metadata our cleaning takes {metadata:.2f}. {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}. Bars: (b) at most 0.9 of (a), goal 0.4."
    )
    table = markdown_table(header, rows) + note
    return Report("speed", "Speed beside plain parsing", table, {"speed plain parsing over reading": 1 / ratio})


def _plain_spacy(texts: Path) -> None:
    import spacy

    from dragoman.reading.parsing.pinned import DEFAULT_MODEL

    words: list[str] = json.loads(texts.read_text())
    for _ in spacy.load(DEFAULT_MODEL).pipe(words, n_process=WORKERS):
        pass


if __name__ == "__main__":
    _plain_spacy(Path(sys.argv[1]))
