"""`dragoman visits`: journeys of leaders, one a row."""

from dataclasses import replace

from dragoman.cli.options import ActorOption, Filters, FormatOption, filtered, open_record
from dragoman.cli.output import Format, emit

COLUMNS = (
    "leader",
    "country",
    "role",
    "start",
    "end",
    "destination",
    "cities",
    "host",
    "met_hosg",
    "met",
    "multilateral",
    "event",
    "pages",
    "sources",
)
NARROW = ("leader", "dates", "destination", "host", "event")
"""Columns of the table on a terminal; CSV and Markdown show all."""


@filtered
def command(filters: Filters, actor: ActorOption = None, format: FormatOption = Format.table) -> None:
    """List who went where, when, met whom and at which gathering, in the columns that users of the COLT data set know.

    A journey is a visit, or a meeting held in another country; --status planned lists announced ones.
    """
    from dragoman.record.actors import offices_at
    from dragoman.views.visits import journeys, row

    store = open_record(filters.record)
    wanted = replace(filters, status=filters.status or ["occurred"]).admitting(store, actor)
    found = journeys(store.events(wanted), offices_at, wanted.statuses)
    emit((row(j) for j in found), NARROW if format is Format.table else COLUMNS, format)
