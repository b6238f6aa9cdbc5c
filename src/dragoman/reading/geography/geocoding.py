"""Which place of that name? Candidates of the gazetteer weighed by the article.

A name that the article qualifies ("Paris, Texas") means that place everywhere in it. Otherwise the number of people (in decades), how often
the article names the candidate's country and region, what stands beside it in a list, and a word like "province" behind it decide.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from dragoman.knowledge.gazetteer import Entry, Hit, default_gazetteer, fold, likelihood
from dragoman.reading.draft import Draft
from dragoman.reading.geography.placenames import size

COUNTRY_NAMED, REGION_NAMED = 1.6, 0.7
"""Decades of population that the logarithm of how often a candidate's country (region) is named is worth."""
LISTED_REGION, LISTED_COUNTRY = 2.5, 1.0
"""The same, of a neighbour in a list that is a region of the same country, or a country too."""
GREAT = 100_000
"""People: a city that may stand for another of its name by context alone."""
KIND_SAID = 3.0
"""The same, of a word behind that says what the place is ("Kirov region")."""
_MOST = 4.0
_SURE = 1.5
_LIST = re.compile(r", ?|,? (?:and|or|&) (?:the )?|/")
_KIND_WORD = re.compile(r" (state|province|region|governorate|oblast|prefecture|department|county|district|city|town)\b", re.I)
_KINDS_PLURAL = {
    "states": "state", "provinces": "province", "regions": "region", "governorates": "governorate", "oblasts": "oblast",
    "prefectures": "prefecture", "departments": "department", "counties": "county", "districts": "district", "cities": "city",
    "towns": "town",
}  # fmt: skip
_LISTED_WORD = re.compile(r"\w[\w'’.-]*|[^\s\w]")
_REACH = 120
"""Characters behind a name within which the noun of its list must stand."""
_KINDS = {
    "city": {"city", "capital"},
    "town": {"city", "capital"},
    "county": {"district", "region"},
    "district": {"district", "region"},
}
_DIVISIONS = frozenset({"county", "province", "governorate", "oblast", "prefecture"})
"""Words that a city is never called by."""
_KIND_BEFORE = re.compile(
    r"\b(state|province|region|governorate|oblast|prefecture|county|district|city|town) of (?:the )?$", re.I
)


@dataclass(slots=True)
class Candidate:
    """A hit with what is known of it. `within`: the place named behind it; `beside`: its neighbours in a list."""

    hit: Hit
    within: Hit | None = None
    beside: tuple[Hit, ...] = ()
    score: float = 0.0
    why: dict[str, float] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return fold(self.hit.text)


@dataclass(frozen=True)
class Context:
    """How often the article names each country and region, by names that are not ambiguous and by its actors."""

    countries: Counter[str]
    regions: Counter[tuple[str, str]]

    @classmethod
    def of(cls, candidates: list[Candidate], draft: Draft) -> "Context":
        countries: Counter[str] = Counter(m.country for m in draft.mentions if m.country)
        regions: Counter[tuple[str, str]] = Counter()
        for candidate in candidates:
            first = _unambiguous(candidate.hit)
            if first is not None and first.country:
                countries[first.country] += 1
                region = first.name if first.kind == "region" else first.region
                if region:
                    regions[first.country, region] += 1
        return cls(countries, regions)

    def weight(self, entry: Entry) -> float:
        """How well a place fits the article, in decades of population."""
        region = entry.name if entry.kind == "region" else entry.region or ""
        named = min(COUNTRY_NAMED * math.log1p(self.countries[entry.country or ""]), _MOST)
        return named + REGION_NAMED * min(math.log1p(self.regions[entry.country or "", region]), _MOST)


def _unambiguous(hit: Hit) -> Entry | None:
    """The first candidate if it leads those of other countries by far, and none of them is a region greater than it (Georgia)."""
    first, key = hit.entries[0], fold(hit.text)
    others = [e for e in hit.entries if e.country != first.country]
    if any(e.kind == "region" and e.population > first.population for e in others):
        return None
    rival = max((likelihood(e, key) for e in others), default=-math.inf)
    return first if likelihood(first, key) - rival >= _SURE else None


def link(text: str, hits: list[Hit]) -> list[Candidate]:
    """Candidates of one sentence with the place named behind each and the neighbours in a list."""
    made = []
    for i, hit in enumerate(hits):
        before = hits[i - 1] if i and _LIST.fullmatch(text, hits[i - 1].end, hit.start) else None
        after = hits[i + 1] if i + 1 < len(hits) else None
        within = after if after and _qualifies(text, hit, after) else None
        listed = after if after and not within and _LIST.fullmatch(text, hit.end, after.start) else None
        made.append(Candidate(hit, within, tuple(n for n in (before, listed) if n)))
    return made


def _qualifies(text: str, hit: Hit, after: Hit) -> bool:
    """Is the second the region or country of the first ("Paris, Texas"), not the next of a list ("China, Japan")?"""
    gap = text[hit.end : after.start]
    if gap not in (", ", ",", " (", ", in "):
        return False
    first = hit.entries[0]
    wholes = [e for e in after.entries if e.kind in ("country", "region", "area")]
    insides = [e for e in hit.entries if any(inside(e, w) for w in wholes)]
    if first.kind == "country":
        return any(e.population > first.population for e in insides)
    if first.kind == "region":
        return any(w.kind == "country" and inside(first, w) for w in wholes)
    if any(e.kind == "region" and e.country == w.country and e != w for e in hit.entries for w in wholes if w.kind == "region"):
        return False  # "New York, Pennsylvania and Ohio"
    if insides:
        return True
    whole = after.entries[0]
    if whole not in wholes or whole.kind == "area" or gap != ", " or first.kind in ("capital", "area", "water", "site", "venue"):
        return False
    return size(first) != "widely known" or whole.kind == "region"


