"""Movements that fight in several states act where the sentence has them: "Islamic State fighters in Libya" are of Libya.

Which movements, and where they fight, is data (``knowledge/lexicon/acts_for.yaml``).
"""

from functools import cache

import msgspec

from dragoman.knowledge.wordlists import table
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.settlement import Settlement


def theatres(page: Settlement, sentence: Sentence) -> None:
    """Gives such a movement the one state of those where it fights that the sentence names, else that the page names alone."""
    mentions = page.done[sentence.index]
    if not any(m.actor in _theatres() for m in mentions):
        return
    here = {p.country for p in page.draft.places_in(sentence.start, sentence.end)}
    here |= {m.country for m in mentions if m.kind == "country"}
    changed = []
    for mention in mentions:
        fights = _theatres().get(mention.actor or "")
        fit = (fights & here or fights & _of_page(page)) if fights else frozenset()
        changed.append(msgspec.structs.replace(mention, country=next(iter(fit))) if len(fit) == 1 else mention)
    page.done[sentence.index] = changed


def _of_page(page: Settlement) -> frozenset[str]:
    named = [m.country for m in page.draft.mentions if m.kind == "country" and m.country]
    return frozenset([*named, *(p.country for p in page.draft.places if p.country)])


@cache
def _theatres() -> dict[str, frozenset[str]]:
    rows: dict[str, str] = table("acts_for")["theatres"]
    return {movement: frozenset(states.split()) for movement, states in rows.items()}
