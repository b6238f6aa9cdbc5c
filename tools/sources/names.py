"""Persons' names as the sources write them, made into names as newspapers write them."""

import re

from dragoman.knowledge.spelling import fold
from tools.sources.factbook import PARTICLES

ROMAN = re.compile(r"^[IVX]+$")
SURNAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "MAC"})
COMMON_FIRST = frozenset(
    "mohammad mohammed muhammad mohamed mohamad mohd syed sayyid seyed sheikh raja jose maria haji el".split()
)
"""First names so common that the next one tells persons apart: Mohammad Nawaz Sharif is Nawaz Sharif."""
PATRONYMIC = re.compile(r"(?:vich|vych|ovna|evna|ovich|evich|oglu|ogly|ohli|oğlu|uulu|uly)$")
PATRONYMIC_STATES = frozenset("RUS BLR UKR KAZ KGZ TJK TKM UZB ARM AZE MDA".split())


def lowered(word: str) -> str:
    """One word out of capitals: "AL-ASAD" -> "Al-Asad", "al-ASAD" -> "al-Asad", "II" stays."""
    if ROMAN.match(word):
        return word
    parts = re.split(r"([-'’])", word)
    return "".join(
        p.lower()
        if i > 1 and p.isupper() and parts[i - 1] in "'’" and len(parts[i - 2]) > 1
        else p.capitalize()
        if p.isupper() and len(p) > 1
        else p
        for i, p in enumerate(parts)
    )


def is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    big = [c for c in letters if c.isupper()]
    return len(letters) > 1 and len(big) >= 2 and not ROMAN.match(word) and (len(big) >= len(letters) - 3)


def split_caps(name: str) -> tuple[str, str, list[str]]:
    """ "Andres Manuel LOPEZ Obrador" -> (whole name, surname, other forms)."""
    main, *rest = re.split(r"\s*\(", name)
    main = re.sub(r",.*$", "", main).strip()
    nick = re.search(r'"([^"]+)"', main)
    main = re.sub(r'\s*"[^"]+"\s*', " ", main).strip()
    tokens = main.split()
    upper = [i for i, t in enumerate(tokens) if is_capitals(t) or (i == 0 and len(tokens) > 1 and t.isupper() and len(t) == 2)]
    whole = " ".join(t.capitalize() if i == 0 and t.isupper() and "." not in t else lowered(t) for i, t in enumerate(tokens))
    if not upper:
        return whole, surname_of(whole, ""), []
    first, last = upper[0], upper[-1]
    surname = " ".join(whole.split()[first : last + 1])
    others = []
    if first > 0:
        given = [lowered(t) for t in tokens[:first]]
        if last + 1 < len(tokens):
            others.append(" ".join([*given, surname]))
        while len(given) > 1 and fold(given[0]) in COMMON_FIRST:
            given = given[1:]
            others.append(" ".join([*given, surname]))
        if (
            len(given) > 1
            and given[0].rstrip(".").isalpha()
            and len(given[0]) > 2
            and given[0].lower() not in {*PARTICLES, "abd", "abdul", "abdel"}
        ):
            others.append(f"{given[0]} {surname}")
        if nick:
            others.append(f"{nick[1]} {surname}")
    others += [lowered_all(r.strip(" )")) for r in rest if len(r.split()) > 1]
    return whole, surname, others


def lowered_all(name: str) -> str:
    return " ".join(lowered(t) for t in name.split())


def surname_of(name: str, country: str) -> str:
    """The surname of a name printed without capitals: the last word and the particles before it; the first in China and Korea."""
    tokens = name.split()
    if len(tokens) == 1:
        return name
    if country in SURNAME_FIRST and tokens[0] not in WESTERN_GIVEN:
        return tokens[0]
    if tokens[-1].rstrip(".") in {"Jr", "Sr"}:
        tokens = tokens[:-1]
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1].lower() in PARTICLES - {"y", "i", "st"}:
        at -= 1
    return " ".join(tokens[at:])


WESTERN_GIVEN = frozenset("Joseph Jaushieh Morris Joanne Andrew David Karen Ho Johnny Wellington".split()) - {"Ho"}


def usual(name: str, surname: str, country: str) -> str:
    """How newspapers print it: without a patronymic, in western order for Japan."""
    tokens = name.split()
    if country in PATRONYMIC_STATES and len(tokens) >= 3:
        tokens = [t for i, t in enumerate(tokens) if not (0 < i < len(tokens) - 1 and PATRONYMIC.search(t))]
    if len(tokens) >= 3:
        tokens = [t for i, t in enumerate(tokens) if i == 0 or len(t.rstrip(".")) > 1 or i == len(tokens) - 1]
    if country == "JPN" and len(tokens) == 2 and tokens[0] == surname:
        tokens.reverse()
    return " ".join(tokens)
