"""The parser: spaCy's small English pipeline, loaded once per process, run over the sentences worth it."""

from collections.abc import Iterable
from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.reading.acts import headlines, verbless
from dragoman.reading.draft import Sentence
from dragoman.reading.parsing.pinned import DEFAULT_MODEL, check_model
from dragoman.reading.parsing.pipeline import Pipeline
from dragoman.reading.parsing.words import Parse

# One character for one character, so that offsets hold. Curly quotation marks, odd spaces and line breaks inside a
# sentence lead the small model astray.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\n": " ", "\t": " ", "\r": " ", "\xa0": " ",
                        "\u202f": " ", "\u2009": " ", "–": "-"})  # fmt: skip

MAX_TOKENS = 400
"""Longer sentences (lists, tables that slipped in) are left unparsed: they cost much and hold no syntax."""


def plain(text: str) -> str:
    """The words as the parser likes them, character for character."""
    return text.translate(_PLAIN).replace("''", '" ').replace("``", ' "')


@cache
def parser(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline named `model`, a package or a path. Raises `InstallationError` if the default one is not as pinned."""
    check_model(model)
    return spacy.load(model)


@cache
def pipeline(model: str = DEFAULT_MODEL) -> Pipeline:
    """The same, with its slow steps made quick."""
    return Pipeline(parser(model))


def parse(sentences: Iterable[Sentence], nlp: Language | None = None) -> None:
    """Set `doc` on each sentence. One batch over many articles is faster than many small ones."""
    steps = Pipeline(nlp) if nlp else pipeline()
    wanted = [s for s in sentences if len(s.text) < MAX_TOKENS * 8]
    docs = headlines.mended(steps.parsed([plain(s.text) for s in wanted]), steps.annotated)
    docs = verbless.mended(docs, steps.annotated)
    for sentence, doc in zip(wanted, docs, strict=True):
        sentence.doc = cast(Doc, Parse(doc))  # asked as one
