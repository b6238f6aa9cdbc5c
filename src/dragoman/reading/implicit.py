"""Actors that a sentence leaves out and the article makes plain, offered with the reason."""

from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence


def candidates(draft: Draft, sentence: Sentence) -> list[Mention]:
    """Candidates, best first: form "implicit", ``start == end == sentence.start``, `rule` says why."""
    return []
