"""Participants as a user types them in a judgement -> as it is kept (`dragoman.merging.parties`)."""

import re
from collections.abc import Collection

from dragoman.errors import UsageError
from dragoman.knowledge import default_knowledge
from dragoman.merging.parties import read_back, written
from dragoman.merging.types import Attendee
from dragoman.model import Role
from dragoman.record.actors import resolve_actor

COMMA = re.compile(r",(?![^()\[\]]{0,80}[)\]])")
"""Outside brackets, which hold a code or an id."""


def parties(words: str, role: Role, recorded: Collection[str]) -> str:
    """``France; Emmanuel Macron`` with ids and states. Of names that several share, ``NAME (FRA)`` says which; it also names whom an unknown one acts for.

    UsageError for a name that nobody has, or several.
    """
    typed = read_back(COMMA.sub(";", words), role)
    return written(_known(party, recorded) for party in typed)


def _known(party: Attendee, recorded: Collection[str]) -> Attendee:
    kb = default_knowledge()
    if party.actor:
        return party
    if party.country and kb.actor(party.country) is None:
        raise UsageError(
            f"judge edit: {party.role}={party.name} ({party.country}): there is no state or organisation of that code"
        )
    try:
        ids = resolve_actor(party.name, recorded)
    except UsageError as error:
        if party.country:
            return party
        raise UsageError(
            f"judge edit: {party.role}={party.name}: {error} (if the name is right, add whom it acts for: {party.name} (FRA))"
        ) from None
    actors = [actor for actor in map(kb.actor, sorted(ids)) if actor and party.country in (None, actor.country, actor.id)]
    # "the Kremlin" is a state's body, and in the news the state
    actors = [a for a in actors if a.id == a.country and all(b.country == a.id for b in actors)] or actors
    if len(actors) > 1:
        choice = "; ".join(f"{a.name} ({a.country}) [{a.id}]" for a in actors[:4])
        raise UsageError(f"judge edit: {party.role}={party.name}: can mean {choice}; write it so")
    if not actors:
        return party
    (actor,) = actors
    return Attendee(
        actor=actor.id,
        name=actor.name,
        country=actor.country,
        person=actor.name if actor.kind == "person" else None,
        role=party.role,
    )
