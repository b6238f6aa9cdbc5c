"""Events by valency frames."""

from dragoman.knowledge import Knowledge
from dragoman.model import Event
from dragoman.reading.draft import Draft


def find_events(draft: Draft, kb: Knowledge) -> list[Event]:
    """Events by valency frames."""
    return []
