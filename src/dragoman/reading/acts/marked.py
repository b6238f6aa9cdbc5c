"""Events of one sentence whose actors are given: the entry point for benchmarks, for frame examples, and for users with their own actors.

>>> [e.type for e in read_marked("[France] condemned {Mali}.")]
['ACCUSE']
"""

import math
import re
from dataclasses import replace
from typing import NamedTuple

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.knowledge.frames import Lexicon, default_lexicon
from dragoman.model import Article, Block, Event, Mention
from dragoman.reading import events, syntax
from dragoman.reading.acts.echoes import echoes
from dragoman.reading.acts.learned import EventReader, default_reader
from dragoman.reading.acts.pairs import marked_spans
from dragoman.reading.acts.proposals import LEARNED
from dragoman.reading.acts.votes import Span, frame_votes
from dragoman.reading.draft import Draft, Sentence

_MARK = re.compile(r"[\[\]{}]")


def unmark(marked: str) -> tuple[str, list[Span], list[Span]]:
    """Plain text of a sentence in which ``[sources]`` and ``{targets}`` are marked, and their offsets in it."""
    text, opened = "", 0
    spans: dict[str, list[Span]] = {"[": [], "{": []}
    position = 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark.group() in "[{":
            opened = len(text)
        else:
            spans["[" if mark.group() == "]" else "{"].append((opened, len(text)))
    return text + marked[position:], spans["["], spans["{"]


def draft_between(text: str, actors: list[Span], published: str | None = None) -> Draft:
    """A parsed draft of one sentence, whose only actors are those at `actors`; each counts as a country of its own."""
    article = Article(
        id="marked", url=None, title=None, text=text, published=published, published_from="given" if published else None
    )
    sentence = Sentence(0, 0, len(text), text, Block("paragraph", 0, len(text)))
    mentions = [_mention(text, span) for span in sorted(set(actors))]
    draft = Draft(article, sentences=[sentence], mentions=mentions)
    syntax.parse([sentence])
    return draft


def _mention(text: str, span: Span) -> Mention:
    words = text[slice(*span)]
    return Mention(
        start=span[0],
        end=span[1],
        text=words,
        actor=words,
        kind="organisation" if words.isupper() else "country",
        name=words,
        country=words,
        rule="given",
    )


def events_between(
    text: str,
    actors: list[Span],
    published: str | None = None,
    knowledge: Knowledge | None = None,
    lexicon: Lexicon | None = None,
) -> list[Event]:
    """Events among the given actors in one sentence; participants carry the given words as name and country."""
    return events.find_events(draft_between(text, actors, published), knowledge or default_knowledge(), lexicon)


class Classified(NamedTuple):
    """What happens between two given actors. `frame` names the frame, or the learned reader where no frame gave the answer."""

    type: str
    mode: str | None
    status: str
    frame: str
    confidence: float


def classify(
    text: str, source: Span, target: Span | None, lexicon: Lexicon | None = None, reader: EventReader | None = None
) -> Classified:
    """The one event that a given source does to a given target in a sentence, where it is known that there is one.

    `source` and `target` are offsets of their words. The frames vote for their types, most of all for those that find the two in their slots;
    the learned reader (that of the package unless another is given) says how likely each of the sixteen types is.

    >>> classify("Police in Lyon arrested nine of the marchers.", (0, 14), (24, 44)).type
    'COERCE'
    """
    draft = draft_between(text, [source] if target is None else [source, target])
    draft = replace(draft, mentions=[*draft.mentions, *echoes(draft, draft.sentences[0])])
    votes = frame_votes(draft, lexicon or default_lexicon(), source, target)
    spans = (source,) if target is None else (source, target)
    # a reader marks the sides in the order of the text
    way = "AB" if target is None or source <= target else "BA"
    model = reader or default_reader()
    (scores,) = model.scores([marked_spans(text, spans)])
    weights = {
        kind: _log_odds(scores.types[kind, way])
        - EVEN * math.log(model.shares[kind])
        + (votes[kind].weight if kind in votes else 0.0)
        for kind, told in scores.types
        if told == way
    }
    best = max(weights, key=lambda kind: weights[kind])
    confidence = round(1 / sum(math.exp(weight - weights[best]) for weight in weights.values()), 3)
    if best in votes:
        _, mode, status, frame = votes[best]
        return Classified(best, mode, status, frame, confidence)
    return Classified(best, scores.modes.get(best), scores.status, LEARNED, confidence)


EVEN = 0.6
"""How much the frequency of a type among the training pairs is taken out of the model's answer: 1 wholly, 0 not at all."""


def _log_odds(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def read_marked(marked: str, lexicon: Lexicon | None = None) -> list[Event]:
    """Events of a sentence in which ``[sources]`` and ``{targets}`` are marked (the marks only name the actors)."""
    text, sources, targets = unmark(marked)
    return events_between(text, sources + targets, lexicon=lexicon)
