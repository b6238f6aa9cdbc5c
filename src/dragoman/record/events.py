"""The events table: what follows from the readings and the judgements, kept so that it need not be computed at every question."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec
import pyarrow.dataset as ds

from dragoman import __version__
from dragoman.errors import RecordError
from dragoman.merging import EventMention, Judgement, MergedEvent
from dragoman.merging.judgements import about, in_order
from dragoman.merging.mentions import event_mention
from dragoman.merging.merger import cluster, settle, unsettled
from dragoman.merging.profile import content_key
from dragoman.merging.summary import summarise
from dragoman.merging.types import Source
from dragoman.model import Event
from dragoman.record import actors, kept
from dragoman.record.kept import RULES
from dragoman.record.schema import from_table, to_table
from dragoman.record.tables import Tables, among, told


class Derived(NamedTuple):
    """What follows from readings and judgements."""

    events: list[MergedEvent]
    """In order."""
    before: list[MergedEvent] | None
    """Those that judgements may be about, as they were before them; None if that is not known."""


def load(tables: Tables) -> Derived:
    """The events; made anew (and kept, where the record can be written) if readings or judgements have changed since."""
    basis = _basis(tables)
    if is_current(tables):
        with told(tables.root):
            events = from_table(tables.read("events"), MergedEvent)
        return Derived(events, None if in_order(judgements(tables)) else [])
    found = compute(tables)
    # a record that can only be read still answers
    with suppress(RecordError), tables.alone():
        tables.overwrite("events", to_table(found.events, MergedEvent), basis)
    return found


def is_current(tables: Tables) -> bool:
    """Whether the kept events are those of the readings and judgements as they stand."""
    made_of = tables.metadata("events")
    return all(made_of.get(k) == v for k, v in _basis(tables).items())


def compute(tables: Tables) -> Derived:
    """The events, from readings and judgements; where only judgements have changed, all that they are not about is taken as it was."""
    decided = in_order(judgements(tables))
    before, mentions_in = _known(tables, decided) or _from_readings(tables)
    near, apart = _parted(before, decided)
    return Derived(settle(apart, [mentions_in(event) for event in near], decided, actors.KnownPersons()), near)


Before = tuple[list[MergedEvent], Callable[[MergedEvent], list[EventMention]]]
"""All events as they were before judgements, and how to find the mentions of one of them."""


def _from_readings(tables: Tables) -> Before:
    groups = cluster(mentions(tables))
    before = [summarise(group, actors.KnownPersons()) for group in groups]
    by_event = {id(event): group for event, group in zip(before, groups, strict=True)}
    return before, lambda event: by_event[id(event)]


def _known(tables: Tables, decided: Sequence[Judgement]) -> Before | None:
    """From the events that are kept of these readings, and the readings of those pages alone on whose events there are judgements."""
    known = kept.before_judgements(tables.root)
    if known is None:
        return None
    before = [*known[0], *map(unsettled, known[1])]
    near, _ = _parted(before, decided)
    pages = sorted({m.page for event in near for m in event.mentions})
    said = {(m.source.id, m.event.id): m for m in (mentions(tables, pages) if pages else ())}
    if any((m.page, m.event) not in said for event in near for m in event.mentions):
        return None  # another process has changed the readings meanwhile
    return before, lambda event: sorted((said[m.page, m.event] for m in event.mentions), key=content_key)


def _parted(before: Sequence[MergedEvent], decided: Sequence[Judgement]) -> tuple[list[MergedEvent], list[MergedEvent]]:
    """The events that judgements may be about, and the others."""
    marks = about(before, decided)
    near, apart = ([event for event, mark in zip(before, marks, strict=True) if mark is wanted] for wanted in (True, False))
    return near, apart


def judgements(tables: Tables) -> list[Judgement]:
    """All judgements, revoked ones too, the earliest first."""
    with told(tables.root):
        return sorted(from_table(tables.read("judgements"), Judgement), key=lambda j: (j.when, j.id))


def _basis(tables: Tables) -> dict[str, str]:
    """What the events depend on."""
    versions = {f"dragoman_{name}": str(tables.version(name)) for name in ("readings", "judgements")}
    return {**versions, "dragoman_rules": f"{__version__} {RULES}"}


def mentions(tables: Tables, pages: Sequence[str] | None = None) -> Iterator[EventMention]:
    """Event mentions of all pages, or of those with these ids, page by page."""
    page = {name: ds.field("page", name) for name in ("title", "publisher", "agencies", "text")}
    columns: dict[str, Any] = {name: ds.field(name) for name in ("id", "url", "published", "signature", "events", "mentions")}
    seen: set[str] = set()
    for batch in tables.batches("readings", {**columns, **page}, None if pages is None else among(pages)):
        for row in batch.to_pylist(maps_as_pydicts="strict"):
            if row["id"] in seen:
                continue
            seen.add(row["id"])
            source = msgspec.convert(
                {name: row[name] for name in ("id", "url", "title", "published", "publisher", "agencies", "signature")}, Source
            )
            offices = {m["actor"]: m["office"] for m in row["mentions"] if m["actor"] and m["office"]}
            for event in row["events"]:
                yield event_mention(source, msgspec.convert(event, Event), offices, row["text"])
