"""Pronouns and nominals reach their actors."""

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.draft import Draft


def resolve(draft: Draft, kb: Knowledge) -> list[Mention]:
    """Pronouns and nominals reach their actors."""
    return draft.mentions
