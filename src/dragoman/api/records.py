"""A record from Python: questions as methods, with the filters of the command line as arguments."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dragoman.api.results import Events, Table

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent
    from dragoman.model import Reading
    from dragoman.record import AddReport, EventFilter, Record
    from dragoman.views.balance import Balance
    from dragoman.views.dyad import Dyad
    from dragoman.views.network import Network

OneOrMore = str | Sequence[str]
OCCURRED = ("occurred",)


class OpenRecord:
    """A record. `store` is what stands behind it (`dragoman.record.Record`).

    Arguments that several methods share: `actor`, one or more countries, organisations or persons, by code or name, that all take part;
    `since`, `until`, dates or prefixes (2023-11-09, 2023-11, 2023), both included; `type`, as CONSULT or CONSULT/visit; `status`;
    `place`, a town or a country's code; `context`, as energy. An unknown one is a UsageError that names the nearest.
    """

    def __init__(self, store: "Record") -> None:
        self.store = store

    def __repr__(self) -> str:
        return f"<record {self.store.root}: {len(self.store.pages())} pages>"

    def add(self, readings: "Iterable[Reading]") -> "AddReport":
        """Add readings in one commit. A page already there is left alone; one with other content at a known URL replaces the old one."""
        return self.store.add(readings)

    def readings(self) -> "list[Reading]":
        """Everything each page says, in order of page id."""
        return self.store.readings()

    @property
    def pages(self) -> Table:
        """The pages, with their texts."""
        from dragoman.export import Content
        from dragoman.export.flat import table

        return Table(lambda: table("pages", Content((), tuple(self.store.readings()))))

    def events(
        self,
        actor: OneOrMore = (),
        *,
        since: str | None = None,
        until: str | None = None,
        type: OneOrMore = (),
        status: OneOrMore = (),
        place: str | None = None,
        context: str | None = None,
    ) -> Events:
        """Events in order of date."""
        return Events(self.store.events(self._filter(actor, since, until, type, status, place, context)))

    def timeline(self, *actors: str, **filters: Any) -> Events:
        """Events in which all of `actors` take part, in order of date; filters as of `events`."""
        return self.events(actors, **filters)

    def event(self, id: str) -> "MergedEvent":
        """The event of this id, or of the one id that begins so."""
        return self.store.event(id)

    def statements(
        self,
        speaker: str | None = None,
        about: str | None = None,
        *,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        grep: str | None = None,
    ) -> Table:
        """Statements in order of date: who said what about whom. `grep`: words that must be in it, "..." a phrase, * any ending."""
        from dragoman.export.flat import statement_table
        from dragoman.record import search

        wanted = search.statement_filter(self.store, speaker, about, topic, since, until, grep)
        return Table(lambda: statement_table(search.statements(self.store, wanted)))

    def facts(
        self, about: str | None = None, fact: str | None = None, *, since: str | None = None, until: str | None = None
    ) -> Table:
        """Facts in order of date of their page; `fact`: office, member, election, partnership, treaty, relations or quantity."""
        from dragoman.export.flat import fact_table
        from dragoman.record.facts import facts

        found = facts(self.store, about, fact, since, until)
        return Table(lambda: fact_table(found))

    def dyad(self, a: str, b: str, *, as_of: str, by: Literal["year", "quarter", "month"] = "month", **filters: Any) -> "Dyad":
        """What stands between two. `as_of` (ISO day) parts past from coming; filters as of `events`."""
        from dragoman.record import search
        from dragoman.record.actors import resolve_actor
        from dragoman.views.dyad import dyad

        names = self.store.names()
        sides = [(words, resolve_actor(words, names)) for words in (a, b)]
        said = search.statements(self.store, search.StatementFilter())
        return dyad(self.events((a, b), **filters), said, sides[0], sides[1], as_of, by)

    def balance(
        self, actor: str, poles: str | None = None, *, by: Literal["year", "quarter", "month"] | None = None, **filters: Any
    ) -> "Balance":
        """How an actor's contacts, agreements, praise and criticism are shared among powers; of what occurred unless `status` says otherwise.

        `poles` as of the command line: ``RUS,CHN,EU+FRA,West=USA+NATO*``.
        """
        from dragoman.record.actors import resolve_actor
        from dragoman.views.balance import balance
        from dragoman.views.poles import parse_poles

        names = self.store.names()
        ids = resolve_actor(actor, names)
        events = self.events(actor, **{"status": OCCURRED, **filters})
        return balance(events, (actor, ids), parse_poles(poles, names, ids), by)

    def network(self, level: Literal["country", "person"] = "country", **filters: Any) -> "Network":
        """Who meets whom; of what occurred unless `status` says otherwise. `dragoman.views.network.to_graph` makes a networkx graph of it."""
        from dragoman.views.network import network

        return network(self.events(**{"status": OCCURRED, **filters}), level)

    def query(self, sql: str) -> Table:
        """Rows of a DuckDB query over the tables ``readings``, ``events`` and ``judgements`` (nested as in the contract)."""
        import pyarrow as pa

        return Table(lambda: pa.Table.from_pylist(self.store.query(sql)))

    def export(self, format: str, target: str | Path, actor: OneOrMore = (), **filters: Any) -> None:
        """Write for another tool, as `dragoman export` does; filters as of `events`."""
        from dragoman.export import export

        blank = {"since": None, "until": None, "type": (), "status": (), "place": None, "context": None}
        export(self.store, format, str(target), self._filter(actor, **{**blank, **filters}))

    def _filter(
        self,
        actor: OneOrMore,
        since: str | None,
        until: str | None,
        type: OneOrMore,
        status: OneOrMore,
        place: str | None,
        context: str | None,
    ) -> "EventFilter":
        from dragoman.record import make_filter

        actors = _several(actor)
        names = self.store.names() if actors else ()
        return make_filter(actors, since, until, _several(type), _several(status), place, context, names)


def _several(value: OneOrMore) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value
