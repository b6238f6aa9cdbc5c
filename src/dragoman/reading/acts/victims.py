"""Victims away from home: of whom it is news that they were hurt, though nobody knows by whom."""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.frames import Match
from dragoman.reading.acts.grammar.phrases import prepositional_objects
from dragoman.reading.acts.roles import Roles

_WORDS = word_sets("deeds")
_HARM = frozenset({"ASSAULT", "COERCE"})
_WHERE = ("in", "off", "over", "near", "outside")


def away_from_home(match: Match, roles: Roles, cast: Cast) -> bool:
    """Does the act befall, by nobody who is named, people or things that one state has in another ("a Kenyan envoy was shot dead in Oman")?"""
    if roles.sources or not roles.targets or not match.frame.victim or match.frame.type not in _HARM:
        return False
    home = {m.country for m in roles.targets}
    if any(m.kind == "organisation" for m in roles.targets):
        return True
    return _posted(roles.tokens) or _elsewhere(match.token, cast, home)


def _posted(tokens: tuple[Token, ...]) -> bool:
    return any(t.lemma_ in _WORDS["posts"] for token in tokens for t in (token, token.head))


def _elsewhere(trigger: Token, cast: Cast, home: set[str | None]) -> bool:
    """Is the place of the deed told, and is it another state's?"""
    heads = [head for word in _WHERE for head in prepositional_objects(trigger, word)]
    return any(m.country not in home for head in heads for f in cast.noun_phrase(head, True) for m in f.mentions)
