"""Who meets whom: ties, their weights, centrality; the formats read back."""

import io

import networkx as nx
import pytest

from dragoman.merging import all_mentions, merge
from dragoman.views.network import gexf, graphml, network
from tests.factories import event, reading

PUTIN, TOKAYEV, XI = "RUS:Vladimir Putin", "KAZ:Kassym-Jomart Tokayev", "CHN:Xi Jinping"


def merged(*events):
    return merge(all_mentions(reading(e, url=f"https://a.example/{i}") for i, e in enumerate(events)))


@pytest.mark.parametrize(
    ("events", "level", "ties"),
    [
        # a meeting of two
        ([event(f"{PUTIN}, {TOKAYEV}", "2023-11-09")], "country", {("KAZ", "RUS"): 1}),
        # a visit names only the host country: countries are tied, persons are not
        ([event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit")], "country", {("KAZ", "RUS"): 1}),
        ([event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit")], "person", {}),
        # talks during the visit are one contact with it
        (
            [
                event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit", place="Astana", quote="visited"),
                event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", place="Astana"),
            ],
            "country",
            {("KAZ", "RUS"): 1},
        ),
        # two days, two contacts
        (
            [event(f"{PUTIN}, {TOKAYEV}", "2023-11-09"), event(f"{PUTIN}, {TOKAYEV}", "2023-05-24", quote="spoke", mode="call")],
            "country",
            {("KAZ", "RUS"): 2},
        ),
        # a president and his minister do not meet each other
        (
            [event(f"{PUTIN}, RUS:Sergey Lavrov, {TOKAYEV}", "2023-11-09")],
            "person",
            {
                ("person/kassym-jomart-tokayev", "person/sergey-lavrov"): 1,
                ("person/kassym-jomart-tokayev", "person/vladimir-putin"): 1,
            },
        ),
        # words are no contact
        ([event(f"{PUTIN} > KAZ", "2023-11-09", type="SUPPORT", mode="praise")], "country", {}),
        ([], "country", {}),
    ],
)
def test_ties(events, level, ties):
    assert {(t.a, t.b): t.weight for t in network(merged(*events), level).ties} == ties


def star():
    """Tokayev meets three who do not meet each other."""
    return network(
        merged(*(event(f"{TOKAYEV}, {other}", f"2023-0{i}-01") for i, other in enumerate((PUTIN, XI, "FRA:Emmanuel Macron"), 1)))
    )


def test_centre_of_a_star():
    middle, *others = star().nodes
    assert (middle.id, middle.degree, middle.betweenness, middle.eigenvector) == ("KAZ", 3, 1.0, 1.0)
    # of a star of n leaves each leaf has 1/sqrt(n) of the centre's eigenvector centrality
    assert all(n.eigenvector == pytest.approx(3**-0.5, abs=1e-4) and n.betweenness == 0 for n in others)


def test_contact_of_many_is_shared():
    found = network(merged(event(f"{PUTIN}, {TOKAYEV}, {XI}", "2023-11-09", mode="multilateral")))
    assert {t.shared for t in found.ties} == {0.5}


def test_files_open_in_networkx_and_are_the_same_each_time():
    found = star()
    for back in (nx.parse_graphml(graphml(found).decode()), nx.read_gexf(io.BytesIO(gexf(found)))):
        assert back.edges["KAZ", "RUS"]["weight"] == 1
        assert back.nodes["KAZ"]["label"] == "Kazakhstan"
    assert gexf(found) == gexf(star())
    assert b"lastmodified" not in gexf(found)
