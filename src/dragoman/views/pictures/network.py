"""A network of who meets whom: circles as large as their contacts, lines as wide as the tie."""

from math import sqrt
from typing import Any

from matplotlib.figure import Figure

from dragoman.views.network import Network, to_graph
from dragoman.views.pictures.style import BLUE, GREY, ORANGE, empty, figure, place_labels, styled

MOST_NODES = 40
"""More names than this nobody reads."""
SEED = 7
STRETCH = 1.6
"""Names are wide: places lie further apart from left to right."""


def network_picture(found: Network, title: str) -> Figure:
    """The best connected of the network, laid out by springs (Fruchterman and Reingold 1991); the most between others in orange."""
    shown = [n for n in found.nodes if n.degree][:MOST_NODES]
    left_out = sum(1 for n in found.nodes if n.degree) - len(shown)
    note = "Size: contacts. Width: contacts of the two. Orange: the five through whom most shortest paths between others run."
    with styled():
        drawn, (axes,) = figure(title, note + (f" {left_out} with fewer contacts are left out." if left_out else ""), 6.2)
        axes.set_axis_off()
        if not shown:
            empty(axes, "nobody meets anybody in these events")
            return drawn
        graph = to_graph(found).subgraph([n.id for n in shown])
        at = _layout(graph)
        heaviest = max(d["weight"] for _, _, d in graph.edges(data=True))
        for tie in reversed(found.ties):
            if tie.a in at and tie.b in at:
                (x1, y1), (x2, y2) = at[tie.a], at[tie.b]
                width = 0.5 + 4 * tie.weight / heaviest
                axes.plot([x1, x2], [y1, y2], color=GREY, alpha=0.45, linewidth=width, zorder=1, solid_capstyle="round")
        most = max(n.contacts for n in shown)
        between = {n.id for n in sorted(shown, key=lambda n: (-n.betweenness, n.id))[:5] if n.betweenness}
        labels = []
        for node in shown:
            size = 30 + 500 * node.contacts / most
            colour = ORANGE if node.id in between else BLUE
            axes.scatter(*at[node.id], s=size, color=colour, edgecolor="white", linewidth=0.8, zorder=2)
            labels.append((node.name if found.level == "person" else node.id, *at[node.id], sqrt(size) / 2))
        axes.margins(0.1)
        place_labels(axes, labels)
    return drawn


def _layout(graph: Any) -> dict[str, tuple[float, float]]:
    """Each part that hangs together is laid out by itself, by a fixed seed; parts stand side by side, the largest first."""
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    found: dict[str, tuple[float, float]] = {}
    left = top = column = 0.0
    for part in parts:
        # nodes in order, or the seed would not fix the picture
        ordered = nx.Graph()
        ordered.add_nodes_from(part)
        ordered.add_edges_from(sorted(tuple(sorted(tie)) for tie in graph.subgraph(part).edges))
        size = sqrt(len(part))
        places = nx.spring_layout(ordered, seed=SEED, k=3 / size, iterations=300, scale=size / 2)
        if top and top + size > sqrt(len(parts[0])):
            left, top, column = left + column + 1, 0.0, 0.0
        for id, (x, y) in places.items():
            found[id] = (STRETCH * (left + size / 2 + float(x)), -(top + size / 2 + float(y)))
        top, column = top + size + 0.6, max(column, size)
    return found
