"""One act, one entry: proposals of one article that tell of the same act become one event with several pieces of evidence."""

from calendar import monthrange
from datetime import date, timedelta

from dragoman.model import TOGETHER, Status
from dragoman.reading.acts.proposals import APART, LEARNED, Proposal, by_default
from dragoman.reading.acts.turns import DEEDS, in_turn
from dragoman.reading.dating.intervals import Dated

_DAY = len("2024-01-31")

_VERBAL = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "CONCEDE", "COOPERATE"})
_ONCE = frozenset({"REQUEST", "THREATEN", "REJECT"})
"""Acts of words that an article tells of the same sides and day in several sentences rather than that there were several: of 160 annotated pairs of
sides one has two."""
_MEANT = frozenset({"occurred", "planned", "proposed"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_ABOUT = 0.25
"""Two verbal acts between the same actors are one if their content words overlap by this much (Jaccard)."""
_SAYING = 3
_DEED = 0.15
"""The same for deeds told by different frames ("closed its consulate", "suspended relations")."""
_NEAR = 7
"""Days by which a date told in words may differ from the page's own."""
_MONTH = 31
_MODES = ({"meet", "talks", "call", "multilateral"}, {"visit"}, {"mediate"})
_TWO = 2


def same_act(one: Proposal, other: Proposal) -> bool:
    """Do two proposals of one article tell of one act?"""
    if one.type != other.type or not _modes_agree(one, other) or not _statuses_agree(one, other):
        return False
    if one.sentence is other.sentence and one.trigger == other.trigger:
        return one.reasons.get(APART) == other.reasons.get(APART)
    if one.type in DEEDS and one.sentence is other.sentence and _in_turn(one, other):
        return False
    if not _actors_agree(one, other) or not _dates_agree(one, other) or not _persons_agree(one, other):
        return False
    if _seen_only(one, other):
        # the model has no words of its own to tell one saying from another
        return True
    if _is_said_once(one) and _sides(one) == _sides(other):
        return True
    if one.type in _VERBAL or one.mode == "pledge":
        return max(_overlap(one.content, other.content), 0.5 * _held(one.content, other.content)) >= _ABOUT
    if one.type in _FORCE and (_points_back(one) or _points_back(other)):
        return True
    return one.type == "CONSULT" or one.frame == other.frame or _overlap(one.content, other.content) >= _DEED


def _is_said_once(proposal: Proposal) -> bool:
    return proposal.type in _ONCE or (proposal.type == "SUPPORT" and proposal.mode == "endorse")


def _is_told_once(one: Proposal, other: Proposal) -> bool:
    """Talks, and what is said once, of the same sides: an article that tells of them twice hardly ever means two."""
    talks = one.type == other.type == "CONSULT" and one.mode == other.mode == "talks"
    return (talks or (_is_said_once(one) and _is_said_once(other))) and _sides(one) == _sides(other)


def _points_back(proposal: Proposal) -> bool:
    """Does a noun only name a deed that is known: "the launch"?"""
    return "pos:noun" in proposal.features and "det:the" in proposal.features


def _sides(proposal: Proposal) -> tuple[frozenset[str | None], frozenset[str | None]]:
    return frozenset(m.country for m in proposal.sources), frozenset(m.country for m in proposal.targets)


def _seen_only(one: Proposal, other: Proposal) -> bool:
    """Is one of the two, of a verbal act, only the model's word?"""
    return one.type in _VERBAL and LEARNED in (one.frame, other.frame)


def _in_turn(one: Proposal, other: Proposal) -> bool:
    first, second = (p.token for p in sorted((one, other), key=lambda p: p.trigger))
    return first is not None and second is not None and in_turn(first, second)


def groups(proposals: list[Proposal]) -> list[list[Proposal]]:
    """Proposals of an article, grouped by act, in the order of first telling."""
    found: list[list[Proposal]] = []
    for proposal in proposals:
        fitting = [
            g
            for g in found
            if any(same_act(p, proposal) for p in g) and all(_persons_agree(p, proposal) and _dates_agree(p, proposal) for p in g)
        ]
        if not fitting:
            found.append([proposal])
        elif proposal.dated.start:
            fitting[0].append(proposal)
        else:
            # "the meeting", with no date of its own, is the one told last
            max(fitting, key=lambda g: max(p.sentence.index for p in g)).append(proposal)
    return found


def _modes_agree(one: Proposal, other: Proposal) -> bool:
    if one.type == "ACCUSE" and _seen_only(one, other):
        return True
    if one.type != "CONSULT":
        return one.mode == other.mode
    if "multilateral" in (one.mode, other.mode) and one.mode != other.mode:
        # two who meet beside a summit or a forum hold a meeting of their own
        return one.countries == other.countries and len(one.countries) > _TWO
    return one.mode == other.mode or any(one.mode in group and other.mode in group for group in _MODES)


def _statuses_agree(one: Proposal, other: Proposal) -> bool:
    if one.status == other.status:
        return True
    if _is_said_once(one) and {one.status, other.status} <= _MEANT:
        # "his attempts to press Oman", "plans to support Fiji": what is meant to be said is said
        return True
    if one.type != "CONSULT" or {one.status, other.status} == {"planned", "proposed"}:
        return one.type == "CONSULT"
    # "the summit" of a later sentence does not say whether it has been held
    return any(granted(p) and q.status in ("planned", "proposed") for p, q in ((one, other), (other, one)))


def granted(proposal: Proposal) -> bool:
    """Is a summit or "the meeting" named as known, with nothing said of whether it happened ("the summit", "holding the summit in Paro")?"""
    why = proposal.reasons.get("status", "")
    known = (
        why in ("noun", "subject", "participle")
        or why.startswith("definite:")
        or (why.startswith("tense:") and why.endswith("ing"))
    )
    return (
        proposal.status == "occurred"
        and known
        and (proposal.mode == "multilateral" or (proposal.type == "CONSULT" and _points_back(proposal)))
    )


def status_of_group(tellings: list[Proposal]) -> Status:
    """The status of an act told several times, best telling first: what only names it says nothing of it."""
    if not granted(tellings[0]):
        return tellings[0].status
    return next((p.status for p in tellings if not granted(p)), "occurred")


def _actors_agree(one: Proposal, other: Proposal) -> bool:
    a, b = one.countries, other.countries
    if one.type in TOGETHER and one.mode != "visit":
        return a <= b or b <= a
    sources, theirs = {m.country for m in one.sources}, {m.country for m in other.sources}
    targets, others = {m.country for m in one.targets}, {m.country for m in other.targets}
    return (sources <= theirs or theirs <= sources) and (targets <= others or others <= targets)


def _dates_agree(one: Proposal, other: Proposal) -> bool:
    """Could it be the same day? Of two dates told in words the intervals must meet; the page's own date meets every day near it."""
    a, b = one.dated, other.dated
    if not a.start or not b.start:
        return True
    days = _MONTH if _is_told_once(one, other) else _NEAR if _inherited(a) or _inherited(b) else 0
    slack = timedelta(days=days)
    return _first(a) - slack <= _last(b) and _first(b) - slack <= _last(a)


def _inherited(dated: Dated) -> bool:
    """Is the date not told of the act itself, but taken from the page, its lead or the last date before?"""
    return by_default(dated) or dated.reason.startswith(("lead:", "article:"))


def _first(dated: Dated) -> date:
    return date.fromisoformat(((dated.start or "") + "-01-01")[:10])


def _last(dated: Dated) -> date:
    """Last day of an ISO prefix."""
    end = dated.end or dated.start or ""
    if len(end) == _DAY:
        return date.fromisoformat(end)
    year, month = int(end[:4]), int(end[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])


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


def _held(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the shorter telling the longer one holds; nothing if it says next to nothing."""
    return len(a & b) / min(len(a), len(b)) if min(len(a), len(b)) >= _SAYING else 0.0
