"""Names of things: works, laws, awards, events and terms, which the small model takes for organisations and persons.

A thing is told by the last word of its name ("the Data Act"), by the noun before it ("the novel Dark Matters"), by what the page says that it is
("Stardust is a space capsule"), or, for an acronym, by the common words that it stands for ("compact fluorescent light (CFL)").
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.knowledge.wordlists import table, words
from dragoman.reading.mentions.bodies import actor_nouns, body_nouns

_NAME = r"[\"“'‘]?([A-Z][\w’-]{0,30}(?: (?:(?:of|the|and|in|for|a) ){0,2}[A-Z0-9][\w’-]{0,30}){0,6})"
_BEHIND = re.compile(rf",? {_NAME}")
_LINK = re.compile(r"(?: is| was|,) (?:an?|the) (?:[\w’'-]{1,30} ){0,3}$")
_LAST_NAME = re.compile(rf"(?<![\w-]){_NAME}$")
_REACH = 120
"""Characters before a noun in which the name that it explains begins."""
_BRACKETED = re.compile(r" \(([^()\n]{2,60})\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{1,7}")
_LAST_WORD = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{1,7}$")
_UNIT = re.compile(r"(?<![\w-])\d[\d.,]{0,15} ?([A-Z]{3})(?![\w-])")
_OFTEN = 2


@cache
def things(kind: str) -> frozenset[str]:
    """A list of ``bodies.yaml``."""
    return words(table("bodies")[kind])


def is_thing(name: str) -> bool:
    """Is it the name of a paper, an event or a storm, or no name at all?"""
    parted = name.split()
    return parted[-1].lower() in things("papers") or parted[0].lower() in things("storms") or name in things("unnamed")


@lru_cache(maxsize=4)
def told_things(text: str) -> frozenset[str]:
    """The names of which a page tells that they are things, and acronyms of common words."""
    return frozenset([*_works(text), *_terms(text), *_currencies(text)])


def _works(text: str) -> Iterator[str]:
    """ "the cruise ship Ocean Pearl", "Stardust is a NASA space capsule"."""
    for noun in sorted(noun for noun in things("works") if noun in text):
        for found in re.finditer(rf"{re.escape(noun)}\b", text):
            if text[found.start() - 1 : found.start()].isalnum():
                continue
            if (behind := _BEHIND.match(text, found.end())) is not None:
                yield behind.group(1)
            before = text[max(0, found.start() - _REACH) : found.start()]
            if (link := _LINK.search(before)) is not None and (name := _LAST_NAME.search(before[: link.start()])) is not None:
                yield name.group(1)


def _terms(text: str) -> Iterator[str]:
    """ "improvised explosive devices (IED)", "CFL (compact fluorescent light)"; not "central bank (CB)"."""
    for found in _BRACKETED.finditer(text):
        inside, before = found.group(1), text[max(0, found.start() - _REACH) : found.start()]
        if _ACRONYM.fullmatch(inside):
            acronym, meaning = inside, before
        elif inside.islower() and (last := _LAST_WORD.search(before)):
            acronym, meaning = last.group(), inside
        else:
            continue
        run = re.findall(r"\w+", meaning)
        letters = [c.lower() for c in acronym if c.isupper()]
        if len(letters) > 1 and [w[0].lower() for w in run[-len(letters) :]] == letters and _is_common(run[-1]):
            yield acronym


def _is_common(noun: str) -> bool:
    """Is it a noun of no body and no people: "light", "device", "Systems"?"""
    return noun.lower() in things("papers") or (
        noun.islower() and not {noun, noun.removesuffix("s")} & (body_nouns() | actor_nouns())
    )


def _currencies(text: str) -> Iterator[str]:
    """ "125 DKK" and "50,000 DKK": what is counted again and again."""
    counted = Counter(found.group(1) for found in _UNIT.finditer(text))
    yield from (unit for unit, n in counted.items() if n >= _OFTEN)
