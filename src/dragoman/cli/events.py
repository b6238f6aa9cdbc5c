"""`dragoman events`: the events of a record, one a row."""

from typing import TYPE_CHECKING

from dragoman.cli.options import ActorOption, Filters, FormatOption, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.telling.events import summary_row

if TYPE_CHECKING:
    pass

COLUMNS = (
    "id",
    "date",
    "date_certain",
    "type",
    "mode",
    "status",
    "who",
    "whom",
    "place",
    "articles",
    "sources",
    "intensity",
    "confidence",
    "words",
)
NARROW = ("date", "event", "parties", "place", "short_id")
"""Columns of the table on a terminal; CSV and Markdown show all."""


@filtered
def command(filters: Filters, actor: ActorOption = None, format: FormatOption = Format.table) -> None:
    """List the events of a record; json and jsonl hold all that is known of each."""
    store = open_record(filters.record)
    found = store.events(filters.admitting(store, actor))
    if format in (Format.json, Format.jsonl):
        from dragoman.record import event_row

        emit((event_row(e) for e in found), (), format)
    else:
        emit((summary_row(e) for e in found), NARROW if format is Format.table else COLUMNS, format)
