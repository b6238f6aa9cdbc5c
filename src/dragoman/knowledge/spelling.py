"""Names as words: how a name is cut into words, and when two spellings are the same name.

`fold` forgets accents, case and the kind of apostrophe or hyphen. `skeleton` forgets more: the ways in which Cyrillic,
Arabic and Persian names are written in Latin letters (Kassym-/Kasim-/Qasym-Zhomart, Tokayev/Tokaev, Zelensky/-yy/-iy).
"""

import re
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:(?<=[A-Z0-9])\+\d?)?")
"""A word of running text. Apostrophes and hyphens part words, so "Kazakhstan's" begins with the word "Kazakhstan"; "U.S." is one word."""

JOINS = re.compile(r"[ \u00a0]{0,2}\n?[ \u00a0]{0,2}|['’‘ʼʻ`´]|[-‐‑–]|\. ?|, (?=Jr)|/")
"""What may stand between the words of one name."""

_ACRONYM_DOTS = re.compile(r"\.")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without accents and case: "Orbán" -> "orban", "U.S." -> "us"."""
    if word.isalpha() and word.isascii():
        return word.lower()
    plain = word if word.isascii() else anyascii(word)
    return _ACRONYM_DOTS.sub("", plain).lower().replace("'", "")


def words(name: str) -> list[str]:
    """The words of a name, as written."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.split()
    return WORD.findall(name)


def key(name: str) -> str:
    """The folded words of a name, one blank between: the key under which it is filed."""
    return " ".join(fold(w) for w in words(name))


_REPLACED = (
    ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "h"), ("ph", "f"), ("shch", "sh"), ("sch", "sh"), ("ck", "k"),
    ("q", "k"), ("tz", "ts"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
"""Letters that stand for one sound, in the order in which they are replaced."""
_GLIDE = re.compile(r"[yj](?=[aeou])|(?<=[aeou])y$|y")
_DOUBLED = re.compile(r"(.)\1+")
_FALLEN = re.compile(r"i(?=[aeou])")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What the common transliterations of one word share: "Mirziyoyev", "Mirziyoev" -> "mirzoev"; "Zelenskyy" -> "zelenski"."""
    found = fold(word)
    for letters, by in _REPLACED:
        if letters in found:
            found = found.replace(letters, by)
    found = _DOUBLED.sub(r"\1", _GLIDE.sub("i", found))
    found = _DOUBLED.sub(r"\1", _FALLEN.sub("", found))
    return found[:-1] if len(found) > 1 and found[-1] == "h" else found


def skeleton_key(name: str) -> str:
    """The skeletons of a name's words, one blank between; the Arabic article before a surname does not count."""
    parts = words(name)
    if len(parts) > 1 and parts[0].lower() in {"al", "el"}:
        parts = parts[1:]
    return " ".join(skeleton(w) for w in parts)


_VOWELS = str.maketrans("eo", "iu")
ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "az"})
"""The Arabic article, which newspapers print or leave out."""


def loose_key(parts: list[str]) -> str:
    """A whole name, looser still: e is i and o is u, and the article within does not count (Hesham Qandil, Hisham al-Qandil)."""
    kept = [skeleton(part) for place, part in enumerate(parts) if not (place and part.lower() in ARTICLES)]
    return " ".join(kept).translate(_VOWELS)
