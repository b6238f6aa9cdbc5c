"""Finds every known name in running text: longest first, whole words only, in one pass over the words."""

import re
from collections.abc import Iterator

from dragoman.knowledge.spelling import JOINS, WORD, fold, loose_key, words
from dragoman.knowledge.types import Name, NameHit

_SHORT = 4
"""Letters of an acronym written with small letters too."""
HIDDEN = Name(actor="", form="name")
"""Stands for a name that is none of an actor's."""


class NameIndex:
    """Names filed under their folded words. A name holds under its own capitals only: "Turkey" is not "turkey", "US" is not "us".

    Persons' names of two words and more are also filed under their skeletons, so that other transliterations are found.
    """

    def __init__(self) -> None:
        self._exact: dict[str, list[tuple[str, Name]]] = {}
        self._loose: dict[str, list[tuple[str, Name]]] = {}
        self._longest: dict[str, int] = {}
        self._longest_loose: dict[str, int] = {}
        self._waiting: list[tuple[list[str], str, Name]] = []
        """Names to be filed under their skeletons: dear, and needed only where a text has two words."""

    def add(self, written: str, name: Name, *, loose: bool = False) -> None:
        """File `name` under the string `written`; with `loose` also under the skeletons of its words."""
        parts = words(written)
        if not parts:
            return
        folded = [fold(p) for p in parts]
        entries = self._exact.setdefault(" ".join(folded), [])
        if (written, name) not in entries:
            entries.append((written, name))
        if self._longest.get(folded[0], 0) < len(parts):
            self._longest[folded[0]] = len(parts)
        if loose and len(parts) > 1:
            self._waiting.append((parts, written, name))

    def _file_loosely(self) -> None:
        for parts, written, name in self._waiting:
            loosely = loose_key(parts)
            self._loose.setdefault(loosely, []).append((written, name))
            first = loosely.partition(" ")[0]
            self._longest_loose[first] = max(self._longest_loose.get(first, 0), len(parts) + 1)
        self._waiting = []

    def hide(self, written: str) -> None:
        """Let this string be found and not told, so that no name within it is; a name filed for the same string stays."""
        folded = [fold(part) for part in words(written)]
        if " ".join(folded) not in self._exact:
            self._exact[" ".join(folded)] = [(written, HIDDEN)]
            self._longest[folded[0]] = max(self._longest.get(folded[0], 0), len(folded))

    def under(self, written: str) -> tuple[Name, ...]:
        """What exactly this string (accents and kind of hyphen aside) can mean, whatever its capitals."""
        entries = self._exact.get(" ".join(fold(w) for w in words(written)), [])
        return tuple(dict.fromkeys(name for _, name in entries if name is not HIDDEN))

    def find(self, text: str) -> Iterator[NameHit]:
        """Known names from left to right, never overlapping; at each word the longest name wins."""
        found = list(WORD.finditer(text))
        if self._waiting and len(found) > 1:
            self._file_loosely()
        i = 0
        longest = self._longest
        while i < len(found):
            word = found[i].group()
            hit = self._at(text, found, i) if word[0].isupper() or fold(word) in longest else None
            if hit is None or (word.lower() == "the" and self._reaches_further(text, found, i, hit[0])):
                i += 1
                continue
            count, names = hit
            start, end = found[i].start(), found[i + count - 1].end()
            if names != (HIDDEN,):
                yield NameHit(start=start, end=end, text=text[start:end], names=names)
            i += count

    def _reaches_further(self, text: str, found: list[re.Match[str]], i: int, count: int) -> bool:
        """Does a name that begins after the article end later ("the U.S. | Pacific Command")?"""
        after = self._at(text, found, i + 1) if i + 1 < len(found) else None
        return after is not None and after[0] + 1 > count

    def _at(self, text: str, found: list[re.Match[str]], i: int) -> tuple[int, tuple[Name, ...]] | None:
        first = found[i].group()
        exact = self._longest.get(fold(first), 0)
        loose = self._longest_loose.get(loose_key([first]), 0) if first[0].isupper() else 0
        if not exact and not loose:
            return None
        reach = _reach(text, found, i, max(exact, loose))
        for count in range(reach, 0, -1):
            tokens = [m.group() for m in found[i : i + count]]
            names = self._meant(tokens, text, found[i].start(), exact, loose)
            if names:
                return count, names
        return None

    def _meant(self, tokens: list[str], text: str, start: int, exact: int, loose: int) -> tuple[Name, ...]:
        if len(tokens) <= exact:
            entries = self._exact.get(" ".join(fold(t) for t in tokens), ())
            names = [name for written, name in entries if _capitals_agree(written, tokens)]
            if names:
                return tuple(dict.fromkeys(names))
        if 1 < len(tokens) <= loose:
            entries = self._loose.get(loose_key(tokens), ())
            if _names_a_person(tokens):
                return tuple(dict.fromkeys(name for _, name in entries))
        return ()


def _reach(text: str, found: list[re.Match[str]], i: int, most: int) -> int:
    """How many words from the i-th on could be one name: no comma, full stop or blank line between them."""
    count = 1
    while count < most and i + count < len(found):
        before, after = found[i + count - 1], found[i + count]
        gap = text[before.end() : after.start()]
        if not JOINS.fullmatch(gap):
            break
        if "." in gap and before.end() - before.start() > 3:
            break
        count += 1
    return count


def _names_a_person(tokens: list[str]) -> bool:
    """Do the first and the last word begin with a capital, or the second of three ("Kim Jong-un")?"""
    return tokens[0][0].isupper() and (tokens[-1][0].isupper() or (len(tokens) == 3 and tokens[1][0].isupper()))


def _capitals_agree(written: str, tokens: list[str]) -> bool:
    """Does the text write the name with the capitals it needs? Words may be all capitals (headlines), and small after the first in "Jong-un"."""
    parts = words(written)
    for place, (part, token) in enumerate(zip(parts, tokens, strict=True)):
        if not part[0].isupper():
            continue
        if part.isupper() and len(part) > 1:
            if not token.isupper():
                return False
        elif len(part) <= _SHORT and not part[1:].islower() and token[1:].islower():
            # "LeT", and not "Let us go"
            return False
        elif not token[0].isupper() and (place == 0 or len(parts) < 3):
            return False
    return True
