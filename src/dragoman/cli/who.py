"""`dragoman who NAME|OFFICE`: what the knowledge base holds of a name, or who held an office."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.output import Format, emit


def command(
    asked: Annotated[
        str, typer.Argument(metavar="NAME|OFFICE", help="A name (Tokayev, CSTO, Orenburg) or an office (president of France).")
    ],
    on: Annotated[str | None, typer.Option(help="Only what held on this date (ISO; a year or month will do).")] = None,
    country: Annotated[str | None, typer.Option(help="Only of this country or organisation: a code or a name.")] = None,
    actors: Annotated[
        Path | None, typer.Option(help="Your own actors (YAML), which add to or override the knowledge base.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How the rows are printed.")] = Format.table,
) -> None:
    """Say who or what a name is, or who held an office, and when: with spellings and sources."""
    from dragoman.knowledge import Knowledge, default_knowledge
    from dragoman.knowledge.answers import COLUMNS, who
    from dragoman.knowledge.dates import checked

    kb = Knowledge.load(actors) if actors else default_knowledge()
    rows = who(kb, asked, checked(on) if on else None, country)
    if not rows:
        print(f"dragoman: nobody and nothing named {asked!r} is known{restriction(on, country)}", file=sys.stderr)
        raise typer.Exit(1)
    emit(rows, COLUMNS, format)


def restriction(on: str | None, country: str | None) -> str:
    """The options that may have left nothing."""
    asked = [f"--{name} {value}" for name, value in (("on", on), ("country", country)) if value]
    return f" with {' and '.join(asked)} (try without)" if asked else " (check the spelling, or add it with --actors)"
