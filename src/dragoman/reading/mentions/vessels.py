"""Ships by their flag: "the Panama-flagged tanker Ocean Pearl", and by their name once that is told ("the vessel, the Ocean Pearl").

A ship is a group of its flag's state, called by its name.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from dragoman.knowledge.wordlists import table, words
from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.page_names import in_short
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.title_phrase import acts_for
from dragoman.reading.mentions.units import Unit, units

_FLAGGED = frozenset({"flagged", "registered"})
_BETWEEN = 4
"""Words between the flag and the ship's noun or name: "Panama-flagged, Chinese-crewed oil tanker"."""
_NAME = 4
"""Words that a ship's name has at most."""


@cache
def vessel_nouns() -> frozenset[str]:
    return words(table("bodies")["vessels"])


def vessels(page: Settlement, sentence: Sentence) -> None:
    """Ships with their flag; those with a name are kept for the rest of the page."""
    if "-flagged" not in sentence.text and "-registered" not in sentence.text:
        return
    row = units(sentence, page.done[sentence.index])
    for first, last, country, name in list(_flagged(row)):
        text = page.draft.article.text[row[first].start : row[last - 1].end]
        page.flags.add(country)
        if name:
            page.vessels[name] = country
        page.put(sentence, _vessel(row[first].start, text, country, name or in_short(text)))


def named_vessels(page: Settlement, sentence: Sentence) -> None:
    """Ships by name alone; "the vessel, the Ocean Pearl" bears the one flag that the page tells of."""
    if not page.flags:
        return
    if len(page.flags) == 1:
        row = units(sentence, page.done[sentence.index])
        for i, unit in enumerate(row[:-1]):
            if unit.text in vessel_nouns() and not unit.known and (name := _name_at(row, _past_comma(row, i + 1))) is not None:
                page.vessels.setdefault(name, next(iter(page.flags)))
    for name, country in page.vessels.items():
        for found in re.finditer(rf"\b{re.escape(name)}\b", sentence.text):
            start = sentence.start + found.start()
            if not any(m.start < start + len(name) and start < m.end and not _guessed(m) for m in page.done[sentence.index]):
                page.put(sentence, _vessel(start, name, country, name))


def christened(page: Settlement, sentence: Sentence) -> None:
    """A ship told by its flag alone is the only one of that flag that the page names."""
    for mention in [
        m for m in page.done[sentence.index] if m.rule == "vessel" and m.text == m.name and m.name not in page.vessels
    ]:
        names = [name for name, country in page.vessels.items() if country == mention.country]
        if len(names) == 1:
            page.put(sentence, msgspec.structs.replace(mention, name=names[0]))


def _vessel(start: int, text: str, country: str, name: str) -> Mention:
    return Mention(start=start, end=start + len(text), text=text, actor=country, kind="group", name=name, country=country,
                   form="demonym", rule="vessel")  # fmt: skip


def _flagged(row: Sequence[Unit]) -> Iterator[tuple[int, int, str, str | None]]:
    """Units ``[first, last)`` of a flagged ship, its flag's state, and its name."""
    for i in range(len(row) - 3):
        if row[i + 1].text not in {"-", "–"} or row[i + 2].low not in _FLAGGED or (country := acts_for(row[i])) is None:
            continue
        last, name = 0, None
        for k in range(i + 3, min(len(row), i + 4 + _BETWEEN)):
            if row[k].low in vessel_nouns():
                last = k + 1
            elif (name := _name_at(row, k)) is not None:
                last = k + len(name.split())
                break
            elif row[k].known and _guessed(row[k].known[0]):
                last, name = k + 1, row[k].text
                break
            elif last or row[k].known or not (row[k].low[0].isalpha() or row[k].low in {",", "-"}):
                break
        if last:
            yield i, last, country, name or _apposed(row, i)


def _apposed(row: Sequence[Unit], i: int) -> str | None:
    """The name of "the Ocean Pearl, a Panama-flagged ship"."""
    if i < 3 or row[i - 1].low not in {"a", "the"} or row[i - 2].low != ",":
        return None
    first = i - 2
    while (
        first > 0
        and i - 2 - first < _NAME
        and (row[first - 1].capital and (not row[first - 1].known or _guessed(row[first - 1].known[0])))
    ):
        first -= 1
    return in_short(" ".join(u.text for u in row[first : i - 2])) or None


def _guessed(mention: Mention) -> bool:
    """Did only the model say that the words name somebody?"""
    return mention.rule in {"name by the model", "given name"} or (mention.rule == "part of a name" and mention.country is None)


def _past_comma(row: Sequence[Unit], k: int) -> int:
    while k < len(row) and row[k].low in {",", "the", "named", "called"}:
        k += 1
    return k


def _name_at(row: Sequence[Unit], k: int) -> str | None:
    """The words in capitals from a unit on."""
    end = k
    while end < len(row) and end - k < _NAME and row[end].capital and not row[end].known:
        end += 1
    return " ".join(u.text for u in row[k:end]) or None
