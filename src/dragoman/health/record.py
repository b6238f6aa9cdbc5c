"""Checks of a record: does it open, are its files whole, are its events up to date, is there room to go on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.health import Finding
from dragoman.record import Record
from dragoman.record.events import is_current
from dragoman.record.tables import MOST_FILES, NAMES
from dragoman.record.tidying import damages

LEAST_SPACE = 200_000_000
"""Bytes free below which a run of some thousand pages may not end well."""
REPAIR = "dragoman tidy --repair names the pages to read again"


def check_record(path: str | None) -> Iterator[Finding]:
    """One finding a check; only the first if there is no record, or if a file of it is damaged."""
    try:
        record = Record.open(path)
        files = _files(record)
    except RecordError as error:
        yield Finding("record", "error", str(error))
        return
    yield files
    if files.state == "error":
        return
    pages = len(record.pages())
    yield Finding("record", "ok", f"{record.root}: {pages:,} pages")
    yield _duplicates(record, pages)
    yield _events(record)
    if "://" not in record.root:
        yield _space(record.root)


def _files(record: Record) -> Finding:
    """Every file that a table counts as its own is read through."""
    if "://" in record.root:
        return Finding("record files", "ok", "not read through: the record is in an object store")
    found = damages(record)
    if found:
        return Finding("record files", "error", f"{found[0].file} is damaged: {found[0].problem}", REPAIR)
    number = sum(len(record.tables.files(name)) for name in NAMES)
    if number > 2 * MOST_FILES:
        return Finding("record files", "warning", f"{number} files, all whole", "dragoman tidy joins small ones")
    return Finding("record files", "ok", f"{number} files, all whole")


def _duplicates(record: Record, pages: int) -> Finding:
    rows = record.tables.dataset("readings").count_rows()
    if rows > pages:
        return Finding(
            "record pages", "warning", f"{rows - pages} pages are stored twice (answers count them once)", "dragoman tidy"
        )
    return Finding("record pages", "ok", "each is stored once")


def _events(record: Record) -> Finding:
    if is_current(record.tables):
        return Finding("record events", "ok", "up to date with the pages and judgements")
    return Finding("record events", "ok", "behind the pages; the next question brings them up to date")


def _space(root: str) -> Finding:
    free = shutil.disk_usage(Path(root)).free
    if free < LEAST_SPACE:
        return Finding("disk", "warning", f"{free / 1e6:,.0f} MB free", "make room before reading more")
    return Finding("disk", "ok", f"{free / 1e9:,.1f} GB free")
