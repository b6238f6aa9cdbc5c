"""Standing facts."""

from dragoman.knowledge import Knowledge
from dragoman.model import Fact
from dragoman.reading.draft import Draft


def find_facts(draft: Draft, kb: Knowledge) -> list[Fact]:
    """Standing facts."""
    return []
