"""Contacts: the visits, meetings, talks and calls of a record, between whom, and at what level."""

from collections.abc import Callable, Iterable
from typing import Literal

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.wordlists import word_sets
from dragoman.merging import Attendee, MergedEvent
from dragoman.record.actors import offices_at
from dragoman.record.filters import takes_part

Level = Literal["leaders", "ministers", "others"]
LEVELS: tuple[Level, ...] = ("leaders", "ministers", "others")
Rank = Callable[[Attendee, str | None], Level]
"""(participant, ISO date or None) -> at what level it acts."""
IN_PERSON = frozenset({"visit", "meet", "multilateral", "talks"})
"""Modes of CONSULT by which people meet; a call or a mediation is a contact, but no meeting."""


def side(event: MergedEvent, ids: frozenset[str]) -> tuple[Attendee, ...]:
    """The participants of the event that are one of `ids`, or act for it."""
    return tuple(p for p in event.participants if takes_part(p, ids))


def contact_of(event: MergedEvent) -> str:
    """Id of the contact that the event belongs to: talks during a visit are one contact with the visit; a meeting on the sidelines of a summit is one of its own."""
    return event.part_of if event.part_of and event.relation == "during" else event.id


def level(event: MergedEvent, sides: Iterable[Iterable[Attendee]], rank: "Rank | None" = None) -> Level:
    """The level of a contact: that of the lower side, each side counting as its highest person; a side without persons counts as none.

    "Putin arrived in Kazakhstan" is so a contact of leaders, as is a meeting of presidents with their ministers; one of a president with a
    minister is one of ministers. Where neither side names a person it is "others".
    """
    ranks = [[(rank or rank_of)(p, event.start) for p in people if p.person] for people in sides]
    found = [min(LEVELS.index(r) for r in ranked) for ranked in ranks if ranked]
    return LEVELS[max(found)] if found else "others"


def rank_of(person: Attendee, date: str | None) -> Level:
    """By the offices that the knowledge base knows for the date, else by the office that the page names."""
    offices = offices_at(person.actor, date) if person.actor else []
    if not offices and person.office:
        title = default_knowledge().title(person.office)
        offices = [title.readings[0].office] if title and title.readings else [person.office.casefold().replace(" ", "_")]
    levels = word_sets("levels")
    for name in LEVELS[:2]:
        if any(office in levels[name] or any(office.endswith(end) for end in levels[f"{name}_ending"]) for office in offices):
            return name
    return "others"
