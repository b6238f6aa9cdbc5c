"""Plural nouns that the small model took for verbs: "Chad carries out missile strikes on", "Rescue teams pull a woman from the rubble".

A word in -s tagged as a verb, with a bare singular noun for its subject, is doubted where a verb without an object stands before that noun, or where
another verb in its plain form follows at once. The sentence is parsed once more with a plain plural in its place, and that parse is kept if
the plural is a noun there and, where a verb follows, its subject.
"""

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.grammar.voice import SUBJECTS
from dragoman.reading.acts.headlines import Suspect, replaced, reparsed, verbs

_PLURAL = "measures"
_PEOPLE = "men"
_OBJECTS = frozenset({"dobj", "pobj", "conj", "nsubjpass", "attr"})
_PLAIN = frozenset({"VB", "VBP", "NN", "JJ", "RB"})
_CARRIERS = word_sets("deeds")["carriers"] - word_sets("deeds")["announcers"]
"""Verbs that take a deed for their object, and no clause."""
_PARTICLES = frozenset({"prt", "aux", "advmod", "neg", "auxpass"})


def mended(docs: list[Doc], annotated: Callable[[Iterable[Doc]], list[Doc]]) -> list[Doc]:
    """`docs`, each or its better parse; `annotated` parses documents whose words stand already."""
    suspects = {n: found for n, doc in enumerate(docs) if (found := _suspects(doc))}
    others = annotated([replaced(docs[n], found, 0) for n, found in suspects.items()])
    better = {
        n: reparsed(docs[n], other, found)
        for (n, found), other in zip(suspects.items(), others, strict=True)
        if all(_is_noun(other[i], suspect) for i, suspect in found.items())
    }
    return [better.get(n, doc) for n, doc in enumerate(docs)]


def _is_noun(token: Token, suspect: Suspect) -> bool:
    if token.pos_ != "NOUN":
        return False
    if suspect.words[0] == _PLURAL:
        return token.dep_ in _OBJECTS
    return token.dep_ in SUBJECTS and token.head.i > token.i and token.head.pos_ == "VERB"


def _suspects(doc: Doc) -> dict[int, Suspect]:
    return {t.i: Suspect((word,), t.lemma_, "NNS") for t in doc if (word := _in_its_place(t))}


def _in_its_place(token: Token) -> str | None:
    """What to parse instead of the word, if it may be a plural noun."""
    if token.tag_ != "VBZ" or not token.text.endswith("s") or token.i + 1 >= len(token.doc):
        return None
    before = token.nbor(-1) if token.i else token
    if before.dep_ != "nsubj" or before.head != token or before.tag_ != "NN" or any(c.dep_ == "det" for c in before.children):
        return None
    if token.dep_ == "ccomp" and _lacks_its_object(token, before):
        return _PLURAL
    after = token.nbor()
    follows = after.head == token or after.dep_ == "compound"
    if after.tag_ in _PLAIN and after.text.islower() and after.text in verbs() and follows:
        return _PEOPLE
    return None


def _lacks_its_object(token: Token, noun: Token) -> bool:
    """Do the noun and its adjectives follow a verb at once, which has no object and no "that"?"""
    verb = token.head
    if verb.i >= noun.i or verb.lemma_ not in _CARRIERS or any(c.dep_ == "mark" for c in token.children):
        return False
    between = [t for t in verb.doc[verb.i + 1 : noun.i]]
    if any(t.pos_ not in ("ADJ", "NOUN", "NUM", "PROPN", "PUNCT") and t.dep_ not in _PARTICLES for t in between):
        return False
    return not any(c.dep_ in ("dobj", "dative") for c in verb.children)
