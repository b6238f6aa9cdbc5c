"""`dragoman pages`: what a record was read from; `dragoman remove`: pages out of it."""

import sys
from typing import Annotated, Any

import typer

from dragoman.cli.options import FormatOption, RecordOption, SinceOption, UntilOption, open_record
from dragoman.cli.output import Format, emit

COLUMNS = ("id", "published", "published_from", "title", "source", "url", "language", "events", "statements", "facts", "warnings")
NARROW = ("published", "title", "source", "events", "warnings", "short_id")
"""Columns of the table on a terminal; CSV and Markdown show all."""


def command(
    record: RecordOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
) -> None:
    """List the pages of a record: when published and by whom, how much each tells, and what was amiss."""
    from dragoman.record.pages import page_rows

    rows = page_rows(open_record(record), since, until)
    if format is Format.table:
        emit(map(narrow, rows), NARROW, format)
    else:
        emit(rows, COLUMNS, format)


def narrow(row: dict[str, Any]) -> dict[str, Any]:
    """The row as a table on a terminal shows it."""
    other = [warning for warning in row["warnings"] if "publication date" not in warning]
    return row | {"published": row["published"] or "unknown", "short_id": row["id"][:8], "warnings": other}


def remove(
    pages: Annotated[
        list[str], typer.Argument(help="Ids of pages (their first characters do) or URLs, as dragoman pages shows them.")
    ],
    record: RecordOption = None,
) -> None:
    """Take pages out of the record, and what only they tell with them. Reading them again puts them back."""
    from dragoman.record.pages import find_pages

    store = open_record(record)
    ids = find_pages(store, pages)
    store.remove(*ids)
    events = store.refresh()
    print(
        f"{len(ids)} {'page' if len(ids) == 1 else 'pages'} taken out of {store.root}; {events} events are left", file=sys.stderr
    )
