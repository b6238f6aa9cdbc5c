"""Who and what exists, and when: lookups over compact data files."""

from functools import cache

from dragoman.knowledge.types import Actor, Name, NameHit, Term

__all__ = ["Actor", "Knowledge", "Name", "NameHit", "Term", "default_knowledge"]


class Knowledge:
    """The knowledge base."""


@cache
def default_knowledge() -> Knowledge:
    """The knowledge base of the package, loaded once per process."""
    return Knowledge()
