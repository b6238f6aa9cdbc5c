"""Checks of the installation: interpreter, parser, learned reader, knowledge base, full-text search, optional parts."""

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.health import Finding

OLDEST_PYTHON = (3, 11)
STALE_DAYS = 730
OPTIONAL = {
    "fastwarc": ("WARC files", "pip install 'dragoman[warc]'"),
    "ray": ("reading on a cluster", "pip install 'dragoman[ray]'"),
    "pandas": ("answers as pandas tables", "pip install pandas"),
    "polars": ("answers as Polars tables", "pip install polars"),
}


def check_installation(today: str) -> Iterator[Finding]:
    """One finding a part. `today` (ISO) tells how old the knowledge base is."""
    yield _python()
    yield _guarded("parser", _parser, "make run sets everything up again")
    yield _guarded("learned reader", _reader, "install dragoman again")
    yield _guarded("knowledge base", lambda: _knowledge(today), "install dragoman again")
    yield _guarded("full-text search", _search, "use a Python whose SQLite has FTS5; statements --grep needs it")
    for module, (purpose, remedy) in OPTIONAL.items():
        there = find_spec(module) is not None
        yield Finding(f"optional: {module}", "ok", purpose if there else f"not installed: no {purpose}", "" if there else remedy)


def _guarded(check: str, look: Callable[[], Finding], remedy: str) -> Finding:
    """A part that cannot even be looked at is an error of that part, not the end of the examination."""
    try:
        return look()
    except DragomanError as error:
        return Finding(check, "error", str(error))
    except Exception as error:
        return Finding(check, "error", f"{type(error).__name__}: {error}", remedy)


def _python() -> Finding:
    version = platform.python_version()
    if sys.version_info < OLDEST_PYTHON:
        return Finding("python", "error", version, "use Python 3.11 or newer")
    return Finding("python", "ok", f"{version}, dragoman {__version__}")


def _parser() -> Finding:
    from dragoman.reading.parsing.pinned import DEFAULT_MODEL, check_model
    from dragoman.reading.syntax import parser

    check_model(DEFAULT_MODEL)
    doc = parser()("They met in Astana.")
    if not any(token.dep_ == "nsubj" for token in doc):
        return Finding("parser", "error", "it loads but does not parse", "install it again")
    return Finding("parser", "ok", f"{DEFAULT_MODEL} {parser().meta['version']}, files as pinned")


def _reader() -> Finding:
    from dragoman.reading.acts.learned import default_reader

    default_reader()
    return Finding("learned reader", "ok", "loads")


def _knowledge(today: str) -> Finding:
    from datetime import date

    from dragoman.knowledge import default_knowledge

    newest = default_knowledge().newest_term()
    found = f"the newest term of office begins {newest}"
    if (date.fromisoformat(today) - date.fromisoformat(newest)).days > STALE_DAYS:
        return Finding(
            "knowledge base", "warning", found, "newer office-holders are read from titles only; add yours with --actors"
        )
    return Finding("knowledge base", "ok", found)


def _search() -> Finding:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE page USING fts5(words)")
    return Finding("full-text search", "ok", f"SQLite {sqlite3.sqlite_version} with FTS5")
