"""`dragoman explain EVENT`: the pages, the words, the frame and each decision behind an event."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import RecordOption, open_record
from dragoman.telling.explanation import explanation

if TYPE_CHECKING:
    pass


def command(
    event: Annotated[str, typer.Argument(help="Id of the event (its first characters do), as dragoman events shows it.")],
    record: RecordOption = None,
) -> None:
    """Show what an event stands on: each page's words, the frame that fired, and why this actor, date and status."""
    store = open_record(record)
    found = store.event(event)
    readings = {r.page.id: r for r in store.readings(sorted({m.page for m in found.mentions}))}
    sys.stdout.write("\n".join(explanation(found, readings)) + "\n")
