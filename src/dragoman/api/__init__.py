"""Dragoman from Python: its verbs as functions. Import them from `dragoman`: ``import dragoman; dragoman.read("pages/")``."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.api.records import OpenRecord
from dragoman.api.results import Events, Table

if TYPE_CHECKING:
    from dragoman.model import Page, Reading

__all__ = ["Events", "OpenRecord", "Table", "merge", "open", "read", "read_text"]


def read(
    path: str | Path,
    *,
    published: str | None = None,
    workers: int = 1,
    actors: str | Path | None = None,
    frames: str | Path | None = None,
    domestic: bool = False,
) -> "Iterator[Reading]":
    """Read the pages at `path` (a file, a folder, FILE.jsonl, a feed, a WARC file), one reading a page, as they come.

    `published` (YYYY-MM-DD) is the publication date of pages that give none; `actors` and `frames` are files of your own (YAML), added to
    the package's; `domestic` adds events within one state. A page that cannot be read is a `UserWarning` that says which and why; the others go on.
    """
    from dragoman.pages import open_pages

    return _readings(open_pages(path, published=published), workers, actors, frames, domestic)


def read_text(
    text: str, *, published: str | None = None, title: str | None = None, url: str | None = None, publisher: str | None = None
) -> "Reading":
    """Read one text. Its words are taken as they are, without cleaning, so that offsets count its characters.

    `published` (YYYY-MM-DD) is what "Tuesday" and "last week" are resolved against; without it they stay relative.
    PageError for a text without words.
    """
    from dragoman.errors import UsageError
    from dragoman.model import Page
    from dragoman.pages import clean
    from dragoman.pages.calendar import iso_day
    from dragoman.reading import read as read_article

    if published is not None and iso_day(published) is None:
        raise UsageError(f"published={published!r}: not a date (write it as 2023-11-09)")
    page = Page(origin=url or "text", url=url, published=published, title=title, publisher=publisher, article=text)
    return read_article(clean(page))


def merge(readings: "Iterable[Reading]") -> Events:
    """The events that readings tell of, one for all pages that tell of one thing, without a record."""
    from dragoman.merging import mentions_of
    from dragoman.merging import merge as merged
    from dragoman.pages.duplicates import signature
    from dragoman.record.actors import KnownPersons

    kept = {r.page.id: r for r in readings}
    found = merged((m for r in kept.values() for m in mentions_of(r, signature(r.page))), KnownPersons())
    return Events(found, kept.values())


def open(path: str | Path | None = None, *, create: bool = False) -> OpenRecord:
    """The record at a folder or object-store prefix; without `path` at $DRAGOMAN_RECORD, else ./record. `create` makes a missing one.

    RecordError if there is none or it cannot be read.
    """
    from dragoman.record import Record

    return OpenRecord(Record.open(path, create))


def _readings(
    pages: "Iterable[Page | Exception]", workers: int, actors: str | Path | None, frames: str | Path | None, domestic: bool
) -> "Iterator[Reading]":
    import warnings

    from dragoman.engines.local import LocalEngine
    from dragoman.errors import PageError
    from dragoman.reading.resources import Setup

    setup = Setup(Path(actors) if actors else None, Path(frames) if frames else None, domestic=domestic)
    for outcome in LocalEngine(workers, setup).read(pages):  # type: ignore[arg-type]
        if isinstance(outcome, PageError):
            warnings.warn(str(outcome), stacklevel=3)
        else:
            yield outcome
