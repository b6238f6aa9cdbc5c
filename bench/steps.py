"""Where the time of a page goes: ``python -m bench.steps --data ../shared [--every 60]``.

Each step of reading is timed by itself (seconds of this process's processor time) over every so manieth White House text, beside the floor: the same
model of spaCy over the same words. A table in Markdown is printed; docs/performance.md tells how to read it.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy

import dragoman.reading as reading
from bench.register import unpack
from bench.report import markdown_table
from dragoman.engines.work import prepare
from dragoman.errors import PageError
from dragoman.pages import clean, open_pages
from dragoman.reading import actors, coreference, events, facts, places, statements, syntax, times
from dragoman.reading.acts import frame_reader, learned
from dragoman.reading.parsing.pinned import DEFAULT_MODEL
from dragoman.reading.resources import DEFAULT, load

_THREADS = "OPENBLAS_NUM_THREADS"
STEPS: tuple[tuple[str, ModuleType, str], ...] = (
    ("names of the knowledge base", actors, "find_names"),
    ("parsing", syntax, "parse"),
    ("times", times, "find_times"),
    ("places", places, "find_places"),
    ("actors", actors, "settle"),
    ("coreference", coreference, "resolve"),
    ("statements", statements, "find_statements"),
    ("events", events, "find_events"),
    ("events: frames", frame_reader, "propose"),
    ("events: learned reader", learned, "hear"),
    ("facts", facts, "find_facts"),
)


def main() -> None:
    if _THREADS not in os.environ:
        # numpy asks as it is loaded; a second thread of its BLAS waits in turning, which counts as work
        os.environ[_THREADS] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "bench.steps", *sys.argv[1:]])
    ask = argparse.ArgumentParser(prog="python -m bench.steps", description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared"))
    ask.add_argument("--every", type=int, default=60)
    args = ask.parse_args()
    prepare(DEFAULT)
    known = load()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [text.path for text in unpack(args.data, Path(scratch))][:: args.every]
        pages = [p for path in paths for p in open_pages(str(path)) if not isinstance(p, PageError)]
    spent: dict[str, float] = {}
    list(reading.read_many([clean(pages[0])], known))  # load what is loaded once
    articles = _timed(spent, "cleaning", lambda: [clean(page) for page in pages])()
    nlp = spacy.load(DEFAULT_MODEL)  # of its own: the pipeline makes some of its parts quicker
    floor: dict[str, float] = {}
    tokens = _timed(floor, "floor", lambda: sum(map(len, nlp.pipe(article.text for article in articles))))()
    for name, module, function in STEPS:
        setattr(module, function, _timed(spent, name, getattr(module, function)))
    whole: dict[str, float] = {}
    _timed(whole, "whole", lambda: list(reading.read_many(articles, known)))()
    rows: list[list[object]] = [[name, seconds, seconds / floor["floor"]] for name, seconds in spent.items()]
    rows.append(["reading, all steps", whole["whole"], whole["whole"] / floor["floor"]])
    rows.append([f"floor: spaCy over {tokens} tokens of {len(articles)} texts", floor["floor"], 1.0])
    print(markdown_table(["step", "processor seconds", "of the floor"], rows))


def _timed(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*args: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - began

    return timed


if __name__ == "__main__":
    main()
