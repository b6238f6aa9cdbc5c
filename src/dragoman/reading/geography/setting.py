"""The meeting that a page tells of: where, and with whom. What is said on the page is said there."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.model import Location
from dragoman.pages.dateline import find_dateline
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.geography.hanging import attached, country_location, fits, location, words

_TOWARDS = frozenset({"for", "into", "toward", "towards", "through"})
LEAD = 4
"""Sentences at the head of a page in which its own news is told."""


@dataclass(frozen=True)
class Setting:
    """A gathering or visit at a place; `countries` are those whose people or names the sentence holds; `ahead`: not yet done there."""

    location: Location
    sentence: int
    countries: frozenset[str]
    why: str
    ahead: bool = False
    persons: frozenset[str] = frozenset()
    """Actors of the persons that the sentence names: those who may have been there."""


def settings(draft: Draft) -> list[Setting]:
    """Gatherings and visits of a page in order, told by grammar; its dateline if the lead tells of a gathering."""
    global _last
    if _last is None or _last[0] is not draft or _last[1] != (len(draft.places), len(draft.mentions)):
        found = [s for sentence in draft.sentences for s in _of_sentence(draft, sentence)]
        _last = draft, (len(draft.places), len(draft.mentions)), [*_dateline(draft), *found]
    return _last[2]


# the events of one page ask one after another; a page has hundreds of sentences
_last: tuple[Draft, tuple[int, int], list[Setting]] | None = None


def _of_sentence(draft: Draft, sentence: Sentence) -> Iterator[Setting]:
    countries, persons = countries_in(draft, sentence), persons_in(draft, sentence)
    placed = False
    for one in attached(draft, sentence):
        governor = one.governor.lemma_.lower()
        stays = governor in words().visits and one.word in ("", "to", "in")
        told = governor in words().gathering or stays or (_is_there(one.governor) and one.word in ("in", "at"))
        if told and one.place.country and one.word not in _TOWARDS and fits(one, "CONSULT", physical=False):
            placed = True
            yield Setting(location(one.place), sentence.index, countries, f"{governor} {one.why}", _ahead(one.governor), persons)
    if not placed:
        yield from _hosts(draft, sentence, countries)


def _is_there(verb: Token) -> bool:
    """ "The minister is in Damascus"."""
    return verb.lemma_ == "be" and any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.children)


def _hosts(draft: Draft, sentence: Sentence, countries: frozenset[str]) -> Iterator[Setting]:
    """ "King Abdullah received President Abbas": in the country of the host. The guest is a person, not a proposal that is welcomed."""
    for token in sentence.doc if sentence.doc is not None else ():
        if token.pos_ == "VERB" and token.lemma_.lower() in words().hosting - {"summon"} and len(countries) > 1:
            passive = any(c.dep_ == "nsubjpass" for c in token.children)
            host = country_of(draft, sentence, token, "agent" if passive else "nsubj")
            whole = country_location(host)
            if whole is not None and _guest(draft, sentence, token, "nsubjpass" if passive else "dobj") not in ("", host):
                yield Setting(whole, sentence.index, countries, f"{token.lemma_} by {host}", _ahead(token))


def _guest(draft: Draft, sentence: Sentence, verb: Token, role: str) -> str:
    """Country of the person who himself is in a role of the verb; "" if it is a thing."""
    for child in verb.children:
        if child.dep_ == role:
            start, end = sentence.at(child)
            return next(
                (m.country for m in draft.mentions if m.start <= start and end <= m.end and m.kind == "person" and m.country), ""
            )
    return ""


def country_of(draft: Draft, sentence: Sentence, verb: Token, role: str) -> str:
    """Country of the actor in a role of a verb (nsubj, agent, dobj ...); "" if unknown."""
    for child in verb.children:
        if child.dep_ == role:
            tokens = list(child.subtree)
            start, end = sentence.at(tokens[0])[0], sentence.at(tokens[-1])[1]
            return next((m.country for m in draft.mentions_in(start, end) if m.country), "")
    return ""


def _ahead(word: Token) -> bool:
    """Is it an infinitive or a gerund behind a preposition ("invited to visit", "before visiting"): not yet done?"""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in word.children) or word.dep_ == "pcomp"


def countries_in(draft: Draft, sentence: Sentence) -> frozenset[str]:
    """Countries of the actors and places that a sentence names."""
    actors = {m.country for m in draft.mentions_in(sentence.start, sentence.end) if m.country}
    return frozenset(actors | {p.country for p in draft.places_in(sentence.start, sentence.end) if p.country})


def persons_in(draft: Draft, sentence: Sentence) -> frozenset[str]:
    """Actors of the persons that a sentence names."""
    return frozenset(m.actor for m in draft.mentions_in(sentence.start, sentence.end) if m.kind == "person" and m.actor)


def _dateline(draft: Draft) -> Iterator[Setting]:
    line = find_dateline(draft.article)
    if line is None:
        return
    lead = [s for s in draft.sentences if s.end > line.start][:LEAD]
    meets = [s for s in lead if s.doc is not None and any(t.lemma_.lower() in words().lead for t in s.doc)]
    place = next((p for p in draft.places_in(line.start, line.end) if p.country), None)
    if meets and place:
        countries = frozenset().union(*(countries_in(draft, s) for s in lead))
        yield Setting(location(place), meets[0].index, countries, f"dateline {place.text}")
