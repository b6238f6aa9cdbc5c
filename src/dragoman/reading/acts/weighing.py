"""Two readers, one answer: what the frames propose and what the learned reader proposes, weighed by one calibrated rule.

Each proposal carries marks of how it was found. A frame's proposal gets, beside those of its construction, marks of what the model says of the
same sides; what the model alone sees is a proposal of its own, with marks of how sure it is and of what the frames told beside it.
`confidence.estimate` turns the marks into the share of such proposals that were right on the training briefs (the model's answers there come
from readers that had not seen the brief, `tools/fit_confidence.py`), and what is less sure than `KEEP` is dropped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import TOGETHER
from dragoman.reading.acts.confidence import KEEP, estimate
from dragoman.reading.acts.learned import Heard, proposals
from dragoman.reading.acts.pairs import Pair
from dragoman.reading.acts.proposals import Proposal

STEPS = (0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
"""Steps of the model's probabilities that have a mark of their own."""
ALONE = 0.5
"""What the model alone sees has no proof but its word, and is less often right on long pages than on the briefs: it needs more."""
NEVER = 1.01
"""A bar that nothing reaches."""
SURE = 0.85
"""A frame's proposal at least so sure is not put to the model."""
SILENT = "model:silent"
"""The mark of a frame's proposal of which the model was not asked."""


def weigh(frames: Sequence[Proposal], heard: Sequence[Heard], keep: float = KEEP, alone: float = ALONE) -> list[Proposal]:
    """Proposals for a sentence: the frames' that are at least `keep` sure, then the model's own that are at least `alone` sure."""
    told = [judged(proposal, heard) for proposal in frames]
    added = [own(proposal, frames, heard) for proposal in proposals(heard) if not repeats(proposal, frames)]
    return [*(p for p in told if p.confidence >= keep), *(p for p in added if p.confidence >= alone)]


def settled(pair: Pair, frames: Sequence[Proposal]) -> bool:
    """Do the frames tell so surely of a pair that the model need not be asked? Asking costs more time than all else."""
    sides = {pair.a.code, pair.b.code if pair.b else ""}
    return any(sides <= p.countries and judged(p, ()).confidence >= SURE for p in frames)


def judged(proposal: Proposal, heard: Sequence[Heard]) -> Proposal:
    """A frame's proposal, with what the model says of it weighed in."""
    marks = (*proposal.features, *agreement(proposal, heard))
    return replace(proposal, features=marks, confidence=estimate(marks))


def own(proposal: Proposal, frames: Sequence[Proposal], heard: Sequence[Heard]) -> Proposal:
    """A proposal of the model alone, with its calibrated confidence."""
    told = [p for p in frames if same_sides(proposal, p)]
    beside = "nothing" if not told else "same-type" if any(p.type == proposal.type for p in told) else "other-type"
    marks = (
        "alone",
        *steps("alone", proposal.confidence),
        f"alone-type:{proposal.type}",
        f"alone-beside:{beside}",
        f"alone-pairs:{min(6, len(heard))}",
        f"alone-sides:{min(4, len(proposal.countries))}",
        *(f"alone-{m.form}" for m in (*proposal.sources, *proposal.targets) if m.form in ("pronoun", "nominal", "implicit")),
    )
    return replace(proposal, features=tuple(dict.fromkeys(marks)), confidence=estimate(marks))


def agreement(proposal: Proposal, heard: Sequence[Heard]) -> tuple[str, ...]:
    """What the model says of a frame's sides: how likely the type is, how likely any other, and whether it goes the other way."""
    best = None
    for one in heard:
        if one.pair.b is None:
            continue
        a, b = one.pair.a.code, one.pair.b.code
        ways = [way for way in ((a, b), (b, a)) if _covered(proposal, *way)]
        if not ways:
            continue
        same = max(one.towards(proposal.type, *way) for way in ways)
        back = max(one.towards(proposal.type, *way[::-1]) for way in ways)
        other = max(p for (kind, _), p in one.scores.types.items() if kind != proposal.type)
        if best is None or same > best[0]:
            best = (same, back, other)
    if best is None:
        return (SILENT,)
    same, back, other = best
    how = "lone" if len(proposal.countries) < 2 else "pair"
    turned = ("model-turned",) if proposal.type not in TOGETHER and back > max(0.3, 2 * same) else ()
    return (f"model-{how}", *steps(f"model-{how}", same), *steps("model-other", other), *turned)


def _covered(proposal: Proposal, source: str, target: str) -> bool:
    sources = {m.country for m in proposal.sources}
    targets = {m.country for m in proposal.targets}
    if len(proposal.countries) < 2:
        return source in sources or target in targets
    if not targets:
        return source in sources and target in sources
    return source in sources and target in targets


def steps(mark: str, probability: float) -> tuple[str, ...]:
    """A mark for every step that a probability reaches: what is learned of a lower one holds for all above it."""
    return tuple(f"{mark}>={step:g}" for step in STEPS[: bisect_right(STEPS, probability)])


def repeats(proposal: Proposal, frames: Sequence[Proposal]) -> bool:
    """Does a frame propose the same act between the same sides?"""
    return any(p.type == proposal.type and same_sides(p, proposal) for p in frames)


def same_sides(one: Proposal, other: Proposal) -> bool:
    """Do the two tell of the same sides? A side alone agrees with any pair that holds it."""
    a, b = one.countries, other.countries
    return bool(a & b) and (len(a & b) >= 2 or len(a) == 1 or len(b) == 1)
