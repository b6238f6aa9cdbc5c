"""Who and what exists, and when: lookups over compact data files."""

from dragoman.knowledge.base import Knowledge, default_knowledge
from dragoman.knowledge.types import Actor, Country, Name, NameHit, Term

__all__ = ["Actor", "Country", "Knowledge", "Name", "NameHit", "Term", "default_knowledge"]
