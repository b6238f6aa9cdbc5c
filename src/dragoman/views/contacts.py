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
IN_PERSON = frozenset({"visit", "meet", "multilateral"})
"""Modes of CONSULT by which people meet; a call or a mediation is a contact, but no meeting."""


def side(event: MergedEvent, ids: frozenset[str]) -> tuple[Attendee, ...]:
    """The participants of the event that are one of `ids`, or act for it."""
    return tuple(p for p in event.participants if takes_part(p, ids))


def contact_of(event: MergedEvent) -> str:
    """Id of the contact that the event belongs to: talks during a visit are one contact with the visit; a meeting on the sidelines of a summit is one of its own."""
    return event.part_of if event.part_of and event.relation == "during" else event.id


def is_meeting(event: MergedEvent) -> bool:
    """Whether people met in person; talks whose form no page tells did if they had a place."""
    return event.type == "CONSULT" and (event.mode in IN_PERSON or (event.mode == "talks" and event.place is not None))


def deal_with_each_other(event: MergedEvent, a: Iterable[Attendee], b: Iterable[Attendee]) -> bool:
    """Whether something passes between the two sides: one acts on the other, or both act. Two that are told the same by a third do not deal with each other."""
    return "source" in {p.role for p in a} | {p.role for p in b}


def level(event: MergedEvent, sides: Iterable[Iterable[Attendee]], rank: "Rank | None" = None) -> Level:
    """The level of a contact: that of the lower side, each side counting as its highest person.

    So a meeting of presidents with their ministers is one of leaders, and one of a president with a minister is one of ministers. A side that no
    person is named of is of the level "others", but for the host of a visit: "Putin arrived in Kazakhstan" is a contact of leaders.
    """
    ranks = [[LEVELS.index((rank or rank_of)(p, event.start)) for p in people if p.person] for people in sides]
    named = [min(ranked) for ranked in ranks if ranked]
    if not named or (len(named) < len(ranks) and event.mode != "visit"):
        return "others"
    return LEVELS[max(named)]


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
