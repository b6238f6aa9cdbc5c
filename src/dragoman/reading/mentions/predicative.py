"""Nouns that say what somebody is: appositions ("Gordon, a soldier of fortune") and predicates ("she is an actress").

Only of persons: what a state is said to be ("a threat") is no name for it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.model import Mention
from dragoman.reading.draft import Sentence

_BE = frozenset({"be", "become", "remain"})


def predicative(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Token, Mention]]:
    """Head nouns that no mention covers, each with the person that it says something of."""
    if sentence.doc is None:
        return
    people: dict[int, Mention] = {}
    covered: set[int] = set()
    for mention in mentions:
        span = sentence.span(mention.start, mention.end) if mention.start < mention.end else None
        for token in span or ():
            covered.add(token.i)
        if span is not None and len(span) and mention.kind == "person" and mention.actor:
            people[span.root.i] = mention
    for token in sentence.doc:
        if token.i in covered or token.pos_ != "NOUN" or token.tag_ == "NNS" or token.ent_type_ in {"DATE", "TIME"}:
            continue
        whom = _said_of(token)
        if whom is not None and whom.i in people:
            yield token, people[whom.i]


def _said_of(noun: Token) -> Token | None:
    """The subject or head of which a noun is predicate or apposition; through coordination."""
    if noun.dep_ == "appos":
        return noun.head
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and noun.head.dep_ in {"appos", "attr", "conj"}:
        return _said_of(noun.head)
    if noun.dep_ == "attr" and noun.head.lemma_ in _BE and not any(c.dep_ == "neg" for c in noun.head.children):
        return next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    return None
