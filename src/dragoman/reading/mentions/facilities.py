"""Bridges, airports and squares that bear a person's name: "the King Hussein Bridge" is no king.

The nouns are data (``lexicon/bodies.yaml``, ``facilities``).
"""

import re
from functools import cache

from dragoman.knowledge.wordlists import table, words
from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.persons import given_names
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.mentions.units import Unit, units

RULE = "facility"
"""Rule of the mentions that only keep words from being read as a person; `cleared` takes them out."""
_MOST = 6


def facilities(page: Settlement, sentence: Sentence) -> None:
    """Puts a mention of nobody over each name of a facility that holds a person or a title."""
    if not facility_nouns().intersection(re.findall(r"[A-Z]\w+", sentence.text)):
        return
    row = units(sentence, page.done[sentence.index])
    for k, unit in enumerate(row):
        if unit.known or unit.text not in facility_nouns():
            continue
        first = k
        while first > 0 and k - first < _MOST and (row[first - 1].capital or row[first - 1].person):
            first -= 1
        if any(_personal(u) for u in row[first:k]):
            start, end = row[first].start, unit.end
            text = page.draft.article.text[start:end]
            page.put(
                sentence, Mention(start=start, end=end, text=text, actor=None, kind="unknown", name=text, country=None, rule=RULE)
            )


def cleared(page: Settlement, sentence: Sentence) -> None:
    """Takes the mentions of nobody out again."""
    page.done[sentence.index] = [m for m in page.done[sentence.index] if m.rule != RULE]


def _personal(unit: Unit) -> bool:
    if unit.known:
        return unit.person is not None
    return (unit.low,) in title_words().offices or unit.low in given_names()


@cache
def facility_nouns() -> frozenset[str]:
    """Nouns with a capital that make a place or a building of a person's name."""
    return frozenset(w.capitalize() for w in words(table("bodies")["facilities"]))
