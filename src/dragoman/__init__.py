"""Dragoman reads news pages and writes the diplomatic record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.model import Reading

__version__ = "0.1.0"


def read(path: "str | Path", *, published: str | None = None, workers: int = 1) -> "Iterator[Reading]":
    """Read the pages at `path` (a file, a folder, FILE.jsonl), one reading a page.

    `published` (YYYY-MM-DD) is the publication date of pages that give none. A page that cannot be read is a
    `UserWarning` that says which and why; the others go on.
    """
    import warnings

    from dragoman.engines.local import LocalEngine
    from dragoman.errors import PageError
    from dragoman.pages import open_pages

    for outcome in LocalEngine(workers).read(open_pages(path, published=published)):
        if isinstance(outcome, PageError):
            warnings.warn(str(outcome), stacklevel=2)
        else:
            yield outcome
