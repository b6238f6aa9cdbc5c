"""What the frames say of a sentence whose source and target are given: votes for types, in log odds."""

from collections.abc import Collection
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.knowledge.frames import Lexicon
from dragoman.model import Mention, Status
from dragoman.reading.acts import frame_reader
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.frames import matches
from dragoman.reading.acts.proposals import Proposal
from dragoman.reading.draft import Draft, Sentence

Span = tuple[int, int]

TRIGGER, SURE = 1.0, 6.5
"""Votes of a frame, in log odds: for its trigger, and times its confidence."""
ONLY_TRIGGER = 1.0
"""The vote of a frame whose trigger and conditions hold but that finds nobody."""
UNDER = 0.3
"""What is left of a vote where another frame that finds the two has its trigger above: the act decides the type, not what it is about."""
TURNED, ASIDE = 0.3, 0.2
"""What is left of a vote for the given two in each other's place, and of one that finds only one of them, and in the wrong place."""


class Vote(NamedTuple):
    """The strongest vote for a type. `weight` is in log odds."""

    weight: float
    mode: str | None
    status: Status
    frame: str


def frame_votes(draft: Draft, frames: Lexicon, source: Span, target: Span | None) -> dict[str, Vote]:
    """The strongest vote for each type in a draft of one sentence that has no actors but the given two (and pronouns for them)."""
    sentence = draft.sentences[0]
    if sentence.doc is None:
        return {}
    proposals = frame_reader.propose(draft, sentence, frames, 0.0)
    if not proposals:
        return _by_trigger(draft, sentence, frames)
    sides = {id(p): _sides(draft, p, source, target) for p in proposals}
    heads = {t.i: t for p in proposals if sides[id(p)] == 1.0 and (t := p.token) is not None}
    votes: dict[str, Vote] = {}
    for p in proposals:
        weight = (TRIGGER + SURE * p.confidence) * sides[id(p)] * (UNDER if _under(p.token, heads) else 1.0)
        if p.type not in votes or weight > votes[p.type].weight:
            votes[p.type] = Vote(weight, p.mode, p.status, p.frame)
    return votes


def _sides(draft: Draft, proposal: Proposal, source: Span, target: Span | None) -> float:
    """How far a proposal has the given two in their places, 0 to 1."""
    acts, bears = _named(draft, source, proposal.sources), _named(draft, source, proposal.targets)
    if target is None:
        return 1.0 if acts else ASIDE
    other_acts = _named(draft, target, proposal.sources)
    if acts:
        return 1.0
    if other_acts and bears:
        return TURNED
    return ASIDE


def _named(draft: Draft, span: Span, mentions: Collection[Mention]) -> bool:
    """Is the given actor, or a pronoun for him, among the mentions?"""
    name = draft.article.text[slice(*span)]
    return any(m.name == name for m in mentions)


def _under(token: Token | None, heads: dict[int, Token]) -> bool:
    return token is not None and any(t.i in heads for t in token.ancestors)


def _by_trigger(draft: Draft, sentence: Sentence, frames: Lexicon) -> dict[str, Vote]:
    """The vote of the uppermost trigger, where no frame finds anybody; verbs before nouns."""
    assert sentence.doc is not None
    found = [match[0] for _, match in matches(sentence.doc, Cast(draft, sentence), frames)]
    if not found:
        return {}
    first = min(found, key=lambda m: (m.pos != "verb", sum(1 for _ in m.token.ancestors), m.token.i))
    frame, verdict = frame_reader.meaning(first, frames)
    return {frame.type: Vote(ONLY_TRIGGER, frame.mode, verdict.status or "proposed", frame.id)}
