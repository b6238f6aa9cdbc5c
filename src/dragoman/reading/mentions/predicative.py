"""Nouns that say what somebody is: appositions ("Gordon, a soldier of fortune") and predicates ("she is an actress").

Of persons, and of places and states by nouns for places ("Athens is the capital of Greece"): what else a state is said to be ("a threat")
is no name for it.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.wordlists import table
from dragoman.model import Mention
from dragoman.reading.draft import Sentence

_BE = frozenset({"be", "become", "remain"})
_NAMING = frozenset({"appoint", "elect", "name", "call", "crown", "declare", "proclaim", "make", "nominate"})
_PARTED = frozenset({":", "("})
_AS = frozenset({"work", "serve", "act", "make", "emerge", "remain"})


def predicative(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Token, Mention]]:
    """Head nouns that no mention covers, each with the person that it says something of."""
    if sentence.doc is None:
        return
    people: dict[int, Mention] = {}
    places: dict[int, Mention] = {}
    covered: set[int] = set()
    for mention in mentions:
        span = sentence.span(mention.start, mention.end) if mention.start < mention.end else None
        for token in span or ():
            covered.add(token.i)
        if span is not None and len(span) and mention.actor:
            if mention.kind == "person":
                people[span.root.i] = mention
            elif mention.kind in {"unknown", "country"} and mention.form != "demonym":
                places[span.root.i] = mention
    for token in sentence.doc:
        if (
            token.i in covered
            or not (token.pos_ == "NOUN" or _is_one_of(token))
            or token.tag_ == "NNS"
            or token.ent_type_ in {"DATE", "TIME"}
        ):
            continue
        for whom in _said_of(token):
            if whom.i in people:
                yield token, people[whom.i]
                break
            if whom.i in places and token.lemma_ in _place_nouns():
                yield token, places[whom.i]
                break


@cache
def _place_nouns() -> frozenset[str]:
    """Nouns that say what a place or state is."""
    return frozenset(table("nominals")["place"]) | {"country", "nation", "state", "kingdom", "birthplace", "home"}


def _said_of(noun: Token) -> list[Token]:
    """The subject or head of which a noun is predicate or apposition, through coordination, or the name that it introduces ("her brother Dean")."""
    head = noun.head
    if noun.dep_ == "appos":
        return [head]
    if noun.dep_ == "conj" and (head.pos_ == "NOUN" or _is_one_of(head)) and head.dep_ in {"appos", "attr", "conj", "oprd"}:
        return _said_of(head)
    if noun.dep_ == "pobj" and head.lower_ == "as":
        # "made a living as a businessman", "was commissioned as a captain", "went to Paris as an envoy", "named him as envoy"
        verb = head.head
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        return [c for c in verb.children if c.dep_ == "nsubjpass"] or (
            _subjects(verb) if verb.lemma_ in _AS or (verb.pos_ == "VERB" and not objects) else objects
        )
    if noun.dep_ == "attr" and head.lemma_ in _BE and not any(c.dep_ == "neg" for c in head.children):
        return _subjects(head)
    if noun.dep_ == "oprd" and head.lemma_ in _NAMING:
        # "was appointed steward", "they elected him president"
        return [c for c in head.children if c.dep_ == "nsubjpass"] or [c for c in head.children if c.dep_ == "dobj"]
    if any(t.text in _PARTED for t in noun.doc[noun.i + 1 : noun.i + 2]):
        # "Image: Jane Doe", "recent research (Doe, 2010)"
        return []
    return [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, or of the verb before it in a row: "he recovered and became a prisoner"."""
    while True:
        own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
        if own or verb.dep_ != "conj":
            return own
        verb = verb.head


def _is_one_of(token: Token) -> bool:
    """ "one of the first writers" says what somebody is, as a noun does."""
    return token.lower_ == "one" and any(c.lower_ == "of" for c in token.children)
