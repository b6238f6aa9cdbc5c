"""Place names, resolved."""

from dragoman.knowledge import Knowledge
from dragoman.model import Place
from dragoman.reading.draft import Draft


def find_places(draft: Draft, kb: Knowledge) -> list[Place]:
    """Place names, resolved."""
    return []
