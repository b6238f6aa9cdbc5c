"""What a reader of events hands over: one proposed event in one sentence, before entries of the same act are joined.

The frame reader (`frame_reader`) makes these from syntax, the learned reader (`learned`) from the words, over the same resolved actors.
`weighing` weighs them against each other.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.model import Mention, Status
from dragoman.reading.dating.intervals import Dated
from dragoman.reading.draft import Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""Parts of speech of the words that tell what an act is about."""
UNDATED = Dated(None, None, "not dated")
LEARNED = "model/event_reader"
"""What stands for the frame in what the learned reader proposes."""
APART = "held apart"
"""The reason that sets one of several meetings told by one word apart from the others: with whom it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An event that one reader sees in one sentence. `start`/`end` are the proving words (article offsets)."""

    sentence: Sentence
    type: str
    mode: str | None
    status: Status
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    start: int
    end: int
    trigger: int
    """Article offset of the trigger word; for a reader that has none, of the first proving word."""
    frame: str
    """Id of the frame, or the name of the model."""
    confidence: float
    contexts: tuple[str, ...] = ()
    intensity: float | None = None
    """The frame's own weight, where it has one."""
    reasons: dict[str, str] = field(default_factory=dict)
    content: frozenset[str] = frozenset()
    """Lemmas of the content words around the trigger: what the act is about."""
    dated: Dated = UNDATED
    features: tuple[str, ...] = ()
    """What the confidence was estimated from."""

    @property
    def token(self) -> Token | None:
        """The trigger word; None if its sentence was not parsed."""
        span = self.sentence.span(self.trigger, self.trigger + 1)
        return span[0] if span else None

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(m.country for m in (*self.sources, *self.targets) if m.country)


def distinct(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Mentions of different actors, in order."""
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(mention.actor or mention.name.lower(), mention)
    return tuple(seen.values())


def by_default(dated: Dated) -> bool:
    """Is the date only that of the page?"""
    return dated.reason.startswith("publication")
