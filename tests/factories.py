"""Tiny builders of articles, events and readings for tests."""

import hashlib
from typing import Any

from dragoman.model import Article, Event, Evidence, Location, Mention, Participant, Reading, Status

PLACES = {
    "Astana": ("KAZ", 51.17, 71.43),
    "Almaty": ("KAZ", 43.25, 76.95),
    "Moscow": ("RUS", 55.75, 37.62),
    "Orenburg": ("RUS", 51.77, 55.1),
    "Paris": ("FRA", 48.85, 2.35),
    "Bali": ("IDN", -8.65, 115.22),
    "Beijing": ("CHN", 39.9, 116.4),
}


def at(name: str) -> Location:
    """A town of `PLACES`, or a country by its code."""
    if name in PLACES:
        country, lat, lon = PLACES[name]
        return Location(name=name, country=country, lat=lat, lon=lon)
    return Location(name=name, country=name)


def who(words: str) -> tuple[Participant, ...]:
    """``"RUS:Vladimir Putin > KAZ"``: sources, then ``>`` and targets, separated by commas; ``CODE`` or ``CODE:Person``."""
    sources, _, targets = words.partition(">")
    found = []
    for role, side in (("source", sources), ("target", targets)):
        for one in filter(None, (s.strip() for s in side.split(","))):
            country, _, person = one.partition(":")
            actor = "person/" + person.lower().replace(" ", "-") if person else country
            found.append(
                Participant(
                    actor=actor, name=person or country, country=country, person=person or None, role=role, start=None, end=None
                )  # type: ignore[arg-type]
            )
    return tuple(found)


def event(
    participants: str,
    start: str | None = None,
    end: str | None = None,
    *,
    type: str = "CONSULT",
    mode: str | None = "meet",
    status: Status = "occurred",
    place: str | None = None,
    quote: str = "met",
    said: bool = True,
    contexts: tuple[str, ...] = (),
    confidence: float = 0.8,
) -> Event:
    """An event mention; `said`: words of the page give its date, else the page's own date does."""
    content = repr((participants, start, end, type, mode, status, place, quote))
    return Event(
        id=hashlib.sha256(content.encode()).hexdigest()[:12],
        type=type,
        mode=mode,
        status=status,
        participants=who(participants),
        start=start,
        end=end or start,
        place=at(place) if place else None,
        contexts=contexts,
        quote=quote,
        evidence=(Evidence(0, len(quote), quote),),
        frame="consult.meet",
        confidence=confidence,
        decisions={"date": "sentence: on that day" if said else "publication"} if start else {},
    )


def reading(
    *events: Event, url: str | None = None, published: str | None = "2023-11-09", text: str | None = None, **page: Any
) -> Reading:
    """A page that says these events; its id follows from its content."""
    words = text or " ".join(f"{e.quote}." for e in events) or "Nothing."
    content = hashlib.sha256(repr((url, words, published, page, events)).encode()).hexdigest()[:16]
    article = Article(
        id=content,
        url=url,
        title=page.pop("title", None),
        text=words,
        published=published,
        published_from="given" if published else None,
        **page,
    )
    mentions = tuple(
        Mention(
            start=0, end=0, text=p.name, actor=p.actor, kind="person" if p.person else "country", name=p.name, country=p.country,
            office="President" if p.person else None,
        )
        for e in events
        for p in e.participants
    )  # fmt: skip
    return Reading(page=article, mentions=mentions, events=tuple(events))
