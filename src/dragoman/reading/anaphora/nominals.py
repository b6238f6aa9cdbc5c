"""Definite nominals that stand for actors named before: "the country", "the Central Asian state", "the ministry", "both sides".

Which nouns can stand for what is data (``knowledge/lexicon/nominals.yaml``). Titles without a country ("the president") are found by
`dragoman.reading.mentions.titles`; here they reach the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.knowledge import Knowledge
from dragoman.knowledge.wordlists import table, words
from dragoman.reading.mentions.units import Unit

NominalKind = Literal["country", "organisation", "body", "pair of persons", "pair of countries", "pair of either"]
_OPENERS = frozenset("the this that his her its their our both these those each either".split())
_AFTER_TWO = frozenset(
    """also have had were are will would then both discussed agreed met held said signed spoke talked exchanged reviewed pledged vowed called
    expressed stressed noted underlined reaffirmed reiterated condemned urged later last first did could may""".split()
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True)
class NominalWords:
    """The lexicon of nominals."""

    country: frozenset[str]
    only: dict[str, tuple[str, ...]]
    organisation: frozenset[str]
    organisation_only: dict[str, tuple[str, ...]]
    body: dict[str, tuple[str, ...]]
    leaders: frozenset[str]
    countries: frozenset[str]
    bearers: dict[str, frozenset[str]]
    bare: frozenset[str]
    directions: dict[str, tuple[str, ...]]
    adjectives: frozenset[str]


@cache
def nominal_words() -> NominalWords:
    """The lexicon, read once."""
    rows = table("nominals")
    return NominalWords(
        country=words(rows["country"]),
        only={noun: tuple(codes) for noun, codes in rows["only"].items()},
        organisation=words(rows["organisation"]),
        organisation_only={noun: tuple(codes) for noun, codes in rows["organisation_only"].items()},
        body={noun: tuple(ids) for noun, ids in rows["body"].items()},
        leaders=words(rows["pair"]["leader"]),
        countries=words(rows["pair"]["country"]),
        bearers={noun: words(held) for noun, held in rows["bearers"].items()},
        bare=words(rows["bare"]),
        directions={noun: tuple(codes) for noun, codes in rows["directions"].items()},
        adjectives=words(rows["adjectives"]),
    )


@dataclass(frozen=True, slots=True)
class Nominal:
    """A nominal and what it can stand for. `number` is how many actors a pair (or trio) joins; None where it does not say."""

    start: int
    end: int
    noun: str
    kind: NominalKind
    among: frozenset[str] | None = None
    """Codes that fit ("the kingdom", "the Central Asian country"); None: any."""
    number: int | None = None
    owner: str | None = None
    """"his", "its", ... instead of the article."""
    parts: tuple[str, ...] = ()
    """Of a body: last parts of the actor ids that fit."""


def nominals(row: Sequence[Unit], kb: Knowledge) -> list[Nominal]:
    """The nominals of a sentence, from left to right."""
    found: list[Nominal] = []
    i = 0
    while i < len(row):
        nominal, end = _at(row, i, kb)
        if nominal is not None:
            found.append(nominal)
        i = max(end, i + 1)
    return found


def _at(row: Sequence[Unit], i: int, kb: Knowledge) -> tuple[Nominal | None, int]:
    lexicon = nominal_words()
    opener = row[i].low
    if row[i].known or opener not in _OPENERS:
        return None, i + 1
    if (half := _half(row, i, lexicon)) is not None:
        return half, i + 2
    among: frozenset[str] | None = None
    number = _NUMBERS.get(opener)
    k = i + 1
    while k < len(row) and k - i < 6:
        unit = row[k]
        if unit.known:
            return None, k
        if unit.low in _NUMBERS:
            number = _NUMBERS[unit.low]
        elif unit.low in {"of", "the"} and opener == "both":
            pass
        elif (nominal := _noun(row, i, k, number, among, lexicon)) is not None:
            # before regions: "the Kingdom" is both
            return nominal, k + 1
        elif (region := _region(row, k, kb)) is not None:
            among, width = region
            k += width - 1
        elif number and k > i + 1 and row[k - 1].low in _NUMBERS and row[k].low in _AFTER_TWO:
            # "the two also agreed"
            return Nominal(row[k - 1].start, row[k - 1].end, "two", "pair of either", None, number), k
        elif unit.low not in lexicon.adjectives and not unit.low.endswith(("-nation", "-member", "-country")):
            return None, i + 1
        k += 1
    return None, i + 1


def _half(row: Sequence[Unit], i: int, lexicon: NominalWords) -> Nominal | None:
    """ "the North", "the two Koreas": a state by its half of a divided country."""
    k = i + 1
    if k < len(row) and row[k].low in _NUMBERS:
        k += 1
    if k >= len(row) or row[k].text not in lexicon.directions or (k + 1 < len(row) and (row[k + 1].capital or row[k + 1].known)):
        return None
    codes = lexicon.directions[row[k].text]
    kind: NominalKind = "country" if len(codes) == 1 else "pair of countries"
    return Nominal(row[k].start, row[k].end, row[k].low, kind, frozenset(codes), len(codes) if len(codes) > 1 else None)


def _region(row: Sequence[Unit], k: int, kb: Knowledge) -> tuple[frozenset[str], int] | None:
    """Words for a region ("Central Asian", "Baltic"): the codes, and how many units they take."""
    for width in (3, 2, 1):
        if k + width <= len(row) and row[k].text[0].isupper():
            codes = kb.region(" ".join(u.low for u in row[k : k + width]))
            if codes:
                return frozenset(codes), width
    return None


def _noun(
    row: Sequence[Unit], i: int, k: int, number: int | None, among: frozenset[str] | None, lexicon: NominalWords
) -> Nominal | None:
    word, opener = row[k].low, row[i].low
    start, end = (row[i].start if opener != "the" else row[i + 1].start), row[k].end
    owner = opener if opener in {"his", "her", "its", "their", "our"} else None
    follows = row[k + 1].low if k + 1 < len(row) else ""
    if word in lexicon.leaders and (number or (opener in {"the", "both"} and k == i + 1)):
        return Nominal(start, end, word, "pair of persons", among, number)
    if word in lexicon.countries and (
        number or (word in lexicon.bare and opener in {"the", "both"}) or opener == "both" or among
    ):
        return Nominal(start, end, word, "pair of countries", among, number)
    if number or follows == "of":
        return None
    if word in lexicon.only:
        fit = frozenset(lexicon.only[word])
        return Nominal(start, end, word, "country", fit & among if among else fit, owner=owner)
    if word in lexicon.country and opener not in {"both", "these", "those", "each", "either"} and word != "union":
        return Nominal(start, end, word, "country", among, owner=owner)
    if opener not in {"the", "this", "that"}:
        return None
    if word in lexicon.body:
        return Nominal(start, end, word, "body", parts=lexicon.body[word])
    if word in lexicon.organisation:
        only = lexicon.organisation_only.get(word)
        return Nominal(start, end, word, "organisation", frozenset(only) if only else None)
    return None
