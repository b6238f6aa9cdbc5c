"""Pictures: each is drawn from full and from empty answers, is the same each time, and says what it shows in words."""

import re

import pytest

from dragoman.merging import all_mentions, merge
from dragoman.views.balance import balance
from dragoman.views.dyad import Period, dyad
from dragoman.views.network import network
from dragoman.views.pictures import (
    balance_picture,
    dyad_picture,
    map_picture,
    network_picture,
    save,
    timeline_picture,
)
from dragoman.views.pictures.dyad import filled
from dragoman.views.pictures.style import SERIES
from dragoman.views.places import spots
from dragoman.views.poles import parse_poles
from dragoman.views.timeline import timeline
from tests.factories import event, reading

PUTIN, TOKAYEV = "RUS:Vladimir Putin", "KAZ:Kassym-Jomart Tokayev"
SIDES = ("KAZ", frozenset({"KAZ"})), ("RUS", frozenset({"RUS"}))


def events():
    told = [
        event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit", place="Astana", quote="visited"),
        event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", place="Astana"),
        event(f"{PUTIN}, {TOKAYEV}", "2023-12-01", status="planned", quote="will meet"),
        event("KAZ > RUS", "2023", type="ACCUSE", mode=None, quote="criticised"),
        event(f"{TOKAYEV}, CHN:Xi Jinping", "2023-05-18", place="Beijing", quote="met Xi"),
        event("KAZ > RUS", None, type="SUPPORT", mode="praise", quote="praised"),
    ]
    return merge(all_mentions(reading(e, url=f"https://a.example/{i}") for i, e in enumerate(told)))


def drawn(name, told):
    match name:
        case "timeline":
            return timeline_picture(timeline(told), "Kazakhstan and Russia")
        case "dyad":
            return dyad_picture(dyad(told, [], *SIDES, as_of="2023-11-20"), "Kazakhstan and Russia")
        case "network":
            return network_picture(network(told), "Who meets whom")
        case "map":
            return map_picture(spots(told), "Where it happened")
        case "balance":
            return balance_picture(balance(told, SIDES[0], parse_poles("RUS,CHN")), "Kazakhstan")
        case _:
            return balance_picture(balance(told, SIDES[0], parse_poles("RUS,CHN"), "month"), "Kazakhstan")


NAMES = ("timeline", "dyad", "network", "map", "balance", "balance by month")


@pytest.mark.parametrize("name", NAMES)
def test_same_answer_same_bytes_and_no_date_in_them(name):
    one, two = (save(drawn(name, events()), ".svg") for _ in range(2))
    assert one == two
    assert not re.search(rb"<dc:date>|matplotlib v|Matplotlib v", one)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_draw_is_said(name):
    assert save(drawn(name, []), ".png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("timeline", ("Kazakhstan and Russia", "Contacts", "Not drawn: 1 undated", "planned")),
        ("dyad", ("leaders", "Last meeting: 2023-11-09", "Next planned: 2023-12-01", "cooperation", "conflict")),
        ("network", ("KAZ", "RUS", "CHN")),
        ("map", ("Astana 2", "Beijing 1", "Natural Earth")),
        ("balance", ("contacts", "thin", "RUS", "CHN")),
        ("balance by month", ("2023-11", "hollow: too thin to say", "RUS")),
    ],
)
def test_what_is_written_in_it(name, words):
    figure = drawn(name, events())
    written = " ".join(t.get_text() for t in figure.findobj(lambda artist: hasattr(artist, "get_text")))
    assert not [w for w in words if w not in written]


def test_title_stands_over_the_picture():
    assert drawn("timeline", events()).get_suptitle() == "Kazakhstan and Russia"


def test_colours_are_okabe_and_itos():
    assert len(set(SERIES)) == 8


def period(name):
    return Period(period=name, leaders=0, ministers=0, others=0, events=1, cooperation=1.0, conflict=0.0, ids=("x",))


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (["2023-11", "2024-02"], ["2023-11", "2023-12", "2024-01", "2024-02"]),
        (["2023-Q3", "2024-Q1"], ["2023-Q3", "2023-Q4", "2024-Q1"]),
        (["2021", "2023"], ["2021", "2022", "2023"]),
        (["2021", "2023-11"], ["2021", "2023-11"]),  # mixed precision is left as it is
        (["1991-01", "2023-11"], ["1991-01", "2023-11"]),  # too long to fill
        (["2023-11"], ["2023-11"]),
    ],
)
def test_quiet_periods_are_filled_in(told, shown):
    assert [p.period for p in filled([period(p) for p in told])] == shown
