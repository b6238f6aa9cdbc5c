"""Is a name found in the gazetteer a place here? Weighs the words around it.

Half of the gazetteer's names are also persons' names ("Lincoln", "Jordan Peterson") or words ("Reading", "As"), so each hit is judged:
the size of the place, a preposition before, a region behind ("Paris, Texas"), the parser's entity tags, titles, and whether it is but a
part of a longer name. The weights stand in `WEIGHTS`; a hit is a place from `ENOUGH` on.
"""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from dragoman.knowledge.gazetteer import Entry, Hit, fold
from dragoman.knowledge.wordlists import word_sets

ENOUGH = 2.0
QUALIFIER = 3.0
"""What it is worth to stand behind a place as its region ("Athens, Ga.")."""
WEIGHTS = {
    "country": 3.5, "widely known": 2.5, "known": 1.0, "small": 0.0, "locative": 1.5, "kind said": 1.5, "qualified": 3.0, "listed": 1.0,
    "tagged place": 1.0, "tagged person": -1.5, "tagged body": 0.0, "title before": -4.0, "part of a name": -3.5, "common word": -3.5,
    "of a body": -2.5, "a person's name": -6.0, "its country is named": 1.0, "its country is not named": -1.0, "office behind": 0.0,
    "ailment": -4.0, "money": -6.0,
}  # fmt: skip
WIDELY_KNOWN, KNOWN = 300_000, 40_000
"""People: cities that news names without saying where they lie; cities named so in their own country's news."""
_PLACE_TAGS, _BODY_TAGS = {"GPE", "LOC", "FAC"}, {"ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "DATE", "LANGUAGE"}
_POSSESSIVE = re.compile(r"['’]s?$")
_BEFORE = re.compile(r"(?<![\w.'’-])([\w.'’-]+)([ ,(\[\"“‘/-]{0,60})$")
_AFTER = re.compile(r"(['’]s?)?([ ,)/-]*)([^\W\d_][\w.'’-]*)")


@dataclass(frozen=True)
class Words:
    """The word lists of ``knowledge/lexicon/places.yaml``."""

    locative: frozenset[str]
    reached: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    institutions: frozenset[str]
    institution_of: frozenset[str]
    directions: frozenset[str]
    features: frozenset[str]
    kinds: frozenset[str]
    ailments: frozenset[str]
    landforms: frozenset[str]
    person_like: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]


@cache
def words() -> Words:
    """The lexicon, read once."""
    return Words(**word_sets("places"))


@dataclass(frozen=True)
class Around:
    """The words next to a hit, within its sentence. `span`: its tokens, None if the sentence was not parsed."""

    before: str
    before_gap: str
    second_before: str
    after: str
    after_gap: str
    first: bool
    """Is the word before the first of the sentence (and so capitalised anyway)?"""
    money: bool
    """Is it the "US" of "US$ 5"?"""
    span: Span | None


def around(text: str, start: int, end: int, hit: Hit, span: Span | None) -> Around:
    """Look around a hit in the sentence ``text[start:end]``."""
    left = text[max(start, hit.start - 60) : hit.start]
    right = text[hit.end : min(end, hit.end + 40)]
    before = _BEFORE.search(left)
    second = _BEFORE.search(left[: before.start()]) if before else None
    after = _AFTER.match(right)
    return Around(
        before=before.group(1) if before else "",
        before_gap=before.group(2) if before else "",
        second_before=second.group(1) if second else "",
        after=after.group(3) if after and not after.group(1) else "",
        after_gap=after.group(2) if after else "",
        first=before is not None and not second and hit.start - len(left) <= start,
        money=text[hit.end : hit.end + 1] == "$" or text[hit.start - 1 : hit.start] == "$",
        span=span,
    )


