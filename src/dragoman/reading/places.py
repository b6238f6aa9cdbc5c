"""Place names of an article, raw and resolved.

Every name of the gazetteer that is a place here (`placenames`) gets the place it most likely means: what stands behind it ("Paris,
Texas"), the countries that the article names, its dateline, the neighbours in the text and the number of people decide. The same name
means the same place throughout an article. When nothing tells two fair candidates apart, the likelier by size stands, as in any paper.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from dragoman.knowledge import Knowledge
from dragoman.knowledge.gazetteer import Entry, Gazetteer, Hit, default_gazetteer, fold, prior
from dragoman.model import Place
from dragoman.reading.draft import Draft
from dragoman.reading.placenames import ENOUGH, around, evidence

_COMMA = re.compile(r", ?| \(|, in (?:the )?")
_SURE = 1.5
"""Decades of prior by which the first candidate must lead to be unambiguous without context."""
CONTEXT = 1.6
"""Weight of the logarithm of how often a candidate's country is named; of its region, twice that."""


@dataclass(slots=True)
class Candidate:
    """A hit with what is known of it. `within`: the place named behind it."""

    hit: Hit
    within: Hit | None = None
    score: float = 0.0
    why: dict[str, float] = field(default_factory=dict)


def find_places(draft: Draft, kb: Knowledge) -> list[Place]:
    """Place names in order of their start. `Place.rule` says why this place: "sole", "qualified: Texas", "context: USA", "size"."""
    gazetteer = default_gazetteer()
    candidates = _judge(draft, _find(draft, gazetteer))
    context = Context.of(candidates, draft)
    settled = _settle_qualified(candidates)
    places = []
    for candidate in candidates:
        entry, rule = _resolve(candidate, context, settled)
        hit = candidate.hit
        places.append(
            Place(start=hit.start, end=hit.end, text=hit.text, name=entry.name, country=entry.country, lat=entry.lat, lon=entry.lon,
                  geonameid=entry.geonameid, rule=rule)
        )  # fmt: skip
    return places


def _find(draft: Draft, gazetteer: Gazetteer) -> list[Candidate]:
    """All hits, with the place named behind each."""
    text = draft.article.text
    candidates: list[Candidate] = []
    for sentence in draft.sentences:
        hits = list(gazetteer.find(text, sentence.start, sentence.end))
        for i, hit in enumerate(hits):
            follows = hits[i + 1] if i + 1 < len(hits) and _COMMA.fullmatch(text, hit.end, hits[i + 1].start) else None
            candidates.append(Candidate(hit, follows if follows and _lies_in(hit, follows) else None))
    return candidates


def _lies_in(hit: Hit, follows: Hit) -> bool:
    """Can the first lie in the second?"""
    return any(_inside(entry, whole) for whole in follows.entries for entry in hit.entries)


def _inside(entry: Entry, whole: Entry) -> bool:
    if entry == whole or entry.country != whole.country or entry.country is None:
        return False
    if whole.kind == "country":
        return True
    return whole.kind == "region" and entry.region == whole.name


def _judge(draft: Draft, candidates: list[Candidate]) -> list[Candidate]:
    """Those that are places here."""
    text = draft.article.text
    persons = _persons(draft)
    countries = frozenset(
        c.hit.entries[0].country or "" for c in candidates if c.hit.entries[0].kind in ("country", "capital", "region")
    ) | {m.country for m in draft.mentions if m.country}  # fmt: skip
    sentences = {s.index: s for s in draft.sentences}
    spans = sorted((s.start, s.end, s.index) for s in draft.sentences)
    at = 0
    kept = []
    for candidate in candidates:
        hit = candidate.hit
        while spans[at][1] <= hit.start:
            at += 1
        sentence = sentences[spans[at][2]]
        near = around(text, sentence.start, sentence.end, hit, sentence.span(hit.start, hit.end))
        if any(
            m.start <= hit.start and hit.end <= m.end and m.kind == "person" for m in draft.mentions_in(hit.start - 60, hit.end)
        ):
            continue
        candidate.why = evidence(hit, near, qualified=candidate.within is not None, countries=countries, persons=persons)
        candidate.score = sum(candidate.why.values())
        if candidate.score >= ENOUGH:
            kept.append(candidate)
    return kept


def _persons(draft: Draft) -> frozenset[str]:
    """Words of the names of persons whom the article names in full (lower case)."""
    names: set[str] = set()
    for mention in draft.mentions:
        if mention.kind == "person":
            names.update(mention.name.lower().split())
    for sentence in draft.sentences:
        for entity in sentence.doc.ents if sentence.doc is not None else ():
            if entity.label_ == "PERSON" and len(entity) > 1:
                names.update(token.lower_ for token in entity if token.is_title)
    return frozenset(names)


@dataclass(frozen=True)
class Context:
    """How often the article names each country and region, by names that are not ambiguous."""

    countries: Counter[str]
    regions: Counter[tuple[str, str]]

    @classmethod
    def of(cls, candidates: list[Candidate], draft: Draft) -> "Context":
        countries: Counter[str] = Counter()
        regions: Counter[tuple[str, str]] = Counter()
        for candidate in candidates:
            entries = candidate.hit.entries
            first = entries[0]
            if first.country is None or (len(entries) > 1 and prior(first) - _rival(entries) < _SURE):
                continue
            countries[first.country] += 1
            region = first.name if first.kind == "region" else first.region
            if region:
                regions[first.country, region] += 1
        for mention in draft.mentions:
            if mention.country:
                countries[mention.country] += 1
        return cls(countries, regions)

    def weight(self, entry: Entry) -> float:
        """How well a place fits the article."""
        named = self.countries[entry.country or ""]
        region = entry.name if entry.kind == "region" else entry.region
        return CONTEXT * (math.log1p(named) + 2 * math.log1p(self.regions[entry.country or "", region or ""]))


def _rival(entries: tuple[Entry, ...]) -> float:
    """Prior of the best candidate of another country."""
    return max((prior(e) for e in entries if e.country != entries[0].country), default=-math.inf)


def _settle_qualified(candidates: list[Candidate]) -> dict[str, tuple[Entry, str]]:
    """Names that the article qualifies somewhere ("Paris, Texas") mean that place everywhere; so does the region behind."""
    settled: dict[str, tuple[Entry, str]] = {}
    for candidate in candidates:
        if candidate.within:
            pairs = [(e, w) for e in candidate.hit.entries for w in candidate.within.entries if _inside(e, w)]
            entry, whole = max(pairs, key=lambda p: (prior(p[0]), prior(p[1])))
            settled.setdefault(fold(candidate.hit.text), (entry, f"qualified: {candidate.within.text}"))
            if whole.kind == "region":
                settled.setdefault(fold(candidate.within.text), (whole, f"around {entry.name}"))
    return settled


def _resolve(candidate: Candidate, context: Context, settled: dict[str, tuple[Entry, str]]) -> tuple[Entry, str]:
    entries = candidate.hit.entries
    key = fold(candidate.hit.text)
    if key in settled:
        return settled[key]
    if len(entries) == 1:
        return entries[0], "sole"
    best = max(range(len(entries)), key=lambda i: (prior(entries[i]) + context.weight(entries[i]), -i))
    return entries[best], "size" if best == 0 else f"context: {entries[best].country}"
