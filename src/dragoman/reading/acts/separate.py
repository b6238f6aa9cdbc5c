"""Meetings of one with several, each by himself: "held separate talks with the Malian and Chadian leaders" are two meetings."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.model import Mention
from dragoman.reading.acts.frames import Match
from dragoman.reading.acts.proposals import APART, Proposal
from dragoman.reading.acts.roles import Roles

_WORDS = frozenset({"separate", "separately", "individually"})
_OF_TWO = frozenset({"bilateral", "bilaterally"})
"""Words that, of several meetings, tell the same: "had bilateral meetings with Mali and Chad"."""


def held_apart(match: Match, roles: Roles, proposal: Proposal) -> Iterator[Proposal]:
    """The meetings of a proposal: one with each state that somebody met by itself, else that of all."""
    own = {m.country for m in _host(roles)}
    others = list(dict.fromkeys(m.country for m in proposal.sources if m.country not in own))
    if proposal.type != "CONSULT" or len(others) < 2 or not own or not _is_apart(match.token):
        yield proposal
        return
    for country in others:
        both = tuple(m for m in proposal.sources if m.country in own or m.country == country)
        yield replace(proposal, sources=both, mode=match.frame.mode, reasons={**proposal.reasons, APART: country or ""})


def _host(roles: Roles) -> tuple[Mention, ...]:
    """Those who met the others: the actors of the first word that names any."""
    first = roles.sources[0].country if roles.sources else None
    return tuple(m for m in roles.sources if m.country == first)


def _is_apart(trigger: Token) -> bool:
    if any(t.lower_ in _WORDS for t in (*trigger.children, *trigger.head.children)):
        return True
    return trigger.tag_ == "NNS" and any(t.lower_ in _OF_TWO for t in trigger.children)
