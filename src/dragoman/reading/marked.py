"""Events of one sentence whose actors are given: the entry point for benchmarks, for frame examples, and for users with their own actors.

>>> [e.type for e in read_marked("[France] condemned {Mali}.")]
['ACCUSE']
"""

import re

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.knowledge.frames import Lexicon
from dragoman.model import Article, Block, Event, Mention
from dragoman.reading import events, syntax
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
    return Mention(start=span[0], end=span[1], text=words, actor=words, kind="country", name=words, country=words, rule="given")


def events_between(
    text: str,
    actors: list[Span],
    published: str | None = None,
    knowledge: Knowledge | None = None,
    lexicon: Lexicon | None = None,
) -> list[Event]:
    """Events among the given actors in one sentence; participants carry the given words as name and country."""
    return events.find_events(draft_between(text, actors, published), knowledge or default_knowledge(), lexicon)


def read_marked(marked: str, lexicon: Lexicon | None = None) -> list[Event]:
    """Events of a sentence in which ``[sources]`` and ``{targets}`` are marked (the marks only name the actors)."""
    text, sources, targets = unmark(marked)
    return events_between(text, sources + targets, lexicon=lexicon)
