"""What the pages that tell of one event do not agree on."""

from collections.abc import Sequence
from typing import Literal

from dragoman.merging.geography import is_country, same_spot
from dragoman.merging.history import Word
from dragoman.merging.intervals import date_is_publication
from dragoman.merging.types import Disagreement, EventMention, Version
from dragoman.model import Location

About = Literal["date", "place", "status", "participants", "mode"]
Votes = dict[str, set[str]]


def disagreements_of(mentions: Sequence[EventMention], words: Sequence[Word]) -> tuple[Disagreement, ...]:
    """Dates, places and status. A vaguer word is no disagreement, nor is an announcement that came true."""
    if len({m.source.id for m in mentions}) < 2:
        return ()
    found = [
        _versions("date", _dates(mentions)),
        _versions("place", _places(mentions)),
        _versions("status", _statuses(words)),
    ]
    return tuple(d for d in found if d is not None)


def _versions(about: About, votes: Votes) -> Disagreement | None:
    if len(votes) < 2:
        return None
    ordered = sorted(votes, key=lambda value: (-len(votes[value]), value))
    return Disagreement(about=about, versions=tuple(Version(value=v, pages=tuple(sorted(votes[v]))) for v in ordered))


def _dates(mentions: Sequence[EventMention]) -> Votes:
    votes: Votes = {}
    for m in mentions:
        start, end = m.event.start, m.event.end or m.event.start
        if start is None or len(start) < 10 or date_is_publication(m.event.decisions.get("date")):
            continue
        votes.setdefault(start if start == end else f"{start}/{end}", set()).add(m.source.id)
    return votes


def _places(mentions: Sequence[EventMention]) -> Votes:
    votes: Votes = {}
    kept: list[Location] = []
    for m in mentions:
        place = m.event.place
        if place is None or is_country(place.name, place.country):
            continue
        same = next((k for k in kept if same_spot(k, place)), None)
        if same is None:
            kept.append(place)
            same = place
        votes.setdefault(same.name, set()).add(m.source.id)
    return votes


def _statuses(words: Sequence[Word]) -> Votes:
    """Only what contradicts: done against denied or called off."""
    votes: Votes = {}
    for word in words:
        if word.status in ("occurred", "denied", "cancelled"):
            votes.setdefault(word.status, set()).add(word.mention.source.id)
    return votes if "occurred" in votes else {}
