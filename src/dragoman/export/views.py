"""Exports of views: the network of contacts as GraphML and GEXF, dated events as a calendar."""

from pathlib import Path

from dragoman.errors import UsageError
from dragoman.export.content import Content
from dragoman.views import calendar
from dragoman.views import network as networks


def write_graphml(content: Content, path: Path) -> None:
    """Who meets whom among countries and organisations: nodes with measures of centrality, ties with weights."""
    path.write_bytes(networks.graphml(_network(content)))


def write_gexf(content: Content, path: Path) -> None:
    """The same network for Gephi."""
    path.write_bytes(networks.gexf(_network(content)))


def _network(content: Content) -> networks.Network:
    """Of what occurred: what is only planned, called off or denied ties nobody."""
    found = networks.network(e for e in content.events if e.status == "occurred")
    if not found.nodes:
        raise UsageError(
            "nobody meets anybody in these events (a network is made of visits, meetings, talks and calls that occurred); nothing was written"
        )
    return found


def write_ics(content: Content, path: Path) -> None:
    """Every dated event as an entry of whole days. UsageError if none has a date."""
    today = max((r.page.published for r in content.readings if r.page.published), default="1970-01-01")
    dated = [e for e in content.events if e.start]
    if not dated:
        raise UsageError("no event has a date; nothing was written")
    found = [calendar.Entry(e, calendar.outcome_of(e, today), e.history[0], e.history[-1]) for e in dated]
    path.write_bytes(calendar.to_icalendar(found))
