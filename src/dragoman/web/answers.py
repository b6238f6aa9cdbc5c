"""Answers that pages, the API and MCP give alike: the views of `dragoman.views` and the searches of `dragoman.record` over a snapshot."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from dragoman.errors import UsageError
from dragoman.knowledge import default_knowledge
from dragoman.knowledge.types import Term
from dragoman.merging import MergedEvent
from dragoman.record import search as words_of_record
from dragoman.record.filters import as_day, today
from dragoman.record.search_index import Role
from dragoman.views import calendar as calendar_view
from dragoman.views.balance import Balance, balance
from dragoman.views.dyad import Dyad, dyad
from dragoman.views.network import Network, network
from dragoman.views.periods import By
from dragoman.views.places import spots
from dragoman.views.poles import parse_poles
from dragoman.web.asking import Question, search
from dragoman.web.facets import Facet, Mask
from dragoman.web.library import Library
from dragoman.web.snapshot import Snapshot
from dragoman.web.sql_process import SqlProcess, Table

Row = dict[str, Any]
LONGEST_QUERY = 10_000
MOST_CONTACTS = 20
MOST_IDS = 50
"""Events of one place that are named, the latest."""
TOP_OFFICES = ("head_of_state", "head_of_government", "foreign_minister")


def ids_of(snapshot: Snapshot, words: str) -> frozenset[str]:
    """Ids under which an actor stands; UsageError with the nearest names if nobody is so called."""
    return snapshot.filter((words,), "", "", (), (), "", "").actors[0]


def in_time(snapshot: Snapshot, asked: Question) -> list[MergedEvent]:
    """The events asked for in order of date, the undated last."""
    return [snapshot.events[n] for n in np.flatnonzero(search(snapshot, asked).mask).tolist()]


def dyad_of(library: Library, a: str, b: str, by: By = "month", since: str = "", until: str = "", as_of: str = "") -> Dyad:
    """What stands between two. UsageError for unknown actors, or one actor twice."""
    day = as_day("as-of", as_of) if as_of else today()

    def compute(snapshot: Snapshot) -> Dyad:
        asked = Question(actor=(a, b), since=since, until=until)
        sides = (a, ids_of(snapshot, a)), (b, ids_of(snapshot, b))
        if sides[0][1] & sides[1][1]:
            raise UsageError(f"{a} and {b} are the same actor; a dyad needs two")
        said = [
            row
            for speaker, about in ((sides[0][1], sides[1][1]), (sides[1][1], sides[0][1]))
            for row in words_of_record.statements(
                library.record,
                words_of_record.StatementFilter(speaker=speaker, about=about, since=since or None, until=until or None),
                as_it_stands=True,
            )
        ]
        return dyad(in_time(snapshot, asked), said, *sides, as_of=day, by=by)

    return library.answer(("dyad", a, b, by, since, until, day), compute)


def balance_of(library: Library, actor: str, poles: str = "", by: By | None = None, since: str = "", until: str = "") -> Balance:
    """How an actor's dealings that occurred are shared among powers."""

    def compute(snapshot: Snapshot) -> Balance:
        ids = ids_of(snapshot, actor)
        chosen = parse_poles(poles or None, snapshot.names, ids)
        events = in_time(snapshot, Question(actor=(actor,), status=("occurred",), since=since, until=until))
        return balance(events, (actor, ids), chosen, by)

    return library.answer(("balance", actor, poles, by, since, until), compute)


def network_of(library: Library, level: str, asked: Question) -> Network:
    """Who meets whom, of the contacts that occurred, or of the statuses asked for."""
    if level not in ("country", "person"):
        raise UsageError(f"level={level}: there is no such level; there are country, person")

    def compute(snapshot: Snapshot) -> Network:
        return network(in_time(snapshot, occurred(asked)), level)  # type: ignore[arg-type]

    return library.answer(("network", level, asked), compute)


def occurred(asked: Question) -> Question:
    """The question about what occurred, unless it names other statuses."""
    return asked if asked.status else replace(asked, status=("occurred",))


def calendar_of(library: Library, asked: Question, as_of: str = "") -> list[calendar_view.Entry]:
    """What was announced and what became of it, in order of date; `as_of` parts what is to come from what is overdue."""
    day = as_day("as-of", as_of) if as_of else today()
    anytime = replace(asked, since="", until="")

    def compute(snapshot: Snapshot) -> list[calendar_view.Entry]:
        return calendar_view.entries(in_time(snapshot, anytime), day, asked.since or None, asked.until or None)

    return library.answer(("calendar", asked, day), compute)


