"""Names as a user types them -> the ids under which that actor stands in a record; offices at a date."""

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz, process

from dragoman.errors import UsageError
from dragoman.knowledge import default_knowledge

NEAREST = 3
LEAST_LIKENESS = 60.0
"""Of rapidfuzz's ratio, 0 to 100: what is less like the name is not proposed."""


def resolve_actor(words: str, recorded: Collection[str] = ()) -> frozenset[str]:
    """Ids under which participants stand. `recorded`: ids and names that the record holds.

    A name that several persons share means those of them who are in the record. UsageError with the nearest names if
    neither the knowledge base nor the record knows anybody so called.
    """
    words = words.strip()
    if not words:
        raise UsageError("an actor is empty; name a country (KAZ, Kazakhstan), an organisation (UN) or a person")
    kb = default_knowledge()
    code = words.upper() if len(words) <= 3 else words
    if kb.actor(code) is not None or kb.country(code) is not None:
        return frozenset({code})
    found = {a.id for a in kb.lookup(words)}
    # "the Kremlin" is a seat, and in the news the government
    found |= {id.partition("/")[0] for id in found if id.endswith("/head_of_state")}
    in_record = {name for name in recorded if name.casefold() == words.casefold() or _surname_is(name, words)}
    if found or in_record:
        return frozenset((found & set(recorded) or found) | in_record)
    raise UsageError(f"nobody is called {words!r} in the knowledge base or the record{_proposed(words, recorded)}")


def name_of(words: str, ids: Collection[str]) -> str:
    """How to call the actor that was typed: its usual name if the words mean one that the knowledge base knows, else as typed."""
    known = default_knowledge().actor(next(iter(ids))) if len(ids) == 1 else None
    return known.name if known else words


def _surname_is(name: str, words: str) -> bool:
    return not name.startswith("person/") and len(words) > 1 and name.casefold().endswith(" " + words.casefold())


def _proposed(words: str, recorded: Collection[str]) -> str:
    """The nearest names and surnames, of the knowledge base and the record."""
    kb = default_knowledge()
    names = {name for c in kb.countries() for name in (c.name, *c.names)}
    names |= {a.name for a in kb.actors()} | {name for name in recorded if "/" not in name}
    names |= {name.split()[-1] for name in names if " " in name}
    near = process.extract(
        words, sorted(names), scorer=fuzz.ratio, processor=str.casefold, limit=NEAREST, score_cutoff=LEAST_LIKENESS
    )
    return f"; nearest: {', '.join(name for name, _, _ in near)}" if near else ""


@lru_cache(maxsize=16384)
def offices_at(actor: str, date: str | None) -> list[str]:
    """Ids of the offices ("head_of_state") that a person held at a date, the weightiest first."""
    if date is None or not actor.startswith("person/"):
        return []
    return [term.office for term in default_knowledge().offices_of(actor, on=date)]


class KnownPersons:
    """The knowledge base as merging asks it (`dragoman.merging.summary.Directory`)."""

    def office_at(self, actor: str, date: str | None) -> str | None:
        return _title_at(actor, date)

    def person_name(self, actor: str) -> str | None:
        known = default_knowledge().actor(actor) if actor.startswith("person/") else None
        return known.name if known else None


@lru_cache(maxsize=16384)
def _title_at(actor: str, date: str | None) -> str | None:
    """The weightiest office that a person held at a date, as a title; None if unknown or the date is."""
    if date is None or not actor.startswith("person/"):
        return None
    held = default_knowledge().offices_of(actor, on=date)
    return held[0].title if held else None
