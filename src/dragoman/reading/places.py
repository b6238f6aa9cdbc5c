"""Place names of an article, raw and resolved.

Every name of the gazetteer that is a place here (`placenames`) gets the place that it most likely means (`geocoding`).
"""

import math
from bisect import bisect_right

from dragoman.knowledge import Knowledge
from dragoman.knowledge.gazetteer import Hit, default_gazetteer, qualifiers
from dragoman.model import Place
from dragoman.reading.draft import Draft
from dragoman.reading.geography.geocoding import Candidate, Context, link, resolve, settled
from dragoman.reading.geography.placenames import ENOUGH, QUALIFIER, around, evidence, size

TOLD = 1.5
"""What it is worth that the article tells elsewhere that the name is a place (one sense a discourse)."""
_TELLING = frozenset({"locative", "kind said", "qualified"})
_NAMED = ("person", "organisation", "movement", "company")


def find_places(draft: Draft, kb: Knowledge) -> list[Place]:
    """Place names in order of their start. `Place.rule` says why this place: "sole", "qualified: Texas", "context: USA", "size"."""
    text = draft.article.text
    gazetteer = default_gazetteer()
    linked = [c for s in draft.sentences for c in link(text, list(gazetteer.find(text, s.start, s.end)))]
    candidates = _judge(draft, linked)
    context = Context.of(candidates, draft)
    known = settled(candidates, context)
    places = []
    for candidate in candidates:
        entry, rule = resolve(text, candidate, context, known)
        hit = candidate.hit
        places.append(
            Place(start=hit.start, end=hit.end, text=hit.text, name=entry.name, country=entry.country, lat=entry.lat, lon=entry.lon,
                  geonameid=entry.geonameid, rule=rule)
        )  # fmt: skip
    return places


def outside_names(draft: Draft) -> list[Place]:
    """The places that are no part of a body's name, once the bodies are known: "U.S." in "U.S. Food and Drug Administration" is no place."""
    spans = sorted(
        (m.start + 4 * m.text.lower().startswith("the "), m.end)
        for m in draft.mentions
        if m.kind in {"body", "organisation"} and m.start < m.end
    )
    kept = []
    for place in draft.places:
        at = bisect_right(spans, (place.start, math.inf)) - 1
        inside = at >= 0 and place.end <= spans[at][1] and (place.start, place.end) != spans[at]
        if not inside:
            kept.append(place)
    return kept


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
    kept: list[Candidate] = []
    doubtful: list[Candidate] = []
    names: list[tuple[int, int, str]] = sorted(
        (m.start, m.end, m.kind) for m in draft.mentions if m.form == "name" and m.kind in _NAMED
    )
    behind = {c.within.start for c in candidates if c.within}
    for candidate in candidates:
        hit = candidate.hit
        if hit.text.rstrip(".") in qualifiers() and hit.start not in behind:
            continue
        while spans[at][1] <= hit.start:
            at += 1
        sentence = sentences[spans[at][2]]
        near = around(text, sentence.start, sentence.end, hit, sentence.span(hit.start, hit.end))
        if _in_a_name(names, hit):
            continue
        listed = any(size(n.entries[0]) in ("country", "widely known") for n in candidate.beside)
        candidate.why = evidence(
            hit, near, qualified=candidate.within is not None, listed=listed, countries=countries, persons=persons
        )
        candidate.score = float(hit.start in behind) * QUALIFIER + sum(candidate.why.values())
        if candidate.score >= ENOUGH:
            kept.append(candidate)
        else:
            doubtful.append(candidate)
    told = {c.key for c in kept if c.why.keys() & _TELLING}
    again = [c for c in doubtful if c.key in told and "tagged person" in c.why and c.score + TOLD >= ENOUGH]
    return sorted([*kept, *again], key=lambda c: c.hit.start) if again else kept


def _in_a_name(names: list[tuple[int, int, str]], hit: Hit) -> bool:
    """Is the hit a person, or but a part of the name of an organisation ("Islamic State of Iraq")?"""
    at = bisect_right(names, (hit.start, math.inf))
    for start, end, kind in names[max(0, at - 2) : at]:
        if hit.end <= end and (kind == "person" or (start, end) != (hit.start, hit.end)):
            return True
    return False


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
