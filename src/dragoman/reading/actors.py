"""Names of actors."""

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.draft import Draft


def find_names(draft: Draft, kb: Knowledge) -> list[Mention]:
    """Names of actors."""
    return []


def settle(draft: Draft, kb: Knowledge) -> list[Mention]:
    """What needs the parse: titles, bodies composed by rule, metonyms."""
    return draft.mentions
