"""Two readers, one answer: the frames speak first; the learned reader adds what it is sure of and no frame has told.

A frame's proposal stands as it is. The model's own proposal stands when its probability reaches `ALONE` and no frame told anything of the
same two sides in the sentence. The rule and the threshold were chosen among forty on the development pages (docs/event-reader.md has
the figures); `python -m bench readers` prints frames alone, model alone and both.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.acts.proposals import Proposal

ALONE = 0.9
RIGHT = 0.5
"""Share of the model's own proposals at `ALONE` that were right on the development pages: their confidence."""


def weigh(frames: Sequence[Proposal], learned: Sequence[Proposal], alone: float = ALONE) -> list[Proposal]:
    """One list of proposals for a sentence: the frames', then what the model adds."""
    added = [p for p in learned if p.confidence >= alone and not any(same_sides(p, told) for told in frames)]
    return [*frames, *(replace(p, confidence=round(RIGHT * p.confidence, 3)) for p in added)]


def same_sides(one: Proposal, other: Proposal) -> bool:
    """Do the two tell of the same sides? A side alone agrees with any pair that holds it."""
    a, b = one.countries, other.countries
    return bool(a & b) and (len(a & b) >= 2 or len(a) == 1 or len(b) == 1)
