"""The meeting that a page tells of: where, and with whom. What is said on the page is said there."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.model import Location, Place
from dragoman.pages.dateline import find_dateline
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.hanging import attached, fits, words

LEAD = 4
"""Sentences at the head of a page in which its own news is told."""


@dataclass(frozen=True)
class Setting:
    """A gathering or visit at a place; `countries` are those whose people or names the sentence holds."""

    place: Place
    sentence: int
    countries: frozenset[str]
    why: str


def settings(draft: Draft) -> list[Setting]:
    """Gatherings and visits of a page in order, told by grammar; its dateline if the lead tells of a gathering."""
    found = [s for sentence in draft.sentences for s in _of_sentence(draft, sentence)]
    return [*_dateline(draft), *found]


def _of_sentence(draft: Draft, sentence: Sentence) -> Iterator[Setting]:
    for one in attached(draft, sentence):
        governor = one.governor.lemma_.lower()
        told = governor in words().gathering or (governor in words().visits and one.word in ("", "to", "in"))
        if told and one.place.country and fits(one, "CONSULT", physical=False) and not _ahead(one.governor):
            yield Setting(one.place, sentence.index, countries_in(draft, sentence), f"{governor} {one.why}")


def _ahead(word: Token) -> bool:
    """Is it an infinitive or a gerund behind a preposition ("invited to visit", "before visiting"): not yet done?"""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in word.children) or word.dep_ == "pcomp"


def countries_in(draft: Draft, sentence: Sentence) -> frozenset[str]:
    """Countries of the actors and places that a sentence names."""
    actors = {m.country for m in draft.mentions_in(sentence.start, sentence.end) if m.country}
    return frozenset(actors | {p.country for p in draft.places_in(sentence.start, sentence.end) if p.country})


def _dateline(draft: Draft) -> Iterator[Setting]:
    line = find_dateline(draft.article)
    if line is None:
        return
    lead = [s for s in draft.sentences if s.end > line.start][:LEAD]
    meets = [s for s in lead if s.doc is not None and any(t.lemma_.lower() in words().gathering | words().visits for t in s.doc)]
    place = next((p for p in draft.places_in(line.start, line.end) if p.country), None)
    if meets and place:
        countries = frozenset().union(*(countries_in(draft, s) for s in lead))
        yield Setting(place, meets[0].index, countries, f"dateline {place.text}")


def location(place: Place) -> Location:
    """A place of the text as the place of an event."""
    return Location(name=place.name, country=place.country, lat=place.lat, lon=place.lon, geonameid=place.geonameid)
