"""Part of speech, morphology and lemma: what spaCy's attribute ruler and lemmatizer say, remembered by (word, tag, dependency).

The ruler's 179 patterns are matched against every sentence anew, though nearly all look at one token's word, tag and dependency, and at few words
and dependencies. So each combination is shown to the lemmatizer once, and to the ruler one of all that its patterns cannot tell apart, the new ones of a batch as one document. Sentences that hold a pattern of several tokens
("gon na") and those with tokens of white space, which the ruler retags, go through the ruler as ever.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

MOST = 200_000
"""Combinations remembered before the memory is emptied: flat memory over any number of pages."""


Combination = tuple[int, int, int]
"""Word, tag and dependency, as the vocabulary numbers them."""


class Attributes:
    """The ruler and the lemmatizer of a pipeline, with a memory."""

    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._vocab = nlp.vocab
        self._steps = (ruler, lemmatizer)
        _hash_index(lemmatizer)
        self._known: dict[Combination, tuple[int, int, int]] = {}
        self._ruled: dict[Combination, tuple[int, int, int]] = {}
        strings = nlp.vocab.strings
        entries: list[Any] = ruler.patterns
        several: list[list[dict[str, Any]]] = [p for entry in entries for p in entry["patterns"] if len(p) > 1]
        self._several = Matcher(nlp.vocab)
        self._several.add("several", several)
        self._words = {strings.add(word) for pattern in several for word in _literal(pattern, "LOWER")[:1]}
        unworded = [pattern for pattern in several if not _literal(pattern, "LOWER")]
        self._deps = {strings.add(dep) for pattern in unworded for dep in _literal(pattern, "DEP")[:1]}
        self._ask = any(not _literal(pattern, "DEP") for pattern in unworded)
        self._asked = _Asked(nlp, (token for entry in entries for pattern in entry["patterns"] for token in pattern))

    def annotate(self, docs: Iterable[Doc]) -> None:
        """Set part of speech, morphology and lemma of the documents, which are tagged and parsed."""
        batch: list[tuple[Doc, list[Combination]]] = []
        for doc in docs:
            rows = doc.to_array(["ORTH", "TAG", "DEP", "LOWER", "IS_SPACE"]).tolist()
            if self._needs_ruler(doc, rows):
                for step in self._steps:
                    step(doc)
            else:
                batch.append((doc, [(orth, tag, dep) for orth, tag, dep, _, _ in rows]))
        if len(self._known) >= MOST:
            self._known.clear()
            self._ruled.clear()
        known = self._known
        self._learn(list(dict.fromkeys(one for _, row in batch for one in row if one not in known)))
        for doc, row in batch:
            table: Any = np.array([known[one] for one in row], dtype=np.uint64).reshape((-1, 3))
            doc.from_array(["POS", "MORPH", "LEMMA"], table)

    def _needs_ruler(self, doc: Doc, rows: list[list[int]]) -> bool:
        suspect = self._ask
        for _, _, dep, lower, space in rows:
            if space:
                return True
            suspect = suspect or lower in self._words or dep in self._deps
        return suspect and bool(self._several(doc))

    def _learn(self, new: list[Combination]) -> None:
        """What ruler and lemmatizer say of them."""
        if not new:
            return
        alike = [self._class_of(one) for one in new]
        self._rule({kind: one for kind, one in zip(alike, new, strict=True) if kind not in self._ruled})
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in new])
        table = [(tag, dep, *self._ruled[kind]) for (_, tag, dep), kind in zip(new, alike, strict=True)]
        filled: Any = np.array(table, dtype=np.uint64)
        doc.from_array(["TAG", "DEP", *_SAID], filled)
        self._steps[1](doc)
        self._known.update(zip(new, _said(doc), strict=True))

    def _class_of(self, one: Combination) -> Combination:
        """All that the ruler's patterns can tell of it."""
        orth, tag, dep = one
        lower: int = orth if self._asked.all else self._vocab[orth].lower
        return lower if self._asked.word(lower, self._vocab.strings[lower]) else 0, tag, dep if self._asked.dep(dep) else 0

    def _rule(self, new: dict[Combination, Combination]) -> None:
        """Show one of each class to the ruler: together, but for those that a pattern of several tokens could join to their neighbours."""
        strings = self._vocab.strings
        joining = {
            kind: self._ask or dep in self._deps or self._vocab[orth].lower in self._words for kind, (orth, _, dep) in new.items()
        }
        together = [kind for kind, joins in joining.items() if not joins]
        for part in (*([together] if together else ()), *([kind] for kind, joins in joining.items() if joins)):
            shown, tags, deps = ([strings[new[kind][field]] for kind in part] for field in range(3))
            doc = Doc(self._vocab, words=shown, tags=tags, heads=list(range(len(part))), deps=deps)
            self._steps[0](doc)
            self._ruled.update(zip(part, _said(doc), strict=True))


_SAID: list[int | str] = ["POS", "MORPH", "LEMMA"]


def _said(doc: Doc) -> list[tuple[int, int, int]]:
    return [(pos, morph, lemma) for pos, morph, lemma in doc.to_array(_SAID).tolist()]


class _Asked:
    """What the patterns of a ruler ask of: words in small letters, dependencies; of everything if they ask of more than these, tags and white space."""

    def __init__(self, nlp: Language, tokens: Iterable[dict[str, Any]]) -> None:
        named: dict[str, set[int]] = {"LOWER": set(), "DEP": set(), "TAG": set()}
        shapes: list[str] = []
        self.all = False
        for token in tokens:
            for attribute, wanted in token.items():
                if attribute == "IS_SPACE":
                    continue
                values: dict[str, Any] = wanted if isinstance(wanted, dict) else {"IN": [wanted]}
                if attribute == "LOWER" and values.keys() == {"REGEX"}:
                    shapes.append(values["REGEX"])
                elif attribute in named and values.keys() <= {"IN", "NOT_IN"}:
                    named[attribute].update(nlp.vocab.strings.add(value) for some in values.values() for value in some)
                else:
                    self.all = True
        self._words, self._deps = named["LOWER"], named["DEP"]
        self._shape = re.compile("|".join(f"(?:{shape})" for shape in shapes) or r"(?!)")

    def word(self, number: int, lower: str) -> bool:
        return self.all or number in self._words or self._shape.search(lower) is not None

    def dep(self, number: int) -> bool:
        return self.all or number in self._deps


def _hash_index(lemmatizer: Lemmatizer) -> None:
    """Let known base forms be looked up by hash: spaCy keeps them in lists of tens of thousands, and searches these from the start for each new word."""
    index: Any = lemmatizer.lookups.get_table("lemma_index", {})
    for kind, forms in [*index.items()]:
        if isinstance(forms, list):
            index[kind] = frozenset(forms)


def _literal(pattern: Sequence[dict[str, Any]], attribute: str) -> list[str]:
    """Values that tokens of the pattern must have."""
    return [value for token in pattern if isinstance(value := token.get(attribute), str)]
