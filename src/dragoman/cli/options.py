"""Options that commands over a record share, and what they come to."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Format

if TYPE_CHECKING:
    from dragoman.record import EventFilter, Record

RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record", help="Folder or s3:// prefix of the record. Default: $DRAGOMAN_RECORD, else ./record.", show_default=False
    ),
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", help="Country, organisation or person that takes part; repeat for all of several.", show_default=False
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="From this date on (2023-11-09, 2023-11 or 2023).", show_default=False)
]
UntilOption = Annotated[str | None, typer.Option("--until", help="Up to and with this date.", show_default=False)]
TypeOption = Annotated[
    list[str] | None, typer.Option("--type", help="CONSULT, AGREE ..., or with a mode: CONSULT/visit.", show_default=False)
]
StatusOption = Annotated[
    list[str] | None, typer.Option("--status", help="occurred, planned, proposed, cancelled or denied.", show_default=False)
]
PlaceOption = Annotated[str | None, typer.Option("--place", help="Town, or country by its code.", show_default=False)]
ContextOption = Annotated[str | None, typer.Option("--context", help="energy, trade, nuclear ...", show_default=False)]
FormatOption = Annotated[Format, typer.Option("--format", help="How rows are printed.")]


def open_record(path: str | None) -> "Record":
    from dragoman.record import Record

    return Record.open(path)


def event_filter(
    record: "Record",
    actors: list[str] | None,
    since: str | None,
    until: str | None,
    types: list[str] | None,
    statuses: list[str] | None,
    place: str | None,
    context: str | None,
) -> "EventFilter":
    from dragoman.knowledge.wordlists import table
    from dragoman.record import make_filter
    from dragoman.record.filters import check_context

    if context is not None and context.lower() not in table("contexts"):
        # a user's own frames may bring contexts of their own
        check_context("context", context, {c for e in record.events() for c in e.contexts})
    recorded = record.names() if actors else ()
    return make_filter(actors or (), since, until, types or (), statuses or (), place, context, recorded)
