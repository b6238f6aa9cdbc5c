"""What stands: facts a page states of persons, states and organisations, each with its words."""

from dragoman.knowledge import Knowledge
from dragoman.model import Fact
from dragoman.reading.draft import Draft
from dragoman.reading.offices import find_offices


def find_facts(draft: Draft, kb: Knowledge) -> list[Fact]:
    """All facts in the order of their words."""
    found = [*find_offices(draft)]
    return sorted(found, key=lambda f: (f["start"], f["end"]))
