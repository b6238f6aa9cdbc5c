"""`dragoman statements`: who said what, over a record."""

from typing import Annotated

import typer

from dragoman.cli.options import FormatOption, RecordOption, SinceOption, UntilOption, open_record
from dragoman.cli.output import Format, emit
from dragoman.telling.statements import statement_row

COLUMNS = ("published", "speaker", "country", "kind", "cue", "addressee", "about", "stance", "topics", "content", "url", "page")
NARROW = ("published", "speaker", "words", "about", "topics")
"""Columns of the table on a terminal; CSV and Markdown show all."""


def command(
    record: RecordOption = None,
    speaker: Annotated[str | None, typer.Option(help="Country, organisation or person that speaks.", show_default=False)] = None,
    about: Annotated[str | None, typer.Option(help="Country, organisation or person spoken of.", show_default=False)] = None,
    topic: Annotated[str | None, typer.Option(help="energy, trade, nuclear ...", show_default=False)] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    grep: Annotated[
        str | None, typer.Option(help='Words that must be in it; "a phrase", a beginning*.', show_default=False)
    ] = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Search the articles for --grep, rather than the statements.")
    ] = False,
    format: FormatOption = Format.table,
) -> None:
    """List what was said: quotations and reported speech, with speaker, topics and whom it is about."""
    from dragoman.errors import UsageError
    from dragoman.record import search

    store = open_record(record)
    if articles:
        if not grep:
            raise UsageError("--articles needs --grep WORDS")
        emit(search.articles(store, grep, since, until), ("published", "title", "words", "url", "page"), format)
        return
    found = search.statements(store, search.statement_filter(store, speaker, about, topic, since, until, grep))
    if format in (Format.json, Format.jsonl):
        emit(found, (), format)
    else:
        named = format is Format.table
        emit((statement_row(row, named) for row in found), NARROW if named else COLUMNS, format)