def evidence(
    hit: Hit, near: Around, *, qualified: bool, listed: bool, countries: frozenset[str], persons: frozenset[str]
) -> dict[str, float]:
    """What speaks for and against a hit; the sum is its score.

    `qualified`: a region stands behind it; `listed`: beside a well-known place in a list; `countries`: those that the article names;
    `persons`: words of the names of persons in it (lower case).
    """
    lexicon = words()
    known = size(hit.entries[0])
    lower = hit.text.lower()
    before, after = near.before.lower().strip("."), near.after.lower().strip(".")
    found = [known, *(["qualified"] if qualified else []), *(["listed"] if listed else [])]
    locative = (before in lexicon.locative and not near.before_gap.strip(" ")) or _reached(near.span)
    if locative:
        found.append("locative")
    if after in lexicon.features or (_of(near) and near.second_before.lower() in lexicon.kinds):
        found.append("kind said")
    if lower in lexicon.common or (hit.text.isupper() and len(hit.text) > 3 and not _in_capitals(hit, known)):
        found.append("common word")
    if set(lower.split()) & persons and known not in _FAMOUS and not locative and not qualified:
        found.append("a person's name")
    if before in lexicon.titles and not near.before_gap.strip() and near.before[:1].isupper():
        found.append("title before")
    if after in lexicon.ailments:
        found.append("ailment")
    if near.money:
        found.append("money")
    if known not in _FAMOUS and countries and not qualified:
        found.append("its country is named" if any(e.country in countries for e in hit.entries) else "its country is not named")
    found += _larger_name(hit, near, before, after, qualified)
    found += [
        tag
        for tag in _tags(near.span)
        if known not in _FAMOUS or tag == "tagged place" or lower in lexicon.person_like or known != "country"
    ]
    return {name: WEIGHTS[name] for name in found}


def _in_capitals(hit: Hit, known: str) -> bool:
    """Well-known places are printed in capitals in headlines and datelines, by their own names; other capitals are no places."""
    return known == "country" or (known == "widely known" and fold(hit.entries[0].name) == fold(hit.text))


_FAMOUS = ("country", "widely known")


def _of(near: Around) -> bool:
    return near.before.lower() == "of"


def _reached(span: Span | None) -> bool:
    """Is it the object of a verb that takes places: "visited", "bombed"?"""
    return span is not None and len(span) > 0 and span.root.dep_ == "dobj" and span.root.head.lemma_.lower() in words().reached


def size(entry: Entry) -> str:
    """How well known: "country", "widely known", "known" or "small"."""
    if entry.kind == "country":
        return "country"
    if entry.kind in ("capital", "area", "water", "venue", "site"):
        return "widely known"
    if entry.kind == "region":
        return "widely known" if entry.population >= WIDELY_KNOWN * 4 else "known"
    if entry.kind == "district":
        return "small"
    return "widely known" if entry.population >= WIDELY_KNOWN else "known" if entry.population >= KNOWN else "small"


def _larger_name(hit: Hit, near: Around, before: str, after: str, qualified: bool) -> list[str]:
    """Is the hit a part of a longer name?"""
    lexicon = words()
    found = []
    country = hit.entries[0].kind == "country"
    joined = near.after[:1].isupper() and near.after_gap in (" ", "-", "") and not qualified and after not in lexicon.calendar
    if joined and not (country and (near.after_gap == "-" or hit.text.isupper())) and after not in lexicon.features:
        found.append("office behind" if after in lexicon.offices else "part of a name")
    kept = lexicon.directions | lexicon.titles | lexicon.locative | lexicon.kinds | {"the", "of"}
    led = (
        near.before[:1].isupper() and near.before_gap in (" ", "-", "") and not near.first and not _POSSESSIVE.search(near.before)
    )
    if (led and before not in kept and not (country and near.before_gap == "-")) or (
        before in lexicon.landforms and near.before[:1].isupper()
    ):
        found.append("part of a name")
    if (
        before == "of" or (before == "the" and near.second_before == "of")
    ) and near.second_before.lower() in lexicon.institution_of:
        found.append("of a body")
    return found


def _tags(span: Span | None) -> list[str]:
    """What the parser's entity tags say; a hint, not more: the small model calls ministers places."""
    if span is None or not len(span):
        return []
    labels = {token.ent_type_ for token in span}
    if labels & _PLACE_TAGS:
        return ["tagged place"]
    if "PERSON" in labels:
        return ["tagged person"]
    return ["tagged body"] if labels & _BODY_TAGS else []
