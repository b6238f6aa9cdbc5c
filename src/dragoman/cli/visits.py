"""`dragoman visits`: journeys of leaders, one a row."""

from dragoman.cli.options import (
    ActorOption,
    FormatOption,
    PlaceOption,
    RecordOption,
    SinceOption,
    StatusOption,
    UntilOption,
    event_filter,
    open_record,
)
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


def command(
    record: RecordOption = None,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    status: StatusOption = None,
    format: FormatOption = Format.table,
) -> None:
    """List who went where, when, met whom and at which gathering, in the columns that users of the COLT data set know.

    A journey is a visit, or a meeting held in another country; --status planned lists announced ones.
    """
    from dragoman.record.actors import offices_at
    from dragoman.views.visits import journeys, row

    store = open_record(record)
    wanted = event_filter(store, actor, since, until, None, None, place, None)
    statuses = event_filter(store, None, None, None, None, status, None, None).statuses or frozenset({"occurred"})
    found = journeys((e for e in store.events() if wanted.admits(e)), offices_at, statuses)
    emit((row(j) for j in found), NARROW if format is Format.table else COLUMNS, format)
