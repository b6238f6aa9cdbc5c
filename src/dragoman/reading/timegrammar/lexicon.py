"""The tables of the time grammar, loaded once per process."""

from functools import cache
from typing import Any

from dragoman.knowledge.wordlists import table


@cache
def lexicon() -> dict[str, Any]:
    """``{"times": {"words", "rules"}, "holidays": {name: entry}, "when": {name: words}}``; KnowledgeError names a file that is not YAML."""
    return {name: table(name) for name in ("times", "holidays", "when")}


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words of when.yaml."""
    return frozenset(str(w) for w in lexicon()["when"][name].split())


@cache
def word_groups(name: str) -> tuple[frozenset[str], ...]:
    """A list of groups of words of when.yaml."""
    return tuple(frozenset(group.split()) for group in lexicon()["when"][name])


def of_one_event(one: str, other: str) -> bool:
    """May two words tell of one event: the same word, or "visit" and "trip"?"""
    return one == other or any(one in group and other in group for group in word_groups("same_events"))
