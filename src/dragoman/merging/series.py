"""Recurring meetings: which edition of which series an event's words name."""

from dragoman.merging.types import Edition
from dragoman.model import Event


def edition_of(event: Event, published: str | None) -> Edition | None:
    """The edition that the event's words name; None if they name no series."""
    return None
