"""What offices tell of who is meant: whether two titles are of one office, and whether who bears one speaks for a state."""

from functools import cache

from dragoman.knowledge.wordlists import table, words
from dragoman.model import Mention
from dragoman.reading.mentions.title_words import title_words


def speaks_for_state(speaker: Mention) -> bool:
    """Does a speaker say "we" for a state?"""
    held = set((speaker.office or "").lower().split())
    lexicon = title_words()
    return speaker.country is not None and bool(held & (lexicon.official | lexicon.royal)) and not held & _for_themselves()


@cache
def _for_themselves() -> frozenset[str]:
    return words(table("titles")["for_themselves"])


def same_office(one: str, other: str, exact: bool = False) -> bool:
    """Does "president" fit "US President Donald Trump", "Deputy PM" "Deputy Prime Minister", "minister" "Energy Minister"? With `exact`
    it must be the whole office."""
    a, b = _office_words(one), _office_words(other)
    deputy = title_words().deputy
    fits = bool(a) and (set(a) == set(b) if exact else set(a) <= set(b))
    return fits and bool(set(a) & deputy) == bool(set(b) & deputy)


def _office_words(office: str) -> list[str]:
    low = f" {office.lower()} ".replace(" pm ", " prime minister ").replace("premier", "prime minister").replace("-", " ")
    return [w for w in low.split() if w not in {"of", "the", "for", "and"}]
