"""Part of speech, morphology and lemma: what spaCy's attribute ruler and lemmatizer say, remembered by (word, tag, dependency).

The ruler's 179 patterns are matched against every sentence anew, though nearly all look at one token's word, tag and dependency. So each
combination is shown to ruler and lemmatizer once, the new ones of a batch as one document. Sentences that hold a pattern of several tokens
("gon na") and those with tokens of white space, which the ruler retags, go through the ruler as ever.
"""

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
        strings = nlp.vocab.strings
        entries: list[Any] = ruler.patterns
        several: list[list[dict[str, Any]]] = [p for entry in entries for p in entry["patterns"] if len(p) > 1]
        self._several = Matcher(nlp.vocab)
        self._several.add("several", several)
        self._words = {strings.add(word) for pattern in several for word in _literal(pattern, "LOWER")[:1]}
        unworded = [pattern for pattern in several if not _literal(pattern, "LOWER")]
        self._deps = {strings.add(dep) for pattern in unworded for dep in _literal(pattern, "DEP")[:1]}
        self._ask = any(not _literal(pattern, "DEP") for pattern in unworded)

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
        """Show them to ruler and lemmatizer: together, but for those that a pattern of several tokens could join to their neighbours."""
        strings = self._vocab.strings
        words = [(strings[orth], strings[tag], strings[dep]) for orth, tag, dep in new]
        joining = [
            self._ask or dep in self._deps or strings.add(word.lower()) in self._words
            for (_, _, dep), (word, _, _) in zip(new, words, strict=True)
        ]
        together = [i for i, joins in enumerate(joining) if not joins]
        for part in (*([together] if together else ()), *([i] for i, joins in enumerate(joining) if joins)):
            shown, tags, deps = ([words[i][field] for i in part] for field in range(3))
            doc = Doc(self._vocab, words=shown, tags=tags, heads=list(range(len(part))), deps=deps)
            for step in self._steps:
                step(doc)
            for i, token in zip(part, doc, strict=True):
                morphology: Any = token.morph
                self._known[new[i]] = token.pos, int(morphology.key), token.lemma


def _hash_index(lemmatizer: Lemmatizer) -> None:
    """Let known base forms be looked up by hash: spaCy keeps them in lists of tens of thousands, and searches these from the start for each new word."""
    index: Any = lemmatizer.lookups.get_table("lemma_index", {})
    for kind, forms in [*index.items()]:
        if isinstance(forms, list):
            index[kind] = frozenset(forms)


def _literal(pattern: Sequence[dict[str, Any]], attribute: str) -> list[str]:
    """Values that tokens of the pattern must have."""
    return [value for token in pattern if isinstance(value := token.get(attribute), str)]
