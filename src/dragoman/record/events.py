"""The events table: what follows from the readings and the judgements, kept so that it need not be computed at every question."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec
import pyarrow.dataset as ds

from dragoman import __version__
from dragoman.errors import RecordError
from dragoman.merging import EventMention, Judgement, MergedEvent, merge
from dragoman.merging.mentions import event_mention
from dragoman.merging.types import Source
from dragoman.model import Event
from dragoman.record import actors
from dragoman.record.kept import RULES
from dragoman.record.schema import from_table, to_table
from dragoman.record.tables import Tables, told


def load(tables: Tables) -> list[MergedEvent]:
    """The events, in order; made anew (and kept, where the record can be written) if readings or judgements have changed since."""
    basis = _basis(tables)
    if is_current(tables):
        with told(tables.root):
            return from_table(tables.read("events"), MergedEvent)
    events = compute(tables)
    # a record that can only be read still answers
    with suppress(RecordError), tables.alone():
        tables.overwrite("events", to_table(events, MergedEvent), basis)
    return events


def is_current(tables: Tables) -> bool:
    """Whether the kept events are those of the readings and judgements as they stand."""
    kept = tables.metadata("events")
    return all(kept.get(k) == v for k, v in _basis(tables).items())


def compute(tables: Tables) -> list[MergedEvent]:
    """The events, from readings and judgements."""
    return merge(mentions(tables), actors.KnownPersons(), judgements(tables))


def judgements(tables: Tables) -> list[Judgement]:
    """All judgements, revoked ones too, the earliest first."""
    with told(tables.root):
        return sorted(from_table(tables.read("judgements"), Judgement), key=lambda j: (j.when, j.id))


def _basis(tables: Tables) -> dict[str, str]:
    """What the events depend on."""
    versions = {f"dragoman_{name}": str(tables.version(name)) for name in ("readings", "judgements")}
    return {**versions, "dragoman_rules": f"{__version__} {RULES}"}


def mentions(tables: Tables) -> Iterator[EventMention]:
    """Event mentions of all pages, page by page."""
    page = {name: ds.field("page", name) for name in ("title", "publisher", "agencies", "text")}
    columns: dict[str, Any] = {name: ds.field(name) for name in ("id", "url", "published", "signature", "events", "mentions")}
    seen: set[str] = set()
    for batch in tables.batches("readings", {**columns, **page}):
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
