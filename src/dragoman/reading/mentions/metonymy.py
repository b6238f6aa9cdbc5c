"""Does a place name stand for its government or people? "Moscow said" and "ties with Moscow" do, "arrived in Moscow" does not.

Told by grammar alone: what the name is to its verb, noun or preposition, and which words those are (``lexicon/metonymy.yaml``).
A name in a list or an apposition has the role of what it is joined to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.draft import Sentence

Answer = tuple[bool, str]
_STATES = frozenset({"country", "state", "nation", "people"})
"""Nouns that name states as much as land: "the two countries, A and B" acts as its noun does."""


@dataclass(frozen=True)
class Words:
    """The word lists of ``knowledge/lexicon/metonymy.yaml``; each is defined there."""

    land_nouns: frozenset[str]
    land_passives: frozenset[str]
    land_subjects: frozenset[str]
    visited: frozenset[str]
    state_nouns_of: frozenset[str]
    private_nouns: frozenset[str]
    state_compounds: frozenset[str]
    locative: frozenset[str]
    acting: frozenset[str]
    given_to: frozenset[str]
    got_from: frozenset[str]
    bound_for: frozenset[str]
    land_between: frozenset[str]
    land_with: frozenset[str]
    acts_on: frozenset[str]
    stance_towards: frozenset[str]
    flown_over: frozenset[str]
    listing: frozenset[str]


@cache
def words() -> Words:
    """The lexicon, read once."""
    return Words(**word_sets("metonymy"))


def is_government(sentence: Sentence, start: int, end: int) -> Answer:
    """Whether ``article.text[start:end]``, a place name of the sentence, stands for a government or people; and why."""
    span = sentence.span(start, end)
    if span is None or not len(span):
        return False, "not parsed"
    return of_token(span.root)


def of_token(name: Token) -> Answer:
    """The same of the head token of a name."""
    token = _joined_to(name)
    if token != name and token.pos_ == "NOUN" and token.lemma_.lower() in words().land_nouns - _STATES:
        return False, f"a {token.lemma_.lower()}"
    rule = _RULES.get(token.dep_)
    return rule(token) if rule else (False, f"{token.dep_} of {token.head.lemma_}")


def _joined_to(token: Token) -> Token:
    """The first of a list, the noun of an apposition: they have the role that the name shares."""
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    return token


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _subject(token: Token) -> Answer:
    verb = token.head
    lemma = _lemma(verb)
    if lemma in ("be", "remain", "become", "have", "contain", "include"):
        for child in verb.children:
            if child.dep_ in ("attr", "dobj") and _is_land(child):
                return False, f"{lemma} a {_lemma(child)}"
        if lemma == "be" and any(_is_somewhere(c) for c in verb.children):
            return False, "is somewhere"
    if lemma in words().land_subjects:
        return False, f"subject of {lemma}"
    return True, f"subject of {lemma}"


def _is_land(noun: Token) -> bool:
    """A geographic noun, or one of a list of such ("one of the cities")."""
    if _lemma(noun) in words().land_nouns:
        return True
    return any(
        c.dep_ == "prep" and c.lower_ == "of" and any(_lemma(g) in words().land_nouns for g in c.children) for c in noun.children
    )


def _is_somewhere(child: Token) -> bool:
    """Is this child of "be" a locative preposition with a place behind it? (not "at war", "out for 206")"""
    if child.dep_ != "prep" or child.lower_ not in words().locative:
        return False
    if any(c.dep_ in ("attr", "acomp") for c in child.head.children):
        return False
    return any(c.ent_type_ in ("GPE", "LOC", "FAC") or _is_land(c) for c in child.children)


def _passive_subject(token: Token) -> Answer:
    lemma = _lemma(token.head)
    return lemma not in words().land_passives, f"passive subject of {lemma}"


def _object(token: Token) -> Answer:
    lemma = _lemma(token.head)
    return lemma not in words().visited, f"object of {lemma}"


def _possessor(token: Token) -> Answer:
    noun = token.head
    proper = noun.pos_ == "PROPN" and noun.ent_type_ not in ("", "EVENT", "LAW")
    place = _lemma(noun) in words().land_nouns or _lemma(noun) in words().private_nouns or proper
    return not place, f"possessor of {_lemma(noun)}"


def _modifier(token: Token) -> Answer:
    noun = _lemma(token.head)
    return noun in words().state_compounds, f"modifies {noun}"


def _behind_preposition(token: Token) -> Answer:
    preposition = token.head
    word, governor = preposition.lower_, preposition.head
    why = f"behind {_lemma(governor)} {word}"
    lexicon = words()
    if word in lexicon.locative:
        return False, why
    if word in lexicon.listing and governor != preposition:
        above = governor.head if governor.dep_ == "prep" and governor.lower_ in ("such", "other", "rather") else governor
        return of_token(above) if above.pos_ in ("NOUN", "PROPN") and above.dep_ in _RULES and above != token else (False, why)
    test = _PREPOSITIONS.get(word)
    if test:
        return test(_lemma(governor)), why
    return word in lexicon.acting, why


_PREPOSITIONS: dict[str, Callable[[str], bool]] = {
    "of": lambda w: w in words().state_nouns_of,
    "to": lambda w: w in words().given_to,
    "from": lambda w: w in words().got_from,
    "for": lambda w: w not in words().bound_for,
    "between": lambda w: w not in words().land_between,
    "with": lambda w: w not in words().land_with,
    "toward": lambda w: w in words().stance_towards,
    "towards": lambda w: w in words().stance_towards,
    "over": lambda w: w not in words().flown_over,
    "on": lambda w: w in words().acts_on,
}

_RULES: dict[str, Callable[[Token], Answer]] = {
    "nsubj": _subject,
    "csubj": _subject,
    "nsubjpass": _passive_subject,
    "agent": _subject,
    "dobj": _object,
    "dative": lambda t: (True, f"given to by {_lemma(t.head)}"),
    "poss": _possessor,
    "compound": _modifier,
    "nmod": _modifier,
    "amod": _modifier,
    "pobj": _behind_preposition,
    "ROOT": lambda t: (True, "stands alone"),
}
