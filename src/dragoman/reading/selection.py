"""Which sentences are worth parsing: parsing costs most of a page's time.

A sentence can hold an event or a fact if it names an actor or has a pronoun or a word that stands for one ("the two leaders"), and it can hold a statement
if it quotes or reports. What has none of these, and what is too short to be a clause, is left out; ``python -m bench events`` prints the share
left out and what it cost.
"""

import re

from dragoman.reading.draft import Draft, Sentence

_STANDS_IN = re.compile(
    r"\b(?:he|she|they|it|we|i|us|him|her|them|you|who|his|their|its|our|both|each|two|three|sides?|countr(?:y|ies)|leaders?|government|"
    r"president|premier|minister|ministry|ambassador|envoy|officials?|spokes\w+|troops|forces|army|navy|military|police|soldiers?|diplomats?|"
    r"king|queen|pope|parliament|court|summit|talks|meeting|visit|discussions|negotiations|consultations|sanctions|agreement|nation|state|delegation|governments|nations|states|parties)\b",
    re.I,
)
_SPEECH = re.compile(r"[\"“”«»‘]|(?<!\w)'\w|\b(?:said|says|told|according|announced|added|stated|stressed|noted)\b", re.I)
_WORD = re.compile(r"\b[A-Z]\w+")
_LEAST_WORDS = 3


def worth_parsing(draft: Draft, domestic: bool = False) -> list[Sentence]:
    """Sentences that can hold an event, a statement or a fact; with `domestic` also those that only speak of unnamed people."""
    surnames = frozenset(m.text.split()[-1] for m in draft.mentions if m.kind == "person")
    return [s for s in draft.sentences if is_worth(draft, s, surnames) or (domestic and s.text.count(" ") + 1 >= _LEAST_WORDS)]


def is_worth(draft: Draft, sentence: Sentence, surnames: frozenset[str] = frozenset()) -> bool:
    """Does the sentence name or stand for an actor, also by the `surname` of a person named elsewhere, or carry speech?"""
    if sentence.text.count(" ") + 1 < _LEAST_WORDS:
        return False
    named = bool(draft.mentions_in(sentence.start, sentence.end)) or not surnames.isdisjoint(_WORD.findall(sentence.text))
    return named or bool(_STANDS_IN.search(sentence.text)) or bool(_SPEECH.search(sentence.text))
