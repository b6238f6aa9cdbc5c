"""A cluster of event mentions -> what all of them together say."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from dragoman.knowledge.intensity import intensity
from dragoman.merging import history
from dragoman.merging.disagreement import disagreements_of
from dragoman.merging.intervals import Interval, interval_of
from dragoman.merging.people import same_person
from dragoman.merging.profile import is_joint
from dragoman.merging.sources import group_sources
from dragoman.merging.types import Attendee, Edition, EventMention, MergedEvent, Proof, Source
from dragoman.model import Location, Participant, Role, Status

MOST_CONFIDENT = 0.99


class Directory(Protocol):
    """Who is who, where known: what merging asks of the knowledge base."""

    def office_at(self, actor: str, date: str | None) -> str | None:
        """Title of the office that a person held at an ISO date."""

    def person_name(self, actor: str) -> str | None:
        """A person's usual name."""


Named = dict[tuple[Role, str], list[tuple[Participant, EventMention]]]
"""(role, actor or name) -> what was said of it."""


def summarise(mentions: Sequence[EventMention], directory: Directory | None = None) -> MergedEvent:
    """One event of mentions that are in order of content (`content_key`)."""
    first = mentions[0]
    words = history.words_of(mentions)
    turns = history.history_of(words)
    status = history.status_of(words, turns)
    start, end, certain, date_from = _dates(mentions)
    place, place_from = _place(mentions)
    modes = Counter(m.event.mode for m in mentions if m.event.mode)
    pages = {m.source.id: m.source for m in mentions}
    groups = group_sources(pages.values())
    mode = min(modes, key=lambda mode: (mode == "talks", -modes[mode], mode)) if modes else None
    return MergedEvent(
        id=event_id(first),
        type=first.event.type,
        mode=mode,
        status=status,
        participants=_participants(mentions, start, directory),
        start=start,
        end=end,
        date_certain=certain,
        date_said_by=date_from,
        place=place,
        place_said_by=place_from,
        contexts=tuple(sorted({c for m in mentions for c in m.event.contexts})),
        history=turns,
        mentions=tuple(_proof(m) for m in sorted(mentions, key=history.told_order)),
        articles=len(pages),
        sources=len(groups),
        disagreements=disagreements_of(mentions, words),
        confidence=_confidence(mentions, groups),
        intensity=_intensity(mentions, mode, status),
        edition=_edition(mentions),
    )


def event_id(first: EventMention) -> str:
    """Of what its earliest mention says, so that later pages do not change it, nor a correction elsewhere on the page."""
    event, page = first.event, first.source
    parties = "|".join(f"{p.role}:{p.actor or p.name}:{p.country}" for p in event.participants)
    said = (page.url or page.id, event.type, event.mode or "", event.status, parties, event.start or "", event.quote)
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


def _proof(m: EventMention) -> Proof:
    words = m.event.evidence[0] if m.event.evidence else None
    return Proof(
        page=m.source.id,
        event=m.event.id,
        url=m.source.url,
        title=m.source.title,
        publisher=m.source.publisher,
        published=m.source.published,
        quote=m.event.quote,
        quote_start=words.start if words else None,
        quote_end=words.end if words else None,
        status=m.event.status,
        start=m.event.start,
        end=m.event.end,
        frame=m.event.frame,
        confidence=m.event.confidence,
    )


def _dates(mentions: Sequence[EventMention]) -> tuple[str | None, str | None, bool, tuple[str, ...]]:
    """The best interval: certain before inferred, precise before vague, then what most pages say."""
    votes: dict[tuple[str | None, str | None], set[str]] = {}
    rank: dict[tuple[str | None, str | None], tuple[int, int]] = {}
    for m in mentions:
        if m.event.start is None and m.event.end is None:
            continue
        day = interval_of(m)
        told = (m.event.start, m.event.end)
        votes.setdefault(told, set()).add(m.source.id)
        rank[told] = min(rank.get(told, (9, 0)), _date_rank(day))
    edition = _edition(mentions)
    if not votes:
        # undated words for a numbered edition: the list of editions has its days
        known = edition and edition.number is not None
        return (edition.start, edition.end, False, ()) if edition and known else (None, None, False, ())
    certain_days = {told for told in votes if rank[told][0] == 0}
    if edition and edition.start and edition.end and len(certain_days) > 1:
        # each page gives the day it tells of: the meeting lasted as long as its edition did
        return edition.start, edition.end, True, tuple(sorted({p for told in certain_days for p in votes[told]}))
    best = min(votes, key=lambda told: (rank[told], -len(votes[told]), told[0] or "", told[1] or ""))
    return best[0], best[1], rank[best][0] == 0, tuple(sorted(votes[best]))


