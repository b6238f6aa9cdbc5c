"""`dragoman events`: the events of a record, one a row."""

from typing import TYPE_CHECKING, Any

from dragoman.cli.options import (
    ActorOption,
    ContextOption,
    FormatOption,
    PlaceOption,
    RecordOption,
    SinceOption,
    StatusOption,
    TypeOption,
    UntilOption,
    event_filter,
    open_record,
)
from dragoman.cli.output import Format, emit

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent

COLUMNS = ("date", "event", "status", "who", "whom", "place", "sources", "words", "id")


def command(
    record: RecordOption = None,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    type: TypeOption = None,
    status: StatusOption = None,
    place: PlaceOption = None,
    context: ContextOption = None,
    format: FormatOption = Format.table,
) -> None:
    """List the events of a record; json and jsonl hold all that is known of each."""
    store = open_record(record)
    wanted = event_filter(store, actor, since, until, type, status, place, context)
    found = store.events(wanted)
    if format in (Format.json, Format.jsonl):
        from dragoman.record import event_row

        emit((event_row(e) for e in found), (), format)
    else:
        emit((summary_row(e) for e in found), COLUMNS, format)


def summary_row(event: "MergedEvent") -> dict[str, Any]:
    """The event in a few words a column."""
    return {
        "date": date_words(event),
        "event": f"{event.type} {event.mode}" if event.mode else event.type,
        "status": event.status,
        "who": people(event, "source"),
        "whom": people(event, "target"),
        "place": place_words(event),
        "articles": event.articles,
        "sources": event.sources,
        "words": event.mentions[0].quote,
        "confidence": event.confidence,
        "id": event.id,
    }


def people(event: "MergedEvent", role: str) -> str:
    return ", ".join(who(p.person or p.name, p.country) for p in event.participants if p.role == role)


def who(name: str, country: str | None) -> str:
    return name if country in (None, name) else f"{name} ({country})"


def date_words(event: "MergedEvent") -> str:
    """``2023-11-09``, ``2023-11-09/10``, with ``~`` before a date that no page's words give to the day."""
    if event.start is None:
        return "undated"
    end = event.end if event.end not in (None, event.start) else None
    return ("" if event.date_certain else "~") + event.start + (f"/{shortened(event.start, end)}" if end else "")


def shortened(start: str, end: str) -> str:
    """The end of an interval without what it shares with the start."""
    return end[8:] if start[:7] == end[:7] and len(end) == 10 else end[5:] if start[:4] == end[:4] else end


def place_words(event: "MergedEvent") -> str | None:
    place = event.place
    return None if place is None else who(place.name, place.country)