def inside(entry: Entry, whole: Entry) -> bool:
    """Does one place lie in the other, as far as the gazetteer tells?"""
    if entry == whole or entry.country != whole.country or entry.country is None:
        return False
    return whole.kind in ("country", "area") or (whole.kind == "region" and entry.region == whole.name)


def settled(candidates: list[Candidate], context: Context) -> dict[str, tuple[Entry, str]]:
    """What qualified names mean throughout the article, by folded name; so does the region behind. A town that the gazetteer lacks
    is somewhere in the region named."""
    known: dict[str, tuple[Entry, str]] = {}
    wholes: dict[int, Entry] = {}
    for candidate in reversed(candidates):
        hit, within = candidate.hit, candidate.within
        if within is None:
            continue
        known_whole = wholes.get(within.start)
        around = [known_whole] if known_whole else [w for w in within.entries if w.kind in ("country", "region", "area")]
        pairs = [(e, w) for e in hit.entries for w in around if inside(e, w)]
        if pairs:
            entry, whole = max(pairs, key=lambda p: (likelihood(p[0], candidate.key) + context.weight(p[0]), p[1].population))
        else:
            whole = max(around, key=lambda w: likelihood(w, fold(within.text)) + context.weight(w))
            entry = Entry(
                name=hit.text, country=whole.country, lat=whole.lat, lon=whole.lon, geonameid=None, population=0, kind="city"
            )
        wholes[hit.start] = entry
        known[candidate.key] = (entry, f"qualified: {within.text}")
        if whole.kind == "region" and within.entries[0].kind not in ("city", "capital"):
            known.setdefault(fold(within.text), (whole, f"around {entry.name}"))
    return known


def resolve(text: str, candidate: Candidate, context: Context, known: dict[str, tuple[Entry, str]]) -> tuple[Entry, str]:
    """The place that a name means, and why: "sole", "qualified: Texas", "context: USA", "size"."""
    entries = candidate.hit.entries
    if candidate.key in known:
        return known[candidate.key]
    if len(entries) == 1:
        return entries[0], "sole"
    said = kind_said(text, candidate.hit)
    kinds = _KINDS.get(said, {"region", "area"}) if said else set()
    if entries[0].kind == "country" and not kinds:
        entries = tuple(e for e in entries if e == entries[0] or e.country != entries[0].country)

    entries = _fair(entries, candidate.key, kinds)

    def fit(entry: Entry) -> float:
        listed = sum(_listed(entry, neighbour) for neighbour in candidate.beside)
        return likelihood(entry, candidate.key) + context.weight(entry) + listed + (KIND_SAID if entry.kind in kinds else 0.0)

    best = max(range(len(entries)), key=lambda i: (fit(entries[i]), -i))
    if said in _DIVISIONS and entries[best].kind not in kinds:
        # "Los Angeles and Riverside counties": the division of that name in the country meant, however few people it is filed with
        filed = default_gazetteer().lookup(f"{candidate.hit.text} {said}")
        same = [e for e in (*entries, *filed) if e.country == entries[best].country and e.kind in kinds]
        if same:
            return max(same, key=fit), f"division: {said}"
    return entries[best], "size" if best == 0 else f"context: {entries[best].country}"


def kind_said(text: str, hit: Hit) -> str | None:
    """What the words beside a name call the place: "Kirov region", "the city of Kirov", "Hama and Idlib provinces"."""
    beside = _KIND_WORD.match(text, hit.end) or _KIND_BEFORE.search(text[max(0, hit.start - 25) : hit.start])
    if beside:
        return beside[1].lower()
    for found in _LISTED_WORD.finditer(text, hit.end, hit.end + _REACH):
        word = found.group().rstrip(".") or "."
        if word.lower() in _KINDS_PLURAL:
            return _KINDS_PLURAL[word.lower()]
        if word not in {",", "and", "or", "&"} and not word[0].isupper():
            return None
    return None


def _fair(entries: tuple[Entry, ...], key: str, kinds: set[str]) -> tuple[Entry, ...]:
    """Candidates that context alone may choose. A small town never stands for a great one, nor for a sea or a part of the world:
    Paris is in Texas only if the article says "Paris, Texas"."""
    first = entries[0]
    great = first.kind in ("capital", "area", "water", "site", "venue") or first.population >= GREAT
    if not great:
        return entries
    return tuple(
        e for e in entries if e == first or e.kind in kinds or e.kind in ("country", "region", "area") or e.population >= GREAT
    )


def _listed(entry: Entry, neighbour: Hit) -> float:
    """Countries are listed with countries, regions with regions of the same state."""
    if entry.kind == "country":
        other = _unambiguous(neighbour)
        return LISTED_COUNTRY if other is not None and other.kind == "country" else 0.0
    same = any(e.kind == entry.kind == "region" and e.country == entry.country for e in neighbour.entries[:2])
    return LISTED_REGION if same else 0.0
