"""Whose deed it is that a sentence only points back to: "Japan condemned the launch", told two sentences before."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Cast, Filler
from dragoman.reading.acts.grammar.phrases import pobjs
from dragoman.reading.draft import Draft, Sentence

_REACH = 6
"""Sentences looked back."""
_LEAD = 3
"""Sentences at the head of a page, which tell what it is about."""
_ON = frozenset({"of", "on", "against", "in", "at"})
_SLOTS = ("object", "against", "over", "about", "to")


def doer_told(draft: Draft, sentence: Sentence, arguments: Arguments, without: frozenset[str]) -> list[Filler]:
    """Who did what the object names, by the nearest sentence before that tells it."""
    noun = _named(arguments)
    wanted = _family(noun.lemma_) if noun is not None else frozenset()
    if noun is None or not wanted:
        return []
    for earlier in _earlier(draft, sentence):
        cast = Cast(draft, earlier)
        for token in reversed(earlier.doc or ()):
            if (
                token.lemma_ not in wanted
                or token.pos_ not in ("VERB", "NOUN")
                or (earlier is sentence and token.i >= arguments.trigger.i)
            ):
                continue
            doers = Arguments(cast, token, token.pos_.lower(), joint=False, deed=True).fill("subject")
            known = tuple(m for f in doers for m in f.mentions if m.country)
            if known and not any(m.country in without for m in known):
                return [Filler(known, noun, f"implicit: told by {token.text!r} before")]
    return []


def judges_an_attack(arguments: Arguments) -> bool:
    """Does the verb's object name a deed of force, whoever made it: "condemned the bombing"?"""
    noun = _named(arguments) if arguments.pos == "verb" else None
    return noun is not None and noun.lemma_ in word_sets("deeds")["deeds"]


def judges_an_incident(arguments: Arguments) -> bool:
    """Does the verb's object only say that something happened: "condemned the incident", "deplored the coup"?"""
    noun = _named(arguments) if arguments.pos == "verb" else None
    return noun is not None and noun.lemma_ in word_sets("deeds")["incidents"]


def attackers(arguments: Arguments) -> list[Filler]:
    """Who made the attack that the verb judges, by the noun's own words."""
    noun = _named(arguments) if judges_an_attack(arguments) else None
    return Arguments(arguments.cast, noun, "noun", joint=False, deed=True).fill("subject") if noun is not None else []


def suffered(arguments: Arguments) -> list[Filler]:
    """Whom an attack that the verb judges fell on: "condemned the shelling of a [Peruvian] town by Chile"."""
    noun = _named(arguments) if judges_an_attack(arguments) else None
    hit = [p for c in noun.children if c.dep_ == "prep" and c.lower_ in _ON for p in pobjs(c)] if noun is not None else []
    return [f for head in hit for f in arguments.cast.noun_phrase(head, True)]


def _named(arguments: Arguments) -> Token | None:
    return next((head for slot in _SLOTS for head in arguments.heads(slot) if head.pos_ == "NOUN"), None)


def _earlier(draft: Draft, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence itself, those before it from the nearest back, and the head of the page."""
    nearest = range(sentence.index, max(-1, sentence.index - _REACH - 1), -1)
    for index in (*nearest, *range(min(_LEAD, max(0, sentence.index - _REACH)))):
        yield draft.sentences[index]


@cache
def _family(noun: str) -> frozenset[str]:
    """Nouns and verbs that may have told the deed that `noun` names; empty if it names none."""
    families = dict(word_sets("same_deeds"))
    anything = families.pop("any")
    if noun in anything:
        return frozenset().union(*(families[name] for name in ("launching", "striking", "deciding", "holding", "barring")))
    return next((words for words in families.values() if noun in words), frozenset())
