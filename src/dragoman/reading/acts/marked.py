"""Events of one sentence whose actors are given: the entry point for benchmarks, for frame examples, and for users with their own actors.

>>> [e.type for e in read_marked("[France] condemned {Mali}.")]
['ACCUSE']
"""

import re
from typing import NamedTuple

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.knowledge.frames import Lexicon, default_lexicon
from dragoman.model import Article, Block, Event, Mention
from dragoman.reading import events, syntax
from dragoman.reading.acts import frame_reader
from dragoman.reading.acts.arguments import Cast
from dragoman.reading.acts.frames import matches
from dragoman.reading.acts.proposals import Proposal
from dragoman.reading.acts.status import status_of
from dragoman.reading.draft import Draft, Sentence

Span = tuple[int, int]

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
    """What happens between two given actors: the best frame's answer."""

    type: str
    mode: str | None
    status: str
    frame: str
    confidence: float


def classify(text: str, source: Span, target: Span | None, lexicon: Lexicon | None = None) -> Classified | None:
    """The one event between a given source and target in a sentence; None if no frame's trigger occurs at all.

    Frames that find the two in their slots come first, then frames that find one of them, then any whose trigger and conditions hold.
    """
    frames = lexicon or default_lexicon()
    draft = draft_between(text, [source] if target is None else [source, target])
    sentence = draft.sentences[0]
    if sentence.doc is None:
        return None
    offered = frame_reader.propose(draft, sentence, frames, 0.0)
    if offered:
        best = max(offered, key=lambda p: (p.confidence + _fit(p, source, target), -p.start))
        return Classified(best.type, best.mode, best.status, best.frame, best.confidence)
    found = [match[0] for _, match in matches(sentence.doc, Cast(draft, sentence), frames)]
    if not found:
        return None
    first = min(found, key=lambda m: (m.pos != "verb", sum(1 for _ in m.token.ancestors), m.token.i))
    return Classified(first.frame.type, first.frame.mode, status_of(first.token).status or "proposed", first.frame.id, 0.2)


def _fit(proposal: Proposal, source: Span, target: Span | None) -> float:
    in_source = any((m.start, m.end) == source for m in proposal.sources)
    in_target = target is not None and any((m.start, m.end) == target for m in (*proposal.targets, *proposal.sources))
    return 0.4 * in_source + 0.4 * in_target


def read_marked(marked: str, lexicon: Lexicon | None = None) -> list[Event]:
    """Events of a sentence in which ``[sources]`` and ``{targets}`` are marked (the marks only name the actors)."""
    text, sources, targets = unmark(marked)
    return events_between(text, sources + targets, lexicon=lexicon)
