"""Definite nominals that repeat the last word of a name ("the university" after "Yale University"), and those that stand for places ("the city").

A place is no actor: its mention has kind "unknown", no country, and ``place/`` with its GeoNames id as actor.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.gazetteer import default_gazetteer
from dragoman.knowledge.wordlists import table
from dragoman.model import Mention, Place
from dragoman.reading.anaphora.context import Context
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.persons import Cast
from dragoman.reading.mentions.units import Unit

_OPENERS = frozenset({"the", "this", "that"})
_NEAR = 3
"""Sentences back within which the nearest of two names that end alike is meant."""
_LATELY = 2
"""Sentences back within which a noun for a person looks for him."""
_MARGIN = 0.4
"""By how much the score of a place must exceed that of the second best."""


@dataclass(frozen=True, slots=True)
class Definite:
    """ "the city", "this university": the words after the article, and their noun."""

    start: int
    end: int
    noun: str
    modified: bool
    """Does an adjective stand before the noun? "The largest town" need not be the one spoken of."""


def definites(row: Sequence[Unit], taken: Iterable[tuple[int, int]]) -> list[Definite]:
    """Definite nominals that nothing else explains: an article, at most one word in small letters, and a noun."""
    spans = list(taken)
    found = []
    for i, unit in enumerate(row[:-1]):
        if unit.known or unit.low not in _OPENERS:
            continue
        for k in (i + 1, i + 2):
            if k >= len(row) or row[k].known or not row[k].text.isalpha() or (k > i + 1 and not row[k - 1].text.islower()):
                break
            follows = row[k + 1] if k + 1 < len(row) else None
            if follows is not None and (follows.low == "of" or follows.known or follows.capital):
                continue
            start, end = row[i + 1].start, row[k].end
            if not any(a < end and start < b for a, b in spans):
                found.append(Definite(start, end, row[k].low, k > i + 1))
    return found


def echo_of(definite: Definite, context: Context, sentence: Sentence) -> Mention | None:
    """The one organisation, body or place named before whose name ends with the noun; of two the nearest, if near."""
    fit: dict[str, tuple[int, Mention]] = {}
    for occurrence in reversed(context.endings.get(definite.noun, ())):
        one = occurrence.one
        if one is not None and one.actor and occurrence.end <= definite.start and not _written_otherwise(one, definite):
            fit.setdefault(one.actor, (occurrence.sentence, one))
    if not fit:
        return None
    at, nearest = next(iter(fit.values()))
    return nearest if len(fit) == 1 or sentence.index - at <= _NEAR else None


def _written_otherwise(one: Mention, definite: Definite) -> bool:
    """Is it a place that the page does not write with the noun: "Oklahoma", though the gazetteer's is Oklahoma City?"""
    return one.kind == "unknown" and not one.text.lower().endswith(definite.noun)


def person_of(definite: Definite, context: Context, sentence: Sentence, cast: Cast) -> Mention | None:
    """The one person spoken of lately whom a noun for a person fits: "the politician", "the woman"; None if two do."""
    gender = _person_nouns().get(definite.noun)
    if gender is None:
        return None
    fit: dict[str, Mention] = {}
    for occurrence in context.before(sentence.index, definite.start, _LATELY):
        one = occurrence.one
        person = cast.people.get(one.actor or "") if one is not None and one.kind == "person" else None
        if one is not None and person is not None and (gender == "any" or person.gender in (None, gender)):
            fit.setdefault(person.actor, one)
    return next(iter(fit.values())) if len(fit) == 1 else None


@cache
def _person_nouns() -> dict[str, str]:
    return {noun: gender for gender, nouns in table("nominals")["person"].items() for noun in nouns.split()}


def place_of(definite: Definite, context: Context, sentence: Sentence) -> Mention | None:
    """The place spoken of that the noun fits: the more often and the nearer, the likelier; None if two are as likely."""
    kinds = _place_kinds().get(definite.noun)
    if kinds is None or definite.modified:
        return None
    draft = context.draft
    counts: Counter[str] = Counter()
    last: dict[str, Place] = {}
    for place in draft.places:
        if place.end <= definite.start and kind_of_place(place.name, place.geonameid) in kinds:
            counts[place_id(place)] += 1
            last[place_id(place)] = place
    index = {key: sum(s.start <= p.start for s in draft.sentences) - 1 for key, p in last.items()}
    scored = sorted(((1.5 * math.log(1 + counts[k]) - 0.4 * min(sentence.index - index[k], 10), k) for k in counts), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    place = last[scored[0][1]]
    return Mention(
        start=place.start, end=place.end, text=place.text, actor=place_id(place), kind="unknown", name=place.name, country=None
    )


def place_id(place: Place) -> str:
    """What tells places apart in coreference."""
    return f"place/{place.geonameid or place.name}"


@cache
def kind_of_place(name: str, geonameid: int | None) -> str | None:
    """Kind of a place of the gazetteer."""
    entries = default_gazetteer().lookup(name)
    return next((e.kind for e in entries if e.geonameid == geonameid), entries[0].kind if entries else None)


@cache
def _place_kinds() -> dict[str, frozenset[str]]:
    return {noun: frozenset(kinds.split()) for noun, kinds in table("nominals")["place"].items()}
