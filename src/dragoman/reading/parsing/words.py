"""A parse as plain objects: the steps of reading ask each word dozens of times for its head, its children and its labels.

spaCy makes a new `Token` each time a word is reached, and finds its children by walking over its neighbours: with that, asking cost more than parsing.
`Parse`, `Word` and `Stretch` answer as `spacy.tokens.Doc`, `Token` and `Span` do, from what was laid out once; what they do not hold they
ask of spaCy's objects.
"""

from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any, overload

import numpy as np
from spacy.tokens import Doc, Token

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "IDX", "HEAD"]
MOST = 200_000
"""Combinations of labels remembered before the memory is emptied: flat memory over any number of pages."""
_known: dict[tuple[int, ...], tuple[str, ...]] = {}


class Word:
    """A token of a parse, as `spacy.tokens.Token`."""

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "lefts", "lemma_", "lower_", "pos_", "rights", "tag_", "text"
    )  # fmt: skip
    doc: "Parse"
    head: "Word"
    lefts: Sequence["Word"]
    rights: Sequence["Word"]
    children: Sequence["Word"]

    def __init__(self, doc: "Parse", i: int, idx: int, labels: tuple[str, ...]) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = labels

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.doc.told(getattr(self.doc.parsed[self.i], name))

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: "Word") -> bool:
        return self.i < other.i

    def nbor(self, i: int = 1) -> "Word":
        words, at = self.doc.words, self.i + i
        if not 0 <= at < len(words):
            raise IndexError(i)
        return words[at]

    @property
    def ancestors(self) -> Iterator["Word"]:
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, descendant: "Word") -> bool:
        return self.doc is descendant.doc and any(word is self for word in descendant.ancestors)

    @property
    def subtree(self) -> Iterator["Word"]:
        for word in self.lefts:
            yield from word.subtree
        yield self
        for word in self.rights:
            yield from word.subtree


class Parse:
    """A parsed sentence, as `spacy.tokens.Doc`. Its words know each other: `release` lets go of them once nobody asks any more."""

    def __init__(self, parsed: Doc) -> None:
        self.parsed = parsed
        table = parsed.to_array(_COLUMNS)
        labels = _labels(parsed, map(tuple, table[:, :-2].tolist()))
        self.words = words = [
            Word(self, i, idx, named) for i, (idx, named) in enumerate(zip(table[:, -2].tolist(), labels, strict=True))
        ]
        heads: list[int] = (table[:, -1].astype(np.int64) + np.arange(len(words))).tolist()
        lefts: dict[int, list[Word]] = {}
        rights: dict[int, list[Word]] = {}
        for i, head in enumerate(heads):
            words[i].head = words[head]
            if head != i:
                (lefts if head > i else rights).setdefault(head, []).append(words[i])
        for i, word in enumerate(words):
            left, right = lefts.get(i), rights.get(i)
            word.lefts, word.rights = left or (), right or ()
            word.children = left + right if left and right else left or right or ()

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        return self.words[at]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.parsed, name)

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> "Stretch | None":
        span = self.parsed.char_span(start, end, alignment_mode=alignment_mode)
        return None if span is None else Stretch(self, span)

    def told(self, answer: Any) -> Any:
        """What spaCy answers, in words of this parse."""
        if isinstance(answer, Token):
            return self.words[answer.i]
        return tuple(map(self.told, answer)) if isinstance(answer, tuple) else answer

    def release(self) -> None:
        """Forget the words, so that they need not be swept up."""
        for word in self.words:
            del word.doc, word.head, word.lefts, word.rights, word.children
        self.words = []


class Stretch:
    """Words next to each other, as `spacy.tokens.Span`."""

    __slots__ = ("_root", "doc", "span")

    def __init__(self, doc: Parse, span: Any) -> None:
        self.doc, self.span = doc, span
        self._root: Word | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.doc.told(getattr(self.span, name))

    def __len__(self) -> int:
        return len(self.span)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.span.start : self.span.end])

    def __getitem__(self, at: int) -> Word:
        return self.doc.words[self.span.start : self.span.end][at]

    @property
    def root(self) -> Word:
        if self._root is None:
            self._root = self.doc.words[self.span.root.i]
        return self._root


def _labels(parsed: Doc, rows: Iterable[tuple[int, ...]]) -> Iterator[tuple[str, ...]]:
    """The labels of each word as strings, from their numbers."""
    if len(_known) > MOST:
        _known.clear()
    strings = parsed.vocab.strings
    for row in rows:
        labels = _known.get(row)
        if labels is None:
            labels = _known[row] = tuple(intern(strings[number]) for number in row)
        yield labels
