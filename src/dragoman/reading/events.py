"""What happened: proposals of the readers over each sentence, weighed, dated, placed, and joined to one event for one act."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

import msgspec
from spacy.tokens import Token

from dragoman.knowledge import Knowledge
from dragoman.knowledge.frames import Lexicon, default_lexicon
from dragoman.knowledge.intensity import intensity
from dragoman.model import Event, Evidence, Location, Mention, Participant, Role
from dragoman.reading.acts import frame_reader, learned, sameness
from dragoman.reading.acts.attendants import with_attendants
from dragoman.reading.acts.confidence import KEEP
from dragoman.reading.acts.consultation import form_of
from dragoman.reading.acts.contexts import contexts_of
from dragoman.reading.acts.domestic import ALONE_AT_HOME, at_home
from dragoman.reading.acts.learned import EventReader
from dragoman.reading.acts.proposals import Proposal, by_default, distinct
from dragoman.reading.acts.questions import questions
from dragoman.reading.acts.rosters import enrolled
from dragoman.reading.acts.speaking import completed, in_first_person
from dragoman.reading.acts.sponsors import without_sponsors
from dragoman.reading.acts.weighing import ALONE, NEVER, settled, weigh
from dragoman.reading.dating.intervals import Dated
from dragoman.reading.dating.when import date_event, told_deed
from dragoman.reading.draft import Draft
from dragoman.reading.geography.where import place_event

_ARRANGED = frozenset({"CONSULT", "COOPERATE", "AID"})
"""Types of acts that are arranged beforehand: one dated after the page is still to come."""


def find_events(
    draft: Draft, kb: Knowledge, lexicon: Lexicon | None = None, reader: EventReader | None = None, domestic: bool = False
) -> list[Event]:
    """Events of an article, in the order in which they are first told. Without `reader`, the frames alone speak; `domestic` adds those within one state."""
    frames = lexicon or default_lexicon()
    doers = without_sponsors(draft)
    abroad = list(chain.from_iterable(proposed(doers, frames, reader)))
    found = assembled(draft, abroad, kb)
    return [*found, *_at_home(doers, abroad, kb, frames, reader, len(found))] if domestic else found


def _at_home(
    draft: Draft, abroad: list[Proposal], kb: Knowledge, lexicon: Lexicon, reader: EventReader | None, first: int
) -> Iterator[Event]:
    """Events within one state, beside those of `abroad`; numbered from `first`."""
    home = at_home(completed(draft))
    told = {(p.trigger, p.type) for p in abroad}
    found = list(chain.from_iterable(proposed(home.draft, lexicon, reader, alone=ALONE_AT_HOME)))
    offered = [p for p in found if (p.trigger, p.type) not in told and home.told(p)]
    offered += [p for p in home.lone(lexicon) if not any(p.start < q.end and q.start < p.end for q in (*abroad, *found))]
    for number, group in enumerate(sameness.groups([_with_date(draft, p) for p in offered]), first):
        yield _event(draft, [p for p in map(home.told, group) if p], number, kb)


def proposed(
    draft: Draft, lexicon: Lexicon, reader: EventReader | None, keep: float = KEEP, alone: float = ALONE
) -> Iterator[list[Proposal]]:
    """What the readers propose in each sentence that is at least `keep` sure, or `alone` where only the model sees it."""
    draft = enrolled(completed(draft))
    asked = questions(draft)
    told = {s.index: frame_reader.propose(draft, s, lexicon, 0.0) if s.index not in asked else [] for s in draft.sentences}
    heard = (
        learned.hear(draft, reader, lambda pair: pair.sentence.index in asked or settled(pair, told[pair.sentence.index]))
        if reader is not None
        else {}
    )
    spoken = in_first_person(draft)
    for index, frames in told.items():
        # the model was taught on reports: what it alone sees where somebody speaks himself is mostly talk
        yield weigh(frames, heard.get(index, ()), keep, NEVER if index in spoken else alone)


def assembled(draft: Draft, proposals: Iterable[Proposal], kb: Knowledge) -> list[Event]:
    """Events from what the readers proposed in the sentences of the article, in their order: dated, joined, placed."""
    dated = [_with_date(draft, proposal) for proposal in proposals]
    events = [_event(draft, group, number, kb) for number, group in enumerate(sameness.groups(dated))]
    return with_attendants(draft, events)


def _event(draft: Draft, group: list[Proposal], number: int, kb: Knowledge) -> Event:
    best = max(group, key=lambda p: (p.confidence, -p.start))
    evidence = [best, *(p for p in group if p is not best)]
    pieces = tuple(Evidence(p.start, p.end, draft.article.text[p.start : p.end]) for p in _distinct_spans(evidence))
    participants = _participants(group, best, kb)
    mode = form_of([p.mode for p in evidence]) if best.type == "CONSULT" else best.mode
    status = sameness.status_of_group(evidence)
    dated = _dated(evidence)
    place, why_place = _placed(draft, evidence, participants)
    return Event(
        id=_event_id(draft, best, number),
        type=best.type,
        mode=mode,
        status=status,
        participants=participants,
        start=dated.start,
        end=dated.end,
        place=place,
        contexts=contexts_of(best),
        quote=pieces[0].text,
        evidence=pieces,
        frame=best.frame,
        confidence=round(min(0.99, best.confidence + 0.05 * (len(group) - 1)), 3),
        intensity=intensity(best.type, mode, status) if best.intensity is None else best.intensity,
        decisions={**best.reasons, "date": dated.reason, "place": why_place},
    )


def _event_id(draft: Draft, proposal: Proposal, number: int) -> str:
    words = f"{draft.article.id} {proposal.type} {proposal.start} {number}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _distinct_spans(proposals: list[Proposal]) -> list[Proposal]:
    seen: dict[tuple[int, int], Proposal] = {}
    for proposal in proposals:
        seen.setdefault((proposal.start, proposal.end), proposal)
    return list(seen.values())


_DEEDS = frozenset(["COERCE", "ASSAULT", "MOBILIZE", "SANCTION", "AID", "RETREAT", "COOPERATE", "CONSULT", "PROTEST"])
"""Types that are no words: of "said on Friday that they seized the ship" the seizing is the event."""


def _trigger(proposal: Proposal) -> Token | None:
    token = proposal.token
    return told_deed(token) if token is not None and proposal.type in _DEEDS else token


def _with_date(draft: Draft, proposal: Proposal) -> Proposal:
    token = _trigger(proposal)
    if token is None:
        return proposal
    dated = date_event(draft, proposal.sentence, token, planned=proposal.status in ("planned", "proposed"))
    if proposal.status == "occurred" and proposal.type in _ARRANGED:
        ahead = date_event(draft, proposal.sentence, token, planned=True) if by_default(dated) or not dated.start else dated
        if _after(ahead.start, draft.today):
            why = f"dated after the page: {ahead.start}"
            return replace(proposal, dated=ahead, status="planned", reasons={**proposal.reasons, "status": why})
    return replace(proposal, dated=dated)


def _after(start: str | None, published: str | None) -> bool:
    """Does a date as precise as known lie wholly after the day of publication?"""
    return start is not None and published is not None and start > published[: len(start)]


def _dated(group: list[Proposal]) -> Dated:
    """The best telling's date; where it has none of its own words, another telling's."""
    own = (p.dated for p in group if p.dated.start and not by_default(p.dated))
    return next(own, group[0].dated if group[0].dated.start else next((p.dated for p in group if p.dated.start), group[0].dated))


def _placed(draft: Draft, group: list[Proposal], participants: tuple[Participant, ...]) -> tuple[Location | None, str]:
    reason = "not said"
    for proposal in group:
        token = _trigger(proposal)
        if token is not None:
            place, reason = place_event(draft, proposal.sentence, token, proposal.type, proposal.mode, participants)
            if place is not None:
                return place, reason
    return None, reason


def _participants(group: list[Proposal], best: Proposal, kb: Knowledge) -> tuple[Participant, ...]:
    """The best telling's actors; another telling adds the person or the body behind a country. A place stands for its state."""
    named: list[Participant] = []
    roles: tuple[Role, Role] = ("source", "target")
    for role in roles:
        chosen = best.sources if role == "source" else best.targets
        told = [m for p in group if p is not best for m in (p.sources if role == "source" else p.targets)]
        for mention in chosen:
            if mention.kind != "person":
                mine = [m for m in told if m.country == mention.country]
                person = next((m for m in mine if m.kind == "person"), None)
                acting = next((m for m in mine if m.kind == "body"), None) if mention.kind == "country" else None
                vessel = next((m for m in mine if m.rule == "vessel" and m.text.endswith(m.name)), None)
                mention = person or acting or (vessel if mention.kind in ("country", "group") else None) or mention
            state = kb.country(mention.country or "") if mention.rule == "place" else None
            named.append(
                participant(msgspec.structs.replace(mention, name=state.name) if state else by_its_noun(mention, kb), role)
            )
    unique: dict[tuple[str | None, str, str], Participant] = {}
    for someone in named:
        unique.setdefault((someone.actor, someone.name, someone.role), someone)
    return tuple(unique.values())


def by_its_noun(mention: Mention, kb: Knowledge) -> Mention:
    """A state under the noun that stands for it, where that names those who act: "the government" of Kenya is the Kenyan government."""
    state = kb.country(mention.country or "") if mention.rule == "nominal: government" and mention.kind == "country" else None
    return msgspec.structs.replace(mention, name=f"{(*state.adjectives, state.name)[0]} government") if state else mention


def participant(mention: Mention, role: Role) -> Participant:
    """A mention as a participant."""
    implicit = mention.start == mention.end
    return Participant(
        actor=mention.actor,
        name=mention.name,
        country=mention.country,
        person=mention.name if mention.kind == "person" else None,
        role=role,
        start=None if implicit else mention.start,
        end=None if implicit else mention.end,
    )


__all__ = ["assembled", "distinct", "find_events", "participant"]
