"""What an event is about: PLOVER's contexts and ours, by a table of words (``knowledge/lexicon/contexts.yaml``)."""

import re
from functools import cache

from dragoman.knowledge.wordlists import table
from dragoman.reading.acts.proposals import Proposal


@cache
def _table() -> dict[str, re.Pattern[str]]:
    raw: dict[str, str] = table("contexts")
    return {
        name: re.compile(r"\b(?:" + "|".join(_pattern(w) for w in words.split()) + r")\b", re.I) for name, words in raw.items()
    }


def _pattern(word: str) -> str:
    word = word.replace("_", " ")
    if word.isupper():
        # an acronym, not "who"
        return rf"(?-i:{re.escape(word)})"
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)


def contexts_in(words: str) -> tuple[str, ...]:
    """Contexts that the words show, in the order of the table."""
    return tuple(name for name, pattern in _table().items() if pattern.search(words))


def contexts_of(proposal: Proposal) -> tuple[str, ...]:
    """Contexts of the frame and of the words of the clause, in the order of the table."""
    return tuple(dict.fromkeys((*proposal.contexts, *contexts_in(proposal.sentence.text))))
