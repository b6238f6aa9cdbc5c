""" "The former" and "the latter": the first and the second of the two named before in the sentence."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.model import Mention
from dragoman.reading.draft import Sentence

_WORDS = frozenset({"former", "latter"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "conj", "dative"})


def ordinals(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, Mention]]:
    """Words ``[start, end)`` (article offsets) and the one of exactly two actors of different states that they mean."""
    for token in sentence.doc or ():
        if token.lower_ not in _WORDS or not _stands_alone(token):
            continue
        start, end = sentence.at(token)
        named: dict[str, Mention] = {}
        for mention in mentions:
            if mention.end <= start and mention.start < mention.end and mention.country and mention.form != "pronoun":
                named.setdefault(mention.country, mention)
        if len(named) == len(_WORDS):
            first, second = named.values()
            yield start, end, first if token.lower_ == "former" else second


def _stands_alone(token: Token) -> bool:
    """Is this no adjective ("the former president")?"""
    return (
        token.i > 0
        and token.nbor(-1).lower_ == "the"
        and token.dep_ in _HEADS
        and (token.i + 1 == len(token.doc) or token.nbor().pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"))
    )
