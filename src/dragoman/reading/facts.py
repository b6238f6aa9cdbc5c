"""What stands: facts a page states of persons, states and organisations, each with its words."""

from dragoman.knowledge import Knowledge
from dragoman.model import Fact
from dragoman.reading.draft import Draft
from dragoman.reading.standing.elections import find_elections
from dragoman.reading.standing.memberships import find_memberships
from dragoman.reading.standing.offices import find_offices
from dragoman.reading.standing.quantities import find_quantities
from dragoman.reading.standing.relations import find_relations


def find_facts(draft: Draft, kb: Knowledge) -> list[Fact]:
    """All facts in the order of their words."""
    found = [
        *find_offices(draft),
        *find_memberships(draft),
        *find_elections(draft),
        *find_relations(draft),
        *find_quantities(draft),
    ]
    return sorted(found, key=lambda f: (f["start"], f["end"]))
