"""Readings -> event mentions, with what merging needs of their pages."""

from collections.abc import Iterable, Iterator

from dragoman.merging.series import edition_of
from dragoman.merging.types import EventMention, Source
from dragoman.model import Article, Event, Reading


def mentions_of(reading: Reading, signature: tuple[int, ...] = ()) -> Iterator[EventMention]:
    """The event mentions of one reading."""
    source = source_of(reading.page, signature)
    offices = {m.actor: m.office for m in reading.mentions if m.actor and m.office}
    for event in reading.events:
        yield event_mention(source, event, offices, reading.page.text)


def event_mention(source: Source, event: Event, offices: dict[str, str], text: str) -> EventMention:
    mine = {p.actor: offices[p.actor] for p in event.participants if p.actor in offices}
    return EventMention(source=source, event=event, offices=mine, edition=edition_of(event, source.published, text))


def source_of(page: Article, signature: tuple[int, ...] = ()) -> Source:
    return Source(
        id=page.id,
        url=page.url,
        title=page.title,
        published=page.published,
        publisher=page.publisher,
        agencies=page.agencies,
        signature=signature,
    )


def all_mentions(readings: Iterable[Reading]) -> Iterator[EventMention]:
    for reading in readings:
        yield from mentions_of(reading)
