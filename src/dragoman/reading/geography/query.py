"""The event whose place is asked for, and what a rule may answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.gazetteer import Entry, default_gazetteer
from dragoman.model import Location, Participant
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.geography.hanging import Attached, words

Answer = tuple[Location | None, str]
UNTOLD: Answer = (None, "not said")
PLACELESS: Answer = (None, "has no place")


@dataclass(frozen=True)
class Query:
    """An event whose place is asked for."""

    draft: Draft
    sentence: Sentence
    trigger: Token
    type: str
    mode: str | None
    participants: Sequence[Participant]
    places: tuple[Attached, ...]

    @property
    def physical(self) -> bool:
        """Is it a deed in space, not words?"""
        return self.type in words().physical or (self.type == "COOPERATE" and self.mode != "economic")

    def named_by(self, noun: Token) -> Iterator[tuple[str, Entry]]:
        """Places of the gazetteer that the words before a noun name, with those words: "the Jeddah Security Summit"."""
        start = self.sentence.at(next(iter(noun.subtree)))[0]
        for hit in default_gazetteer().find(self.draft.article.text, start, self.sentence.at(noun)[0]):
            yield hit.text, hit.entries[0]

    def countries(self, role: str | None = None) -> frozenset[str]:
        return frozenset(p.country for p in self.participants if p.country and (role is None or p.role == role))
