"""A parse as plain objects: the steps of reading ask each word dozens of times for its head, its children and its labels.

spaCy makes a new `Token` each time a word is reached, and finds its children by walking over its neighbours: with that, asking cost more than parsing.
`Parse`, `Word` and `Stretch` answer as `spacy.tokens.Doc`, `Token` and `Span` do, from what was laid out once; what they do not hold they
ask of spaCy's objects.
"""

from collections.abc import Iterator
from typing import Any, overload

import numpy as np
from spacy.tokens import Doc, Token

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "IDX"]
MOST = 200_000
"""Strings remembered before the memory is emptied: flat memory over any number of pages."""
_strings: dict[int, str] = {}


class Word:
    """A token of a parse, as `spacy.tokens.Token`."""

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "lefts", "lemma_", "lower_", "pos_", "rights", "tag_", "text"
    )  # fmt: skip
    doc: "Parse"
    head: "Word"
    lefts: list["Word"]
    rights: list["Word"]
    children: list["Word"]

    def __init__(self, doc: "Parse", i: int, row: list[int], name: dict[int, str]) -> None:
        self.doc = doc
        self.i = i
        orth, lower, lemma, pos, tag, dep, entity, self.idx = row
        self.text = name[orth]
        self.lower_ = name[lower]
        self.lemma_ = name[lemma]
        self.pos_ = name[pos]
        self.tag_ = name[tag]
        self.dep_ = name[dep]
        self.ent_type_ = name[entity]

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
        if not 0 <= self.i + i < len(self.doc):
            raise IndexError(i)
        return self.doc.words[self.i + i]

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
        rows: list[list[int]] = parsed.to_array(_COLUMNS).tolist()
        name = _named(parsed, rows)
        self.words = words = [Word(self, i, row, name) for i, row in enumerate(rows)]
        heads: list[int] = (parsed.to_array("HEAD").astype(np.int64) + np.arange(len(words))).tolist()
        lefts: list[list[Word]] = [[] for _ in words]
        rights: list[list[Word]] = [[] for _ in words]
        for word, head in zip(words, heads, strict=True):
            word.head = words[head]
            if head > word.i:
                lefts[head].append(word)
            elif head < word.i:
                rights[head].append(word)
        for word, left, right in zip(words, lefts, rights, strict=True):
            word.lefts, word.rights, word.children = left, right, left + right

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


def _named(parsed: Doc, rows: list[list[int]]) -> dict[int, str]:
    """The strings of all labels, by number."""
    if len(_strings) > MOST:
        _strings.clear()
    strings = parsed.vocab.strings
    for row in rows:
        for number in row[:-1]:
            if number not in _strings:
                _strings[number] = strings[number]
    return _strings
