"""One act, one entry: proposals of one article that tell of the same act become one event with several pieces of evidence."""

from dragoman.model import TOGETHER
from dragoman.reading.proposals import Proposal

_VERBAL = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "CONCEDE", "COOPERATE"})
_ABOUT = 0.34
"""Two verbal acts between the same actors are one if their content words overlap by this much (Jaccard)."""
_MODES = ({"meet", "talks", "call", "multilateral"}, {"visit"}, {"mediate"})
_SETTLED = frozenset({"occurred", "planned"})


def same_act(one: Proposal, other: Proposal) -> bool:
    """Do two proposals of one article tell of one act?"""
    if one.type != other.type or not _modes_agree(one, other) or not _statuses_agree(one, other):
        return False
    if one.sentence is other.sentence and one.trigger == other.trigger:
        return True
    if not _actors_agree(one, other):
        return False
    if one.type in _VERBAL or one.mode == "pledge":
        return _overlap(one.content, other.content) >= _ABOUT
    return True


def groups(proposals: list[Proposal]) -> list[list[Proposal]]:
    """Proposals of an article, grouped by act, in the order of first telling."""
    found: list[list[Proposal]] = []
    for proposal in proposals:
        home = next((g for g in found if any(same_act(p, proposal) for p in g)), None)
        if home is None:
            found.append([proposal])
        else:
            home.append(proposal)
    return found


def _modes_agree(one: Proposal, other: Proposal) -> bool:
    if one.type != "CONSULT":
        return one.mode == other.mode
    return one.mode == other.mode or any(one.mode in group and other.mode in group for group in _MODES)


def _statuses_agree(one: Proposal, other: Proposal) -> bool:
    return one.status == other.status


def _actors_agree(one: Proposal, other: Proposal) -> bool:
    a, b = one.countries, other.countries
    if one.type in TOGETHER and one.mode != "visit":
        return a <= b or b <= a
    sources, theirs = {m.country for m in one.sources}, {m.country for m in other.sources}
    targets, others = {m.country for m in one.targets}, {m.country for m in other.targets}
    return (sources <= theirs or theirs <= sources) and (targets <= others or others <= targets)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
