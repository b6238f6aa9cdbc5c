"""The working state of one reading: what the article is and what earlier steps found in it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from spacy.tokens import Doc, Span, Token

from dragoman.model import Article, Block, Event, Fact, Mention, Place, Statement, Time
from dragoman.reading.parsing.words import Parse

_START = attrgetter("start")


@dataclass(slots=True)
class Sentence:
    """A sentence of one block. `doc` is its parse (tokens, tags, lemmas, dependencies, entities), None if it was not parsed."""

    index: int
    start: int
    end: int
    text: str
    block: Block
    doc: Doc | None = None
    words: dict[tuple[int, int], list[Any]] = field(default_factory=dict, compare=False, repr=False)
    """Units of stretches of it, kept by `dragoman.reading.mentions.units`: many steps ask for the same."""
    units: tuple[list[Mention], list[Any]] | None = field(default=None, compare=False, repr=False)
    """Mentions and the units that they made, when last asked for."""
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def span(self, start: int, end: int) -> Span | None:
        """The tokens that cover ``article.text[start:end]``; None if unparsed or outside."""
        if self.doc is None or start < self.start or end > self.end:
            return None
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")

    def token_before(self, end: int) -> Token | None:
        """The token that holds the last character before `end`; None if unparsed or outside."""
        if self.doc is None or not self.start < end <= self.end:
            return None
        if not self._starts:
            self._starts = [token.idx for token in self.doc]
            if not self._starts:
                return None
        return self.doc[bisect_right(self._starts, end - 1 - self.start) - 1]

    def at(self, token: Token) -> tuple[int, int]:
        """Article offsets of a token of this sentence's parse."""
        start = self.start + token.idx
        return start, start + len(token.text)


@dataclass(slots=True)
class Draft:
    """What is known so far. Each step of `dragoman.reading` reads it and returns one more kind of thing."""

    article: Article
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    """In order of `start`; never overlapping, with two exceptions. Words that stand for several actors ("the two leaders", "both sides",
    "Hungarian and Romanian officials", "they") are several mentions over exactly the same span, one for each member; an implicit
    mention has ``start == end``."""
    today: str | None = None
    """The day from which the page's weekdays and "today" are counted (`dragoman.reading.dating.local_day`)."""
    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.today = self.today or self.article.published

    def release(self) -> None:
        """Let go of the parses, which hold words that know each other."""
        for sentence in self.sentences:
            if isinstance(sentence.doc, Parse):
                sentence.doc.release()

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin within ``[start, end)``."""
        first = bisect_left(self.mentions, start, key=_START)
        return self.mentions[first : bisect_left(self.mentions, end, first, key=_START)]

    def times_in(self, start: int, end: int) -> list[Time]:
        return [t for t in self.times if start <= t.start < end]

    def places_in(self, start: int, end: int) -> list[Place]:
        return [p for p in self.places if start <= p.start < end]
