"""Is a name found in the gazetteer a place here? Weighs the words around it.

Half of the gazetteer's names are also persons' names ("Lincoln", "Jordan Peterson") or words ("Reading", "As"), so each hit is judged:
the size of the place, a preposition before, a region behind ("Paris, Texas"), the parser's entity tags, titles, and whether it is but a
part of a longer name. The weights stand in `WEIGHTS`; a hit is a place from `ENOUGH` on.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Span

from dragoman.knowledge.gazetteer import Entry, Hit

ENOUGH = 2.0
WEIGHTS = {
    "widely known": 2.5, "known": 1.0, "small": 0.0, "locative": 1.5, "qualified": 3.0, "tagged place": 1.0, "tagged person": -2.0,
    "tagged body": -0.5, "title before": -4.0, "part of a name": -3.5, "common word": -3.5, "of a body": -2.5, "a person's name": -6.0,
    "its country is named": 1.0, "feature": 1.0, "office behind": 0.0, "digits": -3.0,
}  # fmt: skip
WIDELY_KNOWN, KNOWN = 300_000, 40_000
"""People: cities that news names without saying where they lie; cities named so in their own country's news."""
_PLACE_TAGS, _BODY_TAGS = {"GPE", "LOC", "FAC"}, {"ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "DATE", "LANGUAGE"}
_BEFORE = re.compile(r"([\w.'’-]+)([ ,(\[\"“‘/-]*)$")
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
    calendar: frozenset[str]
    common: frozenset[str]


@cache
def words() -> Words:
    """The lexicon, read once."""
    data = yaml.safe_load((files("dragoman.knowledge") / "lexicon" / "places.yaml").read_text("utf-8"))
    data["common"] = data["common"].split()
    return Words(**{name: frozenset(str(w) for w in found) for name, found in data.items()})


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
        span=span,
    )


def evidence(hit: Hit, near: Around, *, qualified: bool, countries: frozenset[str], persons: frozenset[str]) -> dict[str, float]:
    """What speaks for and against a hit; the sum is its score."""
    found = [_size(hit.entries[0])]
    lexicon = words()
    lower = hit.text.lower()
    before, after = near.before.lower().strip("."), near.after.lower().strip(".")
    if qualified:
        found.append("qualified")
    if (before in lexicon.locative and not near.before_gap.strip(" ")) or _reached(near.span):
        found.append("locative")
    if lower in lexicon.common or (hit.text.isupper() and len(hit.text) > 3 and found[0] != "widely known"):
        found.append("common word")
    if set(lower.split()) & persons and found[0] != "widely known":
        found.append("a person's name")
    if before in lexicon.titles and not near.before_gap.strip() and near.before[:1].isupper():
        found.append("title before")
    if found[0] != "widely known" and any(e.country in countries for e in hit.entries):
        found.append("its country is named")
    found += _larger_name(near, before, after, qualified)
    found += _tags(near.span)
    return {name: WEIGHTS[name] for name in found}


def _reached(span: Span | None) -> bool:
    """Is it the object of a verb that takes places: "visited", "bombed"?"""
    return span is not None and len(span) > 0 and span.root.dep_ == "dobj" and span.root.head.lemma_.lower() in words().reached


def _size(entry: Entry) -> str:
    if entry.kind in ("country", "capital", "area", "water", "venue", "site"):
        return "widely known"
    if entry.kind == "region":
        return "widely known" if entry.population >= WIDELY_KNOWN * 4 else "known"
    if entry.kind == "district":
        return "small"
    return "widely known" if entry.population >= WIDELY_KNOWN else "known" if entry.population >= KNOWN else "small"


def _larger_name(near: Around, before: str, after: str, qualified: bool) -> list[str]:
    """Is the hit a part of a longer name?"""
    lexicon = words()
    found = []
    if near.after[:1].isupper() and near.after_gap in (" ", "-", "") and not qualified and after not in lexicon.calendar:
        if after in lexicon.features:
            found.append("feature")
        elif after in lexicon.offices:
            found.append("office behind")
        elif near.after_gap != "" or near.after:
            found.append("part of a name")
    elif after and near.after_gap == "-":
        found.append("office behind")
    kept = lexicon.directions | lexicon.titles | lexicon.features | lexicon.locative | {"the", "of"}
    if near.before[:1].isupper() and near.before_gap in (" ", "-", "") and not near.first and before not in kept:
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
