"""What the learned reader looks at: a sentence in which all sides are marked.

A side is a state or organisation with all its mentions in the sentence. Each mention of the first side stands between ``[unused1]`` and
``[unused7]``, each of the second between ``[unused2]`` and ``[unused7]``, and so on; pronouns and nominals are replaced
by the name that they stand for, so that what coreference found is used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence

MAX_SIDES = 6
"""A sentence that names more sides is a list; the frames read those."""
ASKED_SIDES = 3
"""Most sides of a sentence of which the model is asked in reading. Of four and more it finds next to nothing that is right and that the frames do not tell."""
OPENING = tuple(f"[unused{n}]" for n in range(1, MAX_SIDES + 1))
"""The mark before a mention of each side."""
CLOSING = f"[unused{MAX_SIDES + 1}]"
"""The mark after a mention of any side."""
MAX_CHARS = 600
"""About what the model's tokens hold."""
BEFORE, AFTER = 100, 160
"""Characters shown before the first mark and after the last: what governs them is near, and each word costs time."""
_REPLACED = frozenset({"pronoun", "nominal", "implicit"})


@dataclass(frozen=True, slots=True)
class Side:
    """A state or organisation in a sentence."""

    code: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides of a sentence, in the order of their first mentions."""

    sentence: Sentence
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its sides marked."""

    sentence: Sentence
    sides: tuple[Side, ...]
    text: str

    def pairs(self) -> Iterator[tuple[int, int, Pair]]:
        """Every two sides, with their numbers."""
        for (i, a), (j, b) in combinations(enumerate(self.sides), 2):
            yield i, j, Pair(self.sentence, a, b)


def scene_of(draft: Draft, sentence: Sentence, fewest: int = 2, most: int = MAX_SIDES) -> Scene | None:
    """The sentence as the model reads it; None if it has fewer or more sides, or is too long."""
    sides = sides_of(draft.mentions_in(sentence.start, sentence.end))
    if not fewest <= len(sides) <= most or len(sentence.text) > MAX_CHARS:
        return None
    return Scene(sentence, tuple(sides), marked(sentence, sides))


def sides_of(mentions: list[Mention]) -> list[Side]:
    """The mentions by the state or organisation that they act for, in order of the first mention."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.country is not None:
            found.setdefault(mention.country, []).append(mention)
    return [Side(code, tuple(group)) for code, group in found.items()]


def marked(sentence: Sentence, sides: Sequence[Side]) -> str:
    """The sentence with the sides marked."""
    pieces: list[tuple[int, int, str]] = []
    for opening, side in zip(OPENING, sides, strict=False):
        for mention in side.mentions:
            words = mention.name if mention.form in _REPLACED else mention.text
            pieces.append((mention.start, mention.end, f"{opening} {words} {CLOSING}"))
    text, at = "", sentence.start
    for start, end, words in sorted(pieces):
        if start < at and not (start == end == sentence.start):
            # two actors under one span ("the two leaders"): both are shown, the words once
            text += f" {words}"
            continue
        text += sentence.text[at - sentence.start : start - sentence.start] + words
        at = max(at, min(end, sentence.end))
    text += sentence.text[at - sentence.start :]
    return near_marks(" ".join(text.split()))


def marked_spans(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """A sentence with the words at some spans marked as sides in the order of the text; a span inside another is left unmarked."""
    shown, at = "", 0
    names = iter(OPENING)
    for start, end in sorted(spans):
        if start >= at:
            shown, at = f"{shown}{text[at:start]} {next(names)} {text[start:end]} {CLOSING} ", end
    return near_marks(" ".join((shown + text[at:]).split()))


def near_marks(text: str) -> str:
    """The part of a marked text near its marks, cut at blanks."""
    first, last = text.find("[unused"), text.rfind("[unused")
    start = text.find(" ", first - BEFORE) + 1 if first > BEFORE else 0
    end = text.rfind(" ", 0, last + AFTER) if last + AFTER < len(text) else len(text)
    return text[start:end]
