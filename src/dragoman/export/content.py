"""What an export is made of: the chosen events and the pages that tell of them."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.errors import UsageError
from dragoman.merging import MergedEvent
from dragoman.model import Reading
from dragoman.record import EventFilter, Record

NOTHING = EventFilter()


@dataclass(frozen=True)
class Content:
    """Events in order of date; readings in order of page id."""

    events: tuple[MergedEvent, ...]
    readings: tuple[Reading, ...]

    @cached_property
    def pages(self) -> dict[str, Reading]:
        """Page id -> reading."""
        return {r.page.id: r for r in self.readings}

    @cached_property
    def event_of(self) -> dict[tuple[str, str], str]:
        """(page id, id of an event mention on it) -> id of the event."""
        return {(m.page, m.event): e.id for e in self.events for m in e.mentions}

    @cached_property
    def sentences(self) -> dict[str, tuple[list[int], list[str]]]:
        """Where `dragoman.export.sentences` keeps starts and words of each page's sentences, by page id."""
        return {}


def gather(record: Record, filter: EventFilter | None = None) -> Content:
    """What the filter chooses: events, and of the readings those that tell of one of them; without a filter, the whole record.

    UsageError if that is nothing.
    """
    chosen = filter is not None and filter != NOTHING
    events = record.events(filter)
    ids = sorted({m.page for e in events for m in e.mentions}) if chosen else None
    readings = record.readings(ids) if ids != [] else []
    if not events and not readings:
        what = "no event that these options let through" if chosen else "no pages"
        raise UsageError(f"{record.root}: holds {what}; nothing was written")
    return Content(tuple(events), tuple(readings))
