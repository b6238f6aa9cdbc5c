"""What an event is about: PLOVER's contexts and ours, by a table of words (``knowledge/lexicon/contexts.yaml``)."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.knowledge.wordlists import table
from dragoman.reading.acts.proposals import Proposal

_TOKEN = re.compile(r"\w+")


class _Table(NamedTuple):
    """The table, filed. Words stand in small letters, but for acronyms ("WHO", not "who")."""

    words: dict[str, tuple[str, ...]]
    """Contexts of whole words."""
    beginnings: dict[str, tuple[str, ...]]
    """Contexts of words of which any ending may follow."""
    lengths: tuple[int, ...]
    """Of the beginnings."""
    phrases: tuple[tuple[str, str, re.Pattern[str]], ...]
    """Context, small letters, pattern."""


@cache
def _table() -> _Table:
    raw: dict[str, str] = table("contexts")
    words: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    phrases: list[tuple[str, str, re.Pattern[str]]] = []
    for context, entries in raw.items():
        for entry in entries.split():
            plain = entry.rstrip("*").replace("_", " ")
            written = plain if entry.isupper() else plain.lower()
            filed = beginnings if entry.endswith("*") else words
            if _TOKEN.fullmatch(written):
                filed[written] = (*filed.get(written, ()), context)
            else:
                ending = r"\w*" if filed is beginnings else ""
                flags = re.NOFLAG if entry.isupper() else re.IGNORECASE
                phrases.append((context, plain.lower(), re.compile(rf"\b{re.escape(plain)}{ending}\b", flags)))
    return _Table(words, beginnings, tuple(sorted({*map(len, beginnings)})), tuple(phrases))


@lru_cache(maxsize=50_000)
def _shown(token: str) -> tuple[str, ...]:
    """Contexts that one word shows."""
    filed = _table()
    found: list[str] = []
    for word in {token: None, token.lower(): None}:
        found += filed.words.get(word, ())
        for length in filed.lengths:
            found += filed.beginnings.get(word[:length], ()) if length <= len(word) else ()
    return tuple(found)


def contexts_in(words: str) -> tuple[str, ...]:
    """Contexts that the words show, in the order of the table."""
    found = {context for token in {*_TOKEN.findall(words)} for context in _shown(token)}
    small = words.lower()
    found.update(context for context, plain, pattern in _table().phrases if plain in small and pattern.search(words))
    return tuple(context for context in table("contexts") if context in found)


def contexts_of(proposal: Proposal) -> tuple[str, ...]:
    """Contexts of the frame and of the words of the clause, in the order of the table."""
    return tuple(dict.fromkeys((*proposal.contexts, *contexts_in(proposal.sentence.text))))
