"""Answers of `dragoman who`: what is known of a name, or who held an office, as rows."""

import re
from typing import Any

from dragoman.errors import UsageError
from dragoman.knowledge.base import Knowledge
from dragoman.knowledge.gazetteer import default_gazetteer
from dragoman.knowledge.spelling import key, words
from dragoman.knowledge.types import Actor, Term

Row = dict[str, Any]
AMBASSADOR = re.compile(r"(?P<sender>.+ )?ambassador to (?P<host>.+)", re.IGNORECASE)
MOST_SPELLINGS = 3
"""Spellings shown in a table; json holds all."""
COLUMNS = ("name", "kind", "country", "office", "from", "to", "also")


def who(kb: Knowledge, asked: str, on: str | None = None, country: str | None = None) -> list[Row]:
    """Rows for a name ("Tokayev", "CSTO", "Kazakh", "Orenburg") or an office ("president of France", "Hungarian prime minister").

    With `on` (an ISO date or its beginning) only what held then; with `country` (code or name) only that country's. Raises UsageError.
    """
    code = code_of(kb, country) if country else None
    if country and code is None:
        raise UsageError(f"no country or organisation named {country!r} is known")
    office, owner = office_asked(kb, asked)
    owner = code or owner
    if office and owner:
        return [term_row(kb, term) for term in kb.holders(owner, office, on)]
    actors = kb.lookup(asked, on=on, country=code)
    rows = [row for actor in actors for row in actor_rows(kb, actor, on)]
    forms = {n.form for n in kb.names(asked)}
    if not actors or forms == {"metonym"}:
        rows = place_rows(asked, on, code) + rows
    if not rows and office:
        raise UsageError(f"whose {asked}? say which country with --country")
    return rows


def code_of(kb: Knowledge, name: str) -> str | None:
    """The code that a country or organisation goes by: "KAZ", "Kazakhstan", "Kazakh" -> "KAZ"."""
    if kb.actor(name) is not None:
        return name
    found = [n.actor for n in kb.names(name) if (a := kb.actor(n.actor)) is not None and a.kind in {"country", "organisation"}]
    return found[0] if found else None


def office_asked(kb: Knowledge, asked: str) -> tuple[str | None, str | None]:
    """ "president of France", "French president", "KAZ foreign minister" -> (title, code); (None, None) if it is no office."""
    if (known := kb.title(asked)) is not None:
        return asked, known.countries[0] if len(known.countries) == 1 else None
    pieces = asked.split(" of ")
    for cut in range(1, len(pieces)):
        title, owner = " of ".join(pieces[:cut]), " of ".join(pieces[cut:])
        if kb.title(title) and (code := code_of(kb, owner.removeprefix("the "))):
            return title, code
    if embassy := AMBASSADOR.fullmatch(asked):
        host = code_of(kb, embassy["host"].removeprefix("the "))
        sender = (
            code_of(kb, (embassy["sender"] or "").strip().removesuffix("'s").removesuffix("’s")) if embassy["sender"] else None
        )
        if host:
            return f"ambassador_to_{host}", sender
    parts = asked.split()
    for cut in range(1, len(parts)):
        owner, title = " ".join(parts[:cut]), " ".join(parts[cut:])
        if kb.title(title) and (code := code_of(kb, owner.removesuffix("'s").removesuffix("’s"))):
            return title, code
    return None, None


def actor_rows(kb: Knowledge, actor: Actor, on: str | None) -> list[Row]:
    if actor.kind == "person":
        held = sorted(kb.offices_of(actor.id, on), key=lambda t: t.start or "", reverse=True)
        rows = [term_row(kb, term) for term in held]
        return rows or [blank(actor, kb)]
    row = blank(actor, kb)
    state = kb.country(actor.id)
    if state is not None:
        row |= {
            "capital": state.capital,
            "demonyms": list(state.adjectives),
            "parent": state.parent,
            "claims": list(state.claims),
            "status": state.status,
        }
    row["member_of"] = kb.memberships(actor.id, on)
    row["members"] = kb.members(actor.id, on)
    if row["members"]:
        row["also"] = [*row["also"], "members: " + " ".join(row["members"])]
    return [row]


def blank(actor: Actor, kb: Knowledge) -> Row:
    spellings = [s for s in kb.spellings(actor.id) if s != actor.name]
    also = spellings[:MOST_SPELLINGS]
    return {"actor": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "office": None, "from": None, "to": None,
            "also": also, "wikidata": actor.wikidata, "spellings": spellings}  # fmt: skip


def term_row(kb: Knowledge, term: Term) -> Row:
    actor = kb.actor(term.person)
    assert actor is not None
    row = blank(actor, kb)
    row |= {"country": term.country, "office": term.title, "office_id": term.office, "from": term.start, "to": term.end,
            "confidence": term.confidence, "source": term.source}  # fmt: skip
    return row


def place_rows(asked: str, on: str | None, country: str | None) -> list[Row]:
    """Places of this name, the likeliest first; three at most."""
    gazetteer = default_gazetteer()
    if not words(asked):
        return []
    rows = []
    for entry in gazetteer.lookup(asked, country=country)[:3]:
        then = gazetteer.name_on(entry, on) if on else entry.name
        rows.append({"actor": None, "name": then, "kind": entry.kind, "country": entry.country, "office": None, "from": None, "to": None,
                     "also": [f"{entry.lat:.3f}, {entry.lon:.3f}", *([entry.name] if key(then) != key(entry.name) else [])],
                     "lat": entry.lat, "lon": entry.lon, "geonameid": entry.geonameid})  # fmt: skip
    return rows
