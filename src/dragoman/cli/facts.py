"""`dragoman facts`: what stands, over a record."""

from typing import Annotated

import typer

from dragoman.cli.options import FormatOption, RecordOption, SinceOption, UntilOption, open_record
from dragoman.cli.output import Format, emit
from dragoman.telling.facts import fact_row, told_once

COLUMNS = ("published", "fact", "who", "what", "since", "until", "quote", "url", "page")
NARROW = ("fact", "who", "what", "published", "pages", "quote")
"""Columns of the table on a terminal, which shows what several pages state once; CSV and Markdown show all."""


def command(
    record: RecordOption = None,
    about: Annotated[str | None, typer.Option(help="Country, organisation or person.", show_default=False)] = None,
    fact: Annotated[
        str | None, typer.Option(help="office, member, election, partnership, treaty, relations or quantity.", show_default=False)
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
) -> None:
    """List facts: offices held, elections, memberships, partnerships, relations, quantities of trade and aid."""
    from dragoman.record.facts import facts

    store = open_record(record)
    found = facts(store, about, fact, since, until)
    if format in (Format.json, Format.jsonl):
        emit(found, (), format)
    else:
        narrow = format is Format.table
        emit(told_once(found) if narrow else map(fact_row, found), NARROW if narrow else COLUMNS, format)
