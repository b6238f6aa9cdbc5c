"""Time expressions, resolved."""

from dragoman.knowledge import Knowledge
from dragoman.model import Time
from dragoman.reading.draft import Draft


def find_times(draft: Draft, kb: Knowledge) -> list[Time]:
    """Time expressions, resolved."""
    return []