def places_of(library: Library, asked: Question) -> list[Row]:
    """Places with coordinates and the events there, the busiest first; whole countries are left out."""

    def compute(snapshot: Snapshot) -> list[Row]:
        return [
            {"place": s.name, "country": s.country, "lat": s.lat, "lon": s.lon, "events": s.events, "ids": s.ids[-MOST_IDS:]}
            for s in spots(in_time(snapshot, asked))
            if not s.whole_country
        ]

    return library.answer(("places", asked), compute)


def statements_of(
    library: Library,
    grep: str = "",
    speaker: str = "",
    about: str = "",
    topic: str = "",
    since: str = "",
    until: str = "",
    limit: int = 25,
    offset: int = 0,
) -> tuple[list[Row], int]:
    """Statements in order of date, each with its page and place in it; and how many there are."""

    def recorded(role: Role) -> Collection[str]:
        return library.answer(("names", role), lambda _: words_of_record.names_in(library.record, role, as_it_stands=True))

    def compute(_: Snapshot) -> tuple[list[Row], int]:
        wanted = words_of_record.statement_filter(
            library.record, speaker or None, about or None, topic or None, since or None, until or None, grep or None, recorded
        )
        return words_of_record.some_statements(library.record, wanted, limit, offset, as_it_stands=True)

    return library.answer(("statements", grep, speaker, about, topic, since, until, limit, offset), compute)


def articles_of(library: Library, words: str, limit: int, offset: int) -> tuple[list[Row], int]:
    """Articles that hold the words, best first, with the words around the find; and how many there are."""

    def compute(_: Snapshot) -> tuple[list[Row], int]:
        return words_of_record.some_articles(library.record, words, limit=limit, offset=offset, as_it_stands=True)

    return library.answer(("articles", words, limit, offset), compute)


class Contacted(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    events: int
    last: str | None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an actor, and of its events in a record."""

    id: str
    name: str
    kind: str | None
    country: str | None
    offices: tuple[Term, ...]
    """Of a person, the offices held; of a country or organisation, who led it; the latest first."""
    memberships: tuple[str, ...]
    members: tuple[str, ...]
    contacts: tuple[Contacted, ...]
    """Countries and organisations that take part in the same events."""
    persons: tuple[Contacted, ...]
    """Its own persons, or those whom it deals with."""
    events: int


def profile_of(library: Library, id: str) -> Profile | None:
    """None if neither the record nor the knowledge base knows the id."""
    return library.answer(("profile", id), lambda snapshot: _profile(snapshot, id))


def _profile(snapshot: Snapshot, id: str) -> Profile | None:
    kb = default_knowledge()
    known, country = kb.actor(id), kb.country(id)
    mask = snapshot.index.key.having([id])
    if known is None and country is None and not mask.any():
        return None
    own = known.country if known else None
    return Profile(
        id=id,
        name=snapshot.actor_name(id),
        kind="country" if country else known.kind if known else None,
        country=own if own != id else None,
        offices=_offices(id, known is not None and known.kind == "person"),
        memberships=tuple(kb.memberships(id)) if country else (),
        members=tuple(kb.members(id)),
        contacts=_contacts(snapshot, mask, snapshot.index.country, {id, own}),
        persons=_contacts(snapshot, mask, snapshot.index.person, {id}),
        events=int(mask.sum()),
    )


def _offices(id: str, person: bool) -> tuple[Term, ...]:
    kb = default_knowledge()
    terms = kb.terms(id) if person else [t for office in TOP_OFFICES for t in kb.holders(id, office)]
    return tuple(sorted(terms, key=lambda t: (t.start or "", t.office), reverse=True))


def _contacts(snapshot: Snapshot, mask: Mask, others: Facet, but: set[str | None]) -> tuple[Contacted, ...]:
    """The commonest of the others in these events, and when each was last in one that occurred."""
    happened = mask & snapshot.index.status.having(["occurred"]) & snapshot.index.dated

    def last(other: str) -> str | None:
        mine = others.events_of(other)
        mine = mine[happened[mine]]
        # events stand in order of their start
        return snapshot.events[int(mine[-1])].start if mine.size else None

    counted = [(id, n) for id, n in others.counts(mask, MOST_CONTACTS + len(but)) if id not in but][:MOST_CONTACTS]
    return tuple(Contacted(id=id, name=snapshot.actor_name(id), events=n, last=last(id)) for id, n in counted)


def sql_of(library: Library, process: SqlProcess, query: str) -> Table:
    """The answer of one SELECT over the record as the snapshot has it; UsageError for anything else, and for what costs too much."""
    if len(query) > LONGEST_QUERY:
        raise UsageError(f"query: {LONGEST_QUERY} letters at most")
    return library.answer(("sql", query), lambda _: process.ask(query))
