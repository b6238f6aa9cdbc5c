"""One act, one entry: proposals of one article that tell of the same act become one event with several pieces of evidence."""

from dragoman.model import TOGETHER
from dragoman.reading.proposals import Proposal, by_default

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
    if not _actors_agree(one, other) or not _dates_agree(one, other) or not _persons_agree(one, other):
        return False
    if one.type in _VERBAL or one.mode == "pledge":
        return _overlap(one.content, other.content) >= _ABOUT
    return True


def groups(proposals: list[Proposal]) -> list[list[Proposal]]:
    """Proposals of an article, grouped by act, in the order of first telling."""
    found: list[list[Proposal]] = []
    for proposal in proposals:
        home = next(
            (g for g in found if any(same_act(p, proposal) for p in g) and all(_persons_agree(p, proposal) for p in g)), None
        )
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


def _dates_agree(one: Proposal, other: Proposal) -> bool:
    """Could it be the same day? A date told in words does not meet another; the page's own date meets every day near it."""
    a, b = one.dated, other.dated
    if not a.start or not b.start or by_default(a) or by_default(b):
        earlier, later = sorted((a, b), key=lambda d: by_default(d))
        if earlier.start and later.start and by_default(later) and not by_default(earlier):
            return earlier.start[:4] == later.start[:4]
        return True
    return a.start <= (b.end or b.start) + "~" and b.start <= (a.end or a.start) + "~"


def _persons_agree(one: Proposal, other: Proposal) -> bool:
    """No country is there in two different persons on both tellings ("met Yermak", "also met Svyrydenko")."""
    for country in one.countries & other.countries:
        mine = {m.actor or m.name for m in (*one.sources, *one.targets) if m.country == country and m.kind == "person"}
        theirs = {m.actor or m.name for m in (*other.sources, *other.targets) if m.country == country and m.kind == "person"}
        if mine and theirs and not mine & theirs:
            return False
    return True


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
