"""Journeys of leaders."""

import pytest

from dragoman.merging import all_mentions, merge
from dragoman.views.visits import journeys, row
from tests.factories import event, reading

PUTIN, TOKAYEV, XI = "RUS:Vladimir Putin", "KAZ:Kassym-Jomart Tokayev", "CHN:Xi Jinping"


def top(actor, date):
    return ["head_of_state"]


def found(*events, statuses=frozenset({"occurred"})):
    return [row(j) for j in journeys(merge(all_mentions(reading(e) for e in events)), top, statuses)]


def test_visit_with_talks_is_one_journey():
    (journey,) = found(
        event(f"{PUTIN} > {TOKAYEV}", "2023-11-09", mode="visit", place="Astana"),
        event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", place="Astana"),
    )
    shown = {
        k: journey[k]
        for k in ("leader", "role", "start", "end", "destination", "cities", "host", "met_hosg", "met", "multilateral")
    }
    assert shown == {
        "leader": "Vladimir Putin",
        "role": "President",
        "start": "2023-11-09",
        "end": "2023-11-09",
        "destination": "KAZ",
        "cities": ["Astana"],
        "host": ["Kassym-Jomart Tokayev (President, KAZ)"],
        "met_hosg": True,
        "met": ["Kassym-Jomart Tokayev (President, KAZ)"],
        "multilateral": False,
    }


@pytest.mark.parametrize(
    ("events", "trips"),
    [
        # the host does not travel
        ([event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", place="Astana")], [("Vladimir Putin", "KAZ")]),
        # a meeting "in Kazakhstan" may have been one about it
        ([event(f"{PUTIN}, {XI}", "2023-11-09", place="KAZ")], []),
        # both travel to a third country
        ([event(f"{PUTIN}, {XI}", "2023-11-09", place="Astana")], [("Vladimir Putin", "KAZ"), ("Xi Jinping", "KAZ")]),
        # days that touch are one journey, a week apart they are two
        ([event(f"{PUTIN} > KAZ", "2023-11-08", mode="visit"), event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit")], [("Vladimir Putin", "KAZ")]),
        ([event(f"{PUTIN} > KAZ", "2023-11-01", mode="visit"), event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit")], [("Vladimir Putin", "KAZ")] * 2),
        # nobody goes anywhere
        ([event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", mode="call", place="Astana")], []),
        ([event(f"{PUTIN} > KAZ", "2023", mode="visit")], []),
        ([event("RUS > KAZ", "2023-11-09", mode="visit")], []),
        ([event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit", status="planned")], []),
    ],
)  # fmt: skip
def test_who_travels(events, trips):
    assert [(j["leader"], j["destination"]) for j in found(*events)] == trips


def test_gathering_is_named():
    (journey,) = found(event(f"{PUTIN}, CHN, IDN", "2022-11-15", mode="multilateral", place="Bali", quote="the G20 summit"))
    assert (journey["multilateral"], journey["event"]) == (True, ["G20 Summit"])


def test_planned_journeys_on_request():
    planned = event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit", status="planned")
    assert len(found(planned, statuses=frozenset({"planned"}))) == 1
