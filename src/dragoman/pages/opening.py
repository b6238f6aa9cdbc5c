"""Paths -> pages: files, folders, archives and standard input, each by its kind."""

import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath

import msgspec

from dragoman.errors import PageError, UsageError
from dragoman.model import Page
from dragoman.pages import archives, csvrows, feeds, jsonlines, mhtml, parquet, remote, warc
from dragoman.pages.calendar import iso_day
from dragoman.pages.charset import decode
from dragoman.pages.frontmatter import split_front_matter
from dragoman.pages.sniffing import ARCHIVES, SUFFIXES, sniff

MAX_BYTES = 25_000_000
BESIDE_PAGE = re.compile(r"(.+)(?:_files|-Dateien|_fichiers|_archivos|_ficheiros|_bestanden|-filer|_file|_pliki|_soubory)", re.S)
"""The folder that browsers save beside ``Title.html``, by their language."""


@dataclass(frozen=True)
class Limits:
    """What holds for every page of one call: its publication date if it has none of its own, and how large it may be."""

    published: str | None
    max_bytes: int


def open_pages(path: str | Path, *, published: str | None = None, max_bytes: int = MAX_BYTES) -> Iterator[Page | PageError]:
    """The pages at `path`: a file, a folder (sorted, with its folders), an archive, an address that fsspec opens (``s3://...``), or ``-`` for standard input.

    Files may be .html, .htm, .mhtml, .txt, .md (with front matter), .jsonl, .json, .csv, .tsv, RSS or Atom feeds, .warc, any of them gzipped, and
    .parquet. What a browser saved beside a page (its folder of pictures and frames) is passed over.
    What cannot be read is yielded as a `PageError`, and the other pages follow. `published` (ISO) dates the pages that
    give no date themselves; a page of more than `max_bytes` bytes is refused. Raises `UsageError` when `published` is no date.
    """
    if published is not None and iso_day(published) is None:
        raise UsageError(f"not a date: {published!r} (write it as 2023-11-09)")
    limits = Limits(published, max_bytes)
    for found in _open(path, limits):
        if isinstance(found, Page) and found.published is None and published:
            yield msgspec.structs.replace(found, published=iso_day(published))
        else:
            yield found


def _open(path: str | Path, limits: Limits) -> Iterator[Page | PageError]:
    if str(path) == "-":
        yield from _from_bytes(sys.stdin.buffer.read(limits.max_bytes + 1), "standard input", None, limits)
        return
    if remote.is_remote(path):
        yield from remote.open_remote(str(path), _is_readable, lambda file, origin: _from_file(file, limits, origin))
        return
    path = Path(path)
    if path.is_dir():
        yield from _from_folder(path, limits)
    elif not path.exists():
        yield PageError(str(path), "no such file or folder", "check the path")
    else:
        yield from _from_file(path, limits)


def _from_folder(folder: Path, limits: Limits) -> Iterator[Page | PageError]:
    files = sorted(
        p for p in folder.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    )
    pages = {str(p.with_suffix("")) for p in files if p.suffix.lower() in (".html", ".htm")}
    readable = [p for p in files if _is_readable(p.name) and not _belongs_to_page(p.relative_to(folder), folder, pages)]
    if not readable:
        yield PageError(str(folder), "no pages in this folder", f"pages end in {', '.join(sorted(SUFFIXES))}")
    for file in readable:
        yield from _from_file(file, limits)


def _belongs_to_page(path: Path, folder: Path, pages: set[str]) -> bool:
    """Whether the file is in the folder of pictures, scripts and frames that a browser saves beside a page (``Title_files``)."""
    parents = [folder / parent for parent in path.parents]
    return any((saved := BESIDE_PAGE.fullmatch(str(parent))) is not None and saved[1] in pages for parent in parents)


def _is_readable(name: str) -> bool:
    return kind_of(name) is not None or name.lower().endswith(ARCHIVES)


def kind_of(name: str) -> str | None:
    """Kind of a file by its name, a final .gz left out; None if the name does not tell."""
    lowered = name.lower().removesuffix(".gz")
    return SUFFIXES.get(PurePath(lowered).suffix)


def _from_file(path: Path, limits: Limits, origin: str | None = None) -> Iterator[Page | PageError]:
    """The pages of a file; `origin`: how it is called in messages, if not by its path."""
    origin, kind = origin or str(path), kind_of(path.name)
    try:
        if path.name.lower().endswith(ARCHIVES):
            for name, member in archives.members(path, limits.max_bytes):
                where = f"{origin}/{name}"
                if isinstance(member, PageError):
                    yield member
                elif kind_of(name):
                    yield from _from_bytes(member, where, kind_of(name), limits)
            return
        if kind == "warc":
            yield from warc.open_warc(path, limits.max_bytes, origin)
            return
        if kind == "parquet":
            yield from parquet.open_rows(path, origin, limits.max_bytes)
            return
        if kind == "csv":
            with archives.unzipped(path) as stream:
                yield from csvrows.open_rows(stream, origin, limits.max_bytes)
            return
        if kind == "jsonl":
            with archives.unzipped(path) as stream:
                yield from jsonlines.open_lines(stream, origin, limits.max_bytes)
            return
        with archives.unzipped(path) as stream:
            data = stream.read(limits.max_bytes + 1)
        yield from _from_bytes(data, origin, kind, limits)
    except PageError as error:
        yield error
    except OSError as error:
        yield PageError(origin, f"cannot be read: {error.strerror or error}")
    except EOFError:
        yield PageError(origin, "cut off: the compressed data ends too early", "fetch it again")
    except zlib.error as error:
        yield PageError(origin, f"the compressed data is damaged: {error}", "fetch it again")


def _from_bytes(data: bytes, origin: str, kind: str | None, limits: Limits) -> Iterator[Page | PageError]:
    try:
        yield from _pages(data, origin, kind, limits)
    except PageError as error:
        yield error


def _pages(data: bytes, origin: str, kind: str | None, limits: Limits) -> Iterator[Page | PageError]:
    kind = kind or sniff(data)
    if kind == "warc":
        yield from warc.open_warc(data, limits.max_bytes, origin)
        return
    if kind == "jsonl":
        yield from jsonlines.open_lines(BytesIO(data), origin, limits.max_bytes)
        return
    if kind == "csv":
        yield from csvrows.open_rows(BytesIO(data), origin, limits.max_bytes)
        return
    if len(data) > limits.max_bytes:
        raise PageError(origin, f"larger than {limits.max_bytes:,} bytes", "raise the limit, or split it")
    if not data.strip():
        raise PageError(origin, "empty")
    if kind == "json":
        yield from jsonlines.open_json(data, origin, limits.max_bytes)
        return
    if kind == "mhtml":
        yield mhtml.open_mhtml(data, origin)
        return
    if kind == "feed":
        yield from feeds.open_feed(data, origin)
        return
    yield _page(data, origin, kind)


def _page(data: bytes, origin: str, kind: str) -> Page:
    decoded = decode(data, origin)
    page = Page(origin=origin, warnings=(decoded.warning,) if decoded.warning else ())
    if kind == "html":
        return msgspec.structs.replace(page, html=decoded.text)
    split_front_matter(decoded.text, origin)  # refuse a bad one here, where the file is named
    return msgspec.structs.replace(page, text=decoded.text)
