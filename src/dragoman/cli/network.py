"""`dragoman network`: who meets whom, and who stands in the middle."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import ActorOption, Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import check_target, write_whole
from dragoman.telling.events import who

if TYPE_CHECKING:
    from dragoman.views.network import Network

NODES = ("id", "name", "country", "contacts", "degree", "weighted_degree", "betweenness", "eigenvector")
TIES = ("a", "b", "weight", "shared", "first", "last", "events")
NARROW = ("name", "contacts", "degree", "weighted", "between", "eigen", "meets_most")
"""Columns of the table on a terminal; CSV and Markdown show all."""
NARROW_TIES = ("one", "other", "contacts", "first", "last")
MOST_PARTNERS = 3


class Between(StrEnum):
    """What a node is."""

    country = "country"
    person = "person"


@filtered
def command(
    filters: Filters,
    actor: ActorOption = None,
    between: Annotated[Between, typer.Option("--level", help="Countries and organisations, or persons.")] = Between.country,
    ties: Annotated[bool, typer.Option("--ties", help="List the ties (who meets whom how often) rather than the nodes.")] = False,
    graphml: Annotated[Path | None, typer.Option("--graphml", help="Also write it as GraphML.", show_default=False)] = None,
    gexf: Annotated[Path | None, typer.Option("--gexf", help="Also write it as GEXF (Gephi).", show_default=False)] = None,
    plot: PlotOption = None,
    format: FormatOption = Format.table,
) -> None:
    """Show who meets whom: contacts (visits, meetings, talks, calls) tie countries or persons; measures of centrality tell who stands in the middle.

    Counts what occurred, unless --status says otherwise. With --actor, only contacts that this actor takes part in.
    """
    from dragoman.views import network as view

    check_plot(plot)
    for path in filter(None, (graphml, gexf)):
        check_target(path)
    store = open_record(filters.record)
    asked = replace(filters, status=filters.status or ["occurred"])
    found = view.network(store.events(asked.admitting(store, actor)), between.value)
    if graphml:
        write_whole(graphml, view.graphml(found))
    if gexf:
        write_whole(gexf, view.gexf(found))
    if plot:
        from dragoman.views.pictures import network_picture, save

        title = f"Who meets {' and '.join(actor)}" if actor else "Who meets whom"
        write_whole(plot, save(network_picture(found, title), plot.suffix))
    if format in (Format.json, Format.jsonl):
        import msgspec

        emit((msgspec.to_builtins(row) for row in (found.ties if ties else found.nodes)), (), format)
    elif ties:
        emit(tie_rows(found), NARROW_TIES if format is Format.table else TIES, format)
    else:
        emit(node_rows(found), NARROW if format is Format.table else NODES, format)


def node_rows(found: "Network") -> list[dict[str, Any]]:
    partners: dict[str, list[str]] = {}
    short = {n.id: n.id if found.level == "country" else n.name.split()[-1] for n in found.nodes}
    for tie in found.ties:
        partners.setdefault(tie.a, []).append(f"{short[tie.b]} {tie.weight}")
        partners.setdefault(tie.b, []).append(f"{short[tie.a]} {tie.weight}")
    return [
        {field: getattr(node, field) for field in NODES}
        | {
            "name": node.name if found.level == "country" else who(node.name, node.country),
            "weighted": node.weighted_degree,
            "between": f"{node.betweenness:.2f}",
            "eigen": f"{node.eigenvector:.2f}",
            "meets_most": partners.get(node.id, [])[:MOST_PARTNERS],
        }
        for node in found.nodes
    ]


def tie_rows(found: "Network") -> list[dict[str, Any]]:
    names = {n.id: n.name if found.level == "country" else who(n.name, n.country) for n in found.nodes}
    return [
        {field: getattr(tie, field) for field in TIES} | {"one": names[tie.a], "other": names[tie.b], "contacts": tie.weight}
        for tie in found.ties
    ]
