"""Who said what."""

from dragoman.knowledge import Knowledge
from dragoman.model import Statement
from dragoman.reading.draft import Draft


def find_statements(draft: Draft, kb: Knowledge) -> list[Statement]:
    """Who said what."""
    return []
