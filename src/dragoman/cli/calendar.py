"""`dragoman calendar`: what was announced, and what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import ActorOption, Filters, FormatOption, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import check_target, write_whole
from dragoman.telling.events import date_words, people, place_words

if TYPE_CHECKING:
    from dragoman.views.calendar import Entry

COLUMNS = (
    "id",
    "date",
    "outcome",
    "event",
    "who",
    "whom",
    "place",
    "announced",
    "announced_by",
    "words",
    "last_word_on",
    "last_word_by",
    "last_word",
)
NARROW = ("date", "outcome", "event", "parties", "place", "announced")
"""Columns of the table on a terminal; CSV and Markdown show all."""


@filtered
def command(
    filters: Filters,
    actor: ActorOption = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", help="Also write the dated entries to this iCalendar file.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day that parts overdue from upcoming. Default: today.", show_default=False)
    ] = None,
    format: FormatOption = Format.table,
) -> None:
    """Show announced and planned events with what became of them: upcoming, held, cancelled, denied, or overdue (announced, the date passed, never reported)."""
    from dragoman.record.filters import as_day, today
    from dragoman.views.calendar import entries, to_icalendar

    if ics is not None:
        check_target(ics)
    store = open_record(filters.record)
    wanted = filters.admitting(store, actor)
    day = as_day("as-of", as_of) if as_of else today()
    found = entries((e for e in store.events() if wanted.admits_anytime(e)), day, wanted.since, wanted.until)
    if ics is not None:
        write_whole(ics, to_icalendar(found))
    emit((entry_row(e) for e in found), NARROW if format is Format.table else COLUMNS, format)


def entry_row(entry: "Entry") -> dict[str, Any]:
    event = entry.event
    return {
        "date": date_words(event),
        "outcome": entry.outcome,
        "event": f"{event.type} {event.mode}" if event.mode else event.type,
        "who": (who_acts := people(event, "source")),
        "whom": (acted_on := people(event, "target")),
        "parties": who_acts + (f" → {acted_on}" if acted_on else ""),
        "place": place_words(event),
        "announced": entry.announced.date,
        "announced_by": entry.announced.url,
        "words": entry.announced.words,
        "last_word": entry.told.words,
        "last_word_by": entry.told.url,
        "last_word_on": entry.told.date,
        "id": event.id,
    }
