"""A sentence as a row of units: names found so far, each one unit, and the words between them.

Phrases such as "Kazakh Energy Minister Almasadam Satkaliyev" are read over units, not over the parse: their order is
fixed, capitals tell names, and the parser's small model errs most often in just such strings.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import is_

import msgspec

from dragoman.model import Mention
from dragoman.reading.draft import Sentence

WORD = re.compile(
    r"[^\W\d_]\.[^\W\d_]{3,}"  # "S.Amarsaikhan"
    r"|(?:[^\W\d_]\.){1,4}(?=[\s,;:)’']|$)"  # initials and dotted acronyms: "J.", "U.S."
    r"|['’]s\b"
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+|-[^\W_]+)*"
    r"|\S"
)
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan feb mar apr jun jul aug sept oct nov dec gmt est i the a an in on at of for and but or when if as he she it
    they his her its their this that these those there who what why how while after before since with from by to today yesterday
    also however meanwhile both according new not no yes we you our your my thus then yet still now here even instead later earlier
    finally moreover furthermore nevertheless indeed perhaps because several many some most another other such just only once""".split()
)
_CONTRACTED = frozenset({"m", "ve", "d", "ll", "re", "t"})
"""What "I'm", "we're" and "don't" end on: no names."""
_ARTICLED = re.compile(r"(?:al|el|ad|as|at|ash|an|ar|az|ul)-[A-Z]")
_MONTHS = frozenset({"jan", "may", "april", "june", "august"})
"""Months that are given names too: names where a capitalised word follows."""
_RUN = 4
"""Words that two names have at least that ran together, a heading and the text behind it."""
_PARTICLES = frozenset("al el bin ibn abu abd van von der den de del della di da dos du la le ter ten af ould bint y e".split())


class Unit(msgspec.Struct, frozen=True, gc=False):
    """One word, punctuation mark or known name; `known` are the mentions over it (several for a group)."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    """A word with a capital that can be part of a name."""
    known: tuple[Mention, ...] = ()

    @property
    def country(self) -> str | None:
        """Code of the one state or organisation that the unit names."""
        if len(self.known) == 1 and self.known[0].kind in {"country", "organisation"}:
            return self.known[0].country
        return None

    @property
    def person(self) -> Mention | None:
        """The person that the unit names."""
        return self.known[0] if len(self.known) == 1 and self.known[0].kind == "person" else None


@lru_cache(maxsize=100_000)
def _letters(text: str) -> tuple[str, bool]:
    """In small letters, and whether it has a capital and can be part of a name."""
    low = text.lower()
    if "'" in text or "’" in text:
        first, _, rest = low.replace("’", "'").partition("'")
        if first in NOT_NAMES and rest in _CONTRACTED:
            return low, False
    return low, (text[0].isupper() and low not in NOT_NAMES) or _ARTICLED.match(text) is not None


def units(sentence: Sentence, mentions: Sequence[Mention]) -> list[Unit]:
    """The units of a sentence, given the mentions that begin in it (in order)."""
    known = sentence.units
    if known is not None and len(known[0]) == len(mentions) and all(map(is_, known[0], mentions)):
        return known[1]
    row = _made(sentence, mentions)
    sentence.units = [*mentions], row
    return row


def _made(sentence: Sentence, mentions: Sequence[Mention]) -> list[Unit]:
    row: list[Unit] = []
    at = sentence.start
    groups: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        if mention.start < mention.end:
            groups.setdefault((mention.start, mention.end), []).append(mention)
    for (start, end), members in groups.items():
        if start < at:
            continue
        row += _words(sentence, at, start)
        text = sentence.text[start - sentence.start : end - sentence.start]
        row.append(Unit(start, end, text, *_letters(text), tuple(members)))
        at = end
    row += _words(sentence, at, sentence.end)
    return row


def _words(sentence: Sentence, start: int, end: int) -> list[Unit]:
    """The words between two names. Kept with the sentence: a dozen steps ask for its units, and most stretches stay as they were."""
    known = sentence.words.get((start, end))
    if known is None:
        shift = sentence.start
        found = WORD.finditer(sentence.text, start - shift, max(start, end) - shift)
        known = [Unit(w.start() + shift, w.end() + shift, w.group(), *_letters(w.group())) for w in found]
        sentence.words[start, end] = known
    return known


def name_from(row: Sequence[Unit], i: int) -> int:
    """End (exclusive) of the run of units from the i-th that can be a person's name; `i` where there is none.

    A known person is a name by itself, with the capitalised words before it; else capitalised words, with particles ("al", "bin", "de") between them.
    """
    if i < len(row) and not (row[i].capital or row[i].known or row[i].low in _MONTHS):
        return i
    j = last = i
    while j < len(row) and j - i < 7:
        unit = row[j]
        if unit.person and (j == last):
            # "Samdech Techo Hun Sen": words before a known name belong to it
            return j + 1
        if not unit.known and unit.low in _MONTHS and unit.text.istitle() and j + 1 < len(row) and row[j + 1].capital:
            j += 1
            continue
        if (
            unit.text == "-"
            and j == last
            and j > i
            and row[j - 1].low in {"al", "el"}
            and j + 1 < len(row)
            and row[j + 1].capital
        ):
            # "Al- Shammari", as a scrape leaves it
            j = last = j + 1
            continue
        if (
            unit.known
            or not (unit.capital or (j > i and unit.low in _PARTICLES))
            or (unit.capital and not unit.text[-1].isalnum() and unit.text[-1] != ".")
        ):
            break
        if j > i and "\n\n" in _gap(row, j):
            break
        j += 1
        if unit.capital:
            last = j
    return i + (first_of_two([u.low for u in row[i:last]]) or last - i)


def first_of_two(words: Sequence[str]) -> int:
    """How many of these small-lettered words are the first of two names that ran together, as one of them comes again: "Jane Doe | Jane Mary Doe",
    "Doe | Jane Mary Doe"; 0 if they are one name ("Boutros Boutros-Ghali", "Hamad bin Ali bin Hamad")."""
    half = len(words) // 2
    if half and not len(words) % 2 and words[:half] == words[half:]:
        return half
    if len(words) < _RUN or _PARTICLES & set(words):
        return 0
    again = next((k for k in range(2, len(words)) if words[k] in words[: k - 1] and words[k][-1].isalpha()), None)
    if again is None:
        return 0
    at = words.index(words[again])
    return again if at == 0 and again < len(words) - 1 else at + 1


def _gap(row: Sequence[Unit], j: int) -> str:
    return "\n\n" if row[j].start - row[j - 1].end > 3 else " "
