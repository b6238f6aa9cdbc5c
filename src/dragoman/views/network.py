"""Who meets whom: a network of countries or of persons, tied by their contacts, with the usual measures of centrality.

A tie's weight is the number of contacts (`dragoman.views.contacts`) that both ends take part in. Ends of one country are not tied: a president
and his minister go to a meeting, they do not meet there. Measures: Freeman (1978) for degree and betweenness, Barrat et al. (2004) for the weighted
degree, Bonacich (1987) for the eigenvector; Newman (2001) for `shared`, which divides a contact of n parties by n - 1.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Literal

import msgspec

from dragoman.merging import Attendee, MergedEvent
from dragoman.views.contacts import contact_of

Level = Literal["country", "person"]
LEVELS: tuple[Level, ...] = ("country", "person")


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A country or organisation, or a person, that takes part in a contact with another."""

    id: str
    name: str
    country: str | None
    contacts: int
    """Number of contacts it takes part in."""
    degree: int
    """Number of others it meets."""
    weighted_degree: int
    """Sum of the weights of its ties."""
    betweenness: float
    """Share of the shortest paths between others that run through it (0 to 1); a tie of weight w has length 1/w."""
    eigenvector: float
    """0 to 1: high for who meets those who meet many; the highest of the network is 1."""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two that meet; `a` before `b` in the alphabet."""

    a: str
    b: str
    weight: int
    """Number of contacts."""
    shared: float
    """Contacts, each divided by the number of its parties less one."""
    first: str | None
    last: str | None
    """Dates of the earliest and the latest contact."""
    events: tuple[str, ...]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    level: Level
    nodes: tuple[Node, ...]
    """The best connected first."""
    ties: tuple[Tie, ...]
    """The strongest first."""


def network(events: Iterable[MergedEvent], level: Level = "country") -> Network:
    """The network of those events that are contacts (CONSULT); which statuses and dates count is for the caller's filter."""
    contacts: dict[str, dict[str, Party]] = defaultdict(dict)
    told: dict[str, list[MergedEvent]] = defaultdict(list)
    for event in events:
        if event.type == "CONSULT":
            key = contact_of(event)
            told[key].append(event)
            for party in _parties(event, level):
                contacts[key].setdefault(party[0], party)
    meeting = {key: parties for key, parties in contacts.items() if len({p[2] for p in parties.values()}) > 1}
    ties = _ties(meeting, told)
    return Network(level=level, nodes=_nodes(meeting, ties), ties=ties)


Party = tuple[str, str, str | None]
"""Id, name, country."""


def _parties(event: MergedEvent, level: Level) -> Iterator[Party]:
    for p in event.participants:
        if level == "country" and p.country:
            yield p.country, p.country, p.country
        elif level == "person" and p.person:
            yield _person_id(p), p.person, p.country


def _person_id(p: Attendee) -> str:
    """Persons that nobody knows are told apart by name and country."""
    return p.actor if p.actor and p.actor != p.country else f"{p.country or '?'}:{p.person}"


def _ties(contacts: dict[str, dict[str, Party]], told: dict[str, list[MergedEvent]]) -> tuple[Tie, ...]:
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, parties in contacts.items():
        for a, b in combinations(sorted(parties), 2):
            if parties[a][2] != parties[b][2]:
                shared[a, b].append(key)
    found = []
    for (a, b), keys in shared.items():
        events = sorted((e for key in keys for e in told[key]), key=lambda e: (e.start or "9999", e.id))
        dates = [e.start for e in events if e.start]
        found.append(
            Tie(
                a=a,
                b=b,
                weight=len(keys),
                shared=round(sum(1 / (len(contacts[key]) - 1) for key in keys), 4),
                first=dates[0] if dates else None,
                last=dates[-1] if dates else None,
                events=tuple(e.id for e in events),
            )
        )
    return tuple(sorted(found, key=lambda t: (-t.weight, t.a, t.b)))


def _nodes(contacts: dict[str, dict[str, Party]], ties: tuple[Tie, ...]) -> tuple[Node, ...]:
    import networkx as nx

    graph = nx.Graph()
    known = {id: party for parties in contacts.values() for id, party in parties.items()}
    graph.add_nodes_from(sorted(known))
    graph.add_weighted_edges_from((t.a, t.b, t.weight) for t in ties)
    nx.set_edge_attributes(graph, {(t.a, t.b): 1 / t.weight for t in ties}, "length")
    between = nx.betweenness_centrality(graph, weight="length") if len(graph) > 2 else dict.fromkeys(graph, 0.0)
    central = _eigenvector(graph)
    names = _names()
    found = [
        Node(
            id=id,
            name=names.get(name, name),
            country=country,
            contacts=sum(id in parties for parties in contacts.values()),
            degree=graph.degree(id),
            weighted_degree=graph.degree(id, weight="weight"),
            betweenness=round(between[id], 4),
            eigenvector=round(central[id], 4),
        )
        for id, name, country in (known[id] for id in graph)
    ]
    return tuple(sorted(found, key=lambda n: (-n.weighted_degree, -n.degree, n.id)))


def _eigenvector(graph: Any) -> dict[str, float]:
    """By power iteration; 0 for all but the best connected part if the network falls apart."""
    import networkx as nx

    if not graph.number_of_edges():
        return dict.fromkeys(graph, 0.0)
    try:
        found: dict[str, float] = nx.eigenvector_centrality(graph, max_iter=5000, tol=1e-9, weight="weight")
    except nx.PowerIterationFailedConvergence:
        return dict.fromkeys(graph, 0.0)
    most = max(found.values())
    return {id: value / most for id, value in found.items()}


def _names() -> dict[str, str]:
    """Names of countries and organisations by code."""
    from dragoman.knowledge import default_knowledge

    return {a.id: a.name for a in default_knowledge().actors() if a.id == a.country}


def to_graph(found: Network) -> Any:
    """A networkx Graph with the nodes' and ties' fields as attributes, for GraphML, GEXF and the user's own analysis."""
    import networkx as nx

    graph = nx.Graph(level=found.level)
    for node in found.nodes:
        fields = {k: v for k, v in msgspec.to_builtins(node).items() if k != "id" and v is not None}
        graph.add_node(node.id, label=node.name, **fields)
    for tie in found.ties:
        graph.add_edge(
            tie.a,
            tie.b,
            weight=tie.weight,
            shared=tie.shared,
            first=tie.first or "",
            last=tie.last or "",
            events=" ".join(tie.events),
        )
    return graph


def graphml(found: Network) -> bytes:
    """GraphML, the same bytes for the same network."""
    import networkx as nx

    return ("\n".join(nx.generate_graphml(to_graph(found))) + "\n").encode()


def gexf(found: Network) -> bytes:
    """GEXF 1.2, without the day on which it was written, so that the same network gives the same bytes."""
    import re

    import networkx as nx

    lines = "\n".join(nx.generate_gexf(to_graph(found), version="1.2draft"))
    return (re.sub(r' lastmodifieddate="[^"]*"', "", lines) + "\n").encode()
