"""Balance among poles: what is counted for whom, the index, its interval, and when it is too thin."""

import math

import pytest

from dragoman.errors import UsageError
from dragoman.merging import all_mentions, merge
from dragoman.views.balance import balance
from dragoman.views.evenness import evenness
from dragoman.views.poles import parse_poles
from tests.factories import event, reading

TOKAYEV = "KAZ:Kassym-Jomart Tokayev"
KAZ = ("KAZ", frozenset({"KAZ"}))


def merged(*events):
    """Each told by a page of the next day, or of 2022 if it was before."""
    days = (max("2022-01-02", events[i].start or "") for i in range(len(events)))
    return merge(
        all_mentions(
            reading(e, url=f"https://a.example/{i}", published=day) for i, (e, day) in enumerate(zip(events, days, strict=True))
        )
    )


def counts(events, poles, measure, by=None):
    found = balance(merged(*events), KAZ, parse_poles(poles), by)
    return {
        row.period: ({s.pole: s.count for s in row.shares if s.count}, row.beyond) for row in found.rows if row.measure == measure
    }


@pytest.mark.parametrize(
    ("events", "measure", "expected"),
    [
        pytest.param([event(f"{TOKAYEV}, RUS", "2023-11-09")], "contacts", ({"RUS": 1}, 0), id="a meeting"),
        pytest.param([event(f"{TOKAYEV}, UZB", "2023-11-09")], "contacts", ({}, 1), id="with nobody of the poles"),
        pytest.param([event(f"{TOKAYEV}, FRA", "2023-11-09")], "contacts", ({"EU": 1}, 0), id="a member counts as its union"),
        pytest.param([event("KAZ > GBR", "2015-11-09", mode="visit")], "contacts", ({"EU": 1}, 0), id="membership is dated"),
        pytest.param([event("KAZ > GBR", "2023-11-09", mode="visit")], "contacts", ({}, 1), id="and ends"),
        pytest.param([event("RUS, CHN", "2023-11-09")], "contacts", ({}, 0), id="without the actor"),
        pytest.param([event(f"{TOKAYEV}, RUS, CHN", "2023-11-09")], "contacts", ({"RUS": 1, "CHN": 1}, 0), id="shared by two"),
        pytest.param([event("KAZ > RUS", "2023-11-09", type="SUPPORT", mode="praise")], "praise given", ({"RUS": 1}, 0), id="praise"),
        pytest.param([event("KAZ > RUS", "2023-11-09", type="SUPPORT", mode="praise")], "praise received", ({}, 0), id="has a way"),
        pytest.param([event("USA > KAZ", "2023-11-09", type="ACCUSE", mode=None)], "criticism received", ({"USA": 1}, 0), id="blame"),
        pytest.param([event("KAZ, CHN", "2023-11-09", type="AGREE", mode="sign")], "agreements", ({"CHN": 1}, 0), id="agreement"),
    ],
)  # fmt: skip
def test_what_counts_for_whom(events, measure, expected):
    assert counts(events, "RUS,CHN,EU=EU*,USA", measure) == {"all": expected}


def test_periods_add_up_and_a_shared_contact_is_parted():
    events = [
        event(f"{TOKAYEV}, RUS", "2022-05-01"),
        event(f"{TOKAYEV}, CHN", "2005-05-01"),
        event(f"{TOKAYEV}, RUS, CHN", "2023-05-01"),
        event(f"{TOKAYEV}, CHN", "2023-06-01"),
    ]
    assert counts(events, "RUS,CHN", "contacts", "year") == {
        "all": ({"RUS": 2, "CHN": 3}, 0),
        "before 2022": ({"CHN": 1}, 0),
        "2022": ({"RUS": 1}, 0),
        "2023": ({"RUS": 1, "CHN": 2}, 0),
    }
    row = balance(merged(*events), KAZ, parse_poles("RUS,CHN")).rows[0]
    assert [s.weight for s in row.shares] == [1.5, 2.5]


@pytest.mark.parametrize(
    ("sums", "index"),
    [
        ((4, 0), 0.0),
        ((4, 4), 1.0),
        ((1, 1, 0, 0), 0.5),  # two of four: ln 2 / ln 4
        ((3, 1), -(0.75 * math.log(0.75) + 0.25 * math.log(0.25)) / math.log(2)),
    ],
)
def test_index_by_hand(sums, index):
    units = [[float(i == j) for j in range(len(sums))] for i, n in enumerate(sums) for _ in range(n)]
    assert evenness(units, len(sums)).index == pytest.approx(index, abs=5e-4)


def test_interval_holds_the_index_narrows_with_more_and_is_the_same_each_time():
    few, many = ([[1.0, 0.0]] * n + [[0.0, 1.0]] * (n // 2) for n in (10, 200))
    a, b = evenness(few, 2), evenness(many, 2)
    assert a.low <= a.index <= a.high
    assert b.high - b.low < a.high - a.low
    assert (a.thin, b.thin) == (True, False)
    assert evenness(few, 2) == a


def test_interval_covers_the_truth_about_as_often_as_it_says():
    """A hundred records of 100 events drawn from shares .5 .3 .2: the interval should hold their evenness in most."""
    import numpy as np

    shares = np.array([0.5, 0.3, 0.2])
    truth = float(-(shares * np.log(shares)).sum() / math.log(3))
    chance = np.random.default_rng(1)
    draws = [np.eye(3)[chance.choice(3, 100, p=shares)].tolist() for _ in range(100)]
    held = sum(e.low <= truth <= e.high for e in (evenness(units, 3, draws=300) for units in draws))
    assert held >= 85


def test_nothing_counted():
    row = balance([], KAZ, parse_poles("RUS,CHN")).rows[0]
    assert (row.evenness.index, row.evenness.thin, row.shares[0].share) == (None, True, None)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("RUS", "two poles or more"),
        ("RUS,,CHN", "names nobody"),
        ("RUS,Frnce", "nearest: France"),
        ("RUS,EU+RUS", "RUS is in two poles"),
        ("A=RUS,A=CHN", "A stands twice"),
        ("CHN,RUS*", "no members of RUS"),
    ],
)
def test_poles_that_make_no_sense(words, message):
    with pytest.raises(UsageError, match=message):
        parse_poles(words)


def test_default_poles_leave_the_actor_out():
    assert [p.label for p in parse_poles(None, but=frozenset({"RUS"}))] == ["CHN", "TUR", "EU", "USA"]
