"""What the learned reader looks at: two sides of a sentence, marked.

A side is a state or organisation with all its mentions in the sentence. The sentence is shown with the mentions of one side
between ``[unused1]`` and ``[unused2]``, those of the other between ``[unused3]`` and ``[unused4]``; pronouns and nominals are replaced
by the name that they stand for, so that what coreference found is used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Mention
from dragoman.reading.acts.grammar.voice import SUBJECTS
from dragoman.reading.draft import Draft, Sentence

MARKS = {"A": ("[unused1]", "[unused2]"), "B": ("[unused3]", "[unused4]")}
MAX_SIDES = 6
"""A sentence that names more sides is a list; the frames read those."""
ASKED_SIDES = 3
"""Most sides of a sentence of which the model is asked in reading. Of four and more it finds next to nothing that is right and that the frames do not
tell, and they make half of the pairs of long pages."""
MAX_CHARS = 600
"""About what the model's 128 tokens hold."""
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
    """Two sides of a sentence; `b` is None when the sentence is asked what `a` does alone."""

    sentence: Sentence
    a: Side
    b: Side | None
    text: str
    """The sentence with the sides marked."""


def pairs(draft: Draft, sentence: Sentence, *, lone: bool = False, most: int = MAX_SIDES) -> Iterator[Pair]:
    """All pairs of sides of the sentence in the order of their first mentions; with `lone`, then each side alone. None of more than `most` sides."""
    sides = sides_of(draft.mentions_in(sentence.start, sentence.end))
    if not sides or len(sides) > most or len(sentence.text) > MAX_CHARS:
        return
    for a, b in combinations(sides, 2):
        yield Pair(sentence, a, b, marked(sentence, a, b))
    for a in sides if lone else ():
        yield Pair(sentence, a, None, marked(sentence, a, None))


def sides_of(mentions: list[Mention]) -> list[Side]:
    """The mentions by the state or organisation that they act for, in order of the first mention."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.country is not None:
            found.setdefault(mention.country, []).append(mention)
    return [Side(code, tuple(group)) for code, group in found.items()]


def marked(sentence: Sentence, a: Side, b: Side | None) -> str:
    """The sentence with the sides marked, as the model reads it."""
    pieces: list[tuple[int, int, str]] = []
    for mark, side in (("A", a), ("B", b)):
        if side is None:
            continue
        opening, closing = MARKS[mark]
        for mention in side.mentions:
            words = mention.name if mention.form in _REPLACED else mention.text
            pieces.append((mention.start, mention.end, f"{opening} {words} {closing}"))
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
    """A sentence with the words at one or two spans marked as sides A and B in the order of the text; a span inside another is left unmarked."""
    shown, at = "", 0
    names = iter(("A", "B"))
    for start, end in sorted(spans):
        if start >= at:
            opening, closing = MARKS[next(names)]
            shown, at = f"{shown}{text[at:start]} {opening} {text[start:end]} {closing} ", end
    return near_marks(" ".join((shown + text[at:]).split()))


def near_marks(text: str) -> str:
    """The part of a marked text near its marks, cut at blanks."""
    first, last = text.find("[unused"), text.rfind("[unused")
    start = text.find(" ", first - BEFORE) + 1 if first > BEFORE else 0
    end = text.rfind(" ", 0, last + AFTER) if last + AFTER < len(text) else len(text)
    return text[start:end]


_RANK = {"person": 0, "body": 1, "group": 1, "movement": 1, "organisation": 2, "country": 3}


def best_mention(side: Side, sentence: Sentence, others: tuple[Side, ...]) -> Mention:
    """The mention that says most of who acts: a person before a body before the bare country; of equals whoever is subject of the verb nearest
    above one of the other sides, else the first."""
    best = min(_RANK.get(m.kind, 4) for m in side.mentions)
    fit = [m for m in side.mentions if _RANK.get(m.kind, 4) == best]
    if len({m.actor or m.name for m in fit}) == 1:
        return fit[0]
    met = [m for other in others if other is not side for m in other.mentions]
    return min(fit, key=lambda m: (min((_distance(sentence, m, o) for o in met), default=_FAR), m.start))


_FAR = 99


def _distance(sentence: Sentence, doer: Mention, other: Mention) -> int:
    """How many words up from one mention the verb stands of which another is subject."""
    spans = sentence.span(doer.start, doer.end), sentence.span(other.start, other.end)
    if spans[0] is None or spans[1] is None or spans[0].root.dep_ not in SUBJECTS:
        return _FAR
    verb = spans[0].root.head
    return next((n for n, t in enumerate(spans[1].root.ancestors) if t.i == verb.i), _FAR)