def _date_rank(day: Interval | None) -> tuple[int, int]:
    if day is None:
        return 8, 0
    if day.precision == "span":
        return (0, -day.days) if day.certain else (1, -day.days)
    if day.precision == "day":
        return (0, 0) if day.certain else (1, 0)
    return 2, day.days


def _place(mentions: Sequence[EventMention]) -> tuple[Location | None, tuple[str, ...]]:
    """The place that most pages give; a located town before a country."""
    votes: dict[str, set[str]] = {}
    places: dict[str, Location] = {}
    for m in mentions:
        place = m.event.place
        if place is None:
            continue
        votes.setdefault(place.name, set()).add(m.source.id)
        kept = places.setdefault(place.name, place)
        if kept.lat is None and place.lat is not None:
            places[place.name] = place
    if not places:
        return None, ()
    best = min(places, key=lambda name: (_is_coarse(places[name]), -len(votes[name]), name))
    return places[best], tuple(sorted(votes[best]))


def _is_coarse(place: Location) -> bool:
    from dragoman.merging.geography import is_country

    return is_country(place.name, place.country)


def _participants(mentions: Sequence[EventMention], date: str | None, directory: Directory | None) -> tuple[Attendee, ...]:
    """Persons as known, then bodies, then countries that nobody else stands for."""
    named: Named = {}
    joint = is_joint(mentions[0].event)
    for m in mentions:
        for p in m.event.participants:
            # of things done together, one page's target is another's source
            named.setdefault(("source" if joint else p.role, p.actor or p.person or p.name), []).append((p, m))
    people = _joined_people(named)
    represented = {(role, said[0][0].country) for (role, _), said in people.items() if said[0][0].actor != said[0][0].country}
    found = []
    for (role, _), said in people.items():
        p = said[0][0]
        if p.actor is not None and p.actor == p.country and (role, p.country) in represented:
            continue
        offices = Counter(m.offices[q.actor] for q, m in said if q.actor in m.offices)
        office = directory.office_at(p.actor, date) if directory and p.actor else None
        name = (directory.person_name(p.actor) if directory and p.actor else None) or _fullest(said)
        found.append(
            Attendee(
                actor=p.actor,
                name=name,
                country=p.country,
                person=name if p.person else None,
                role=role,
                office=office or (offices.most_common(1)[0][0] if offices else None),
                pages=len({m.source.id for _, m in said}),
            )
        )
    return tuple(sorted(found, key=lambda a: (a.role, a.person is None, a.country or "", -a.pages, a.actor or a.name)))


def _joined_people(
    named: Named,
) -> Named:
    """A bare "Tokayev" joins the Tokayev that another page names in full."""
    known = sorted(key for key, said in named.items() if said[0][0].actor)
    joined = {key: named[key] for key in known}
    for key in sorted(named.keys() - joined.keys()):
        p = named[key][0][0]
        same = [
            k for k in known if p.person and k[0] == key[0] and named[k][0][0].country == p.country and same_person(k[1], key[1])
        ]
        if len(same) == 1:
            joined[same[0]] = joined[same[0]] + named[key]
        else:
            joined[key] = named[key]
    return joined


def _fullest(said: Sequence[tuple[Participant, EventMention]]) -> str:
    return min((p.name for p, _ in said), key=lambda name: (-len(name), name))


def _edition(mentions: Sequence[EventMention]) -> Edition | None:
    known = [m.edition for m in mentions if m.edition]
    if not known:
        return None
    return min(known, key=lambda e: (e.number is None, e.start is None, e.series, e.number or 0, e.start or ""))


def _intensity(mentions: Sequence[EventMention], mode: str | None, status: Status) -> float:
    """What the surest mention of the same mode and status weighs it; where none says so, the table's weight."""
    same = [m.event for m in mentions if (m.event.mode, m.event.status) == (mode, status) and m.event.intensity is not None]
    told = max(same, key=lambda event: event.confidence).intensity if same else None
    return intensity(mentions[0].event.type, mode, status) if told is None else told


def _confidence(mentions: Sequence[EventMention], groups: list[list[Source]]) -> float:
    """Independent sources confirm each other (noisy or); the pages of one source count as its surest page."""
    surest: dict[str, float] = {}
    for m in mentions:
        surest[m.source.id] = max(surest.get(m.source.id, 0.0), m.event.confidence)
    doubt = 1.0
    for group in groups:
        doubt *= 1.0 - max(surest[page.id] for page in group)
    return round(min(MOST_CONFIDENT, 1.0 - doubt), 3)
