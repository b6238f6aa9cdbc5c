"""Two sets of pages on the same events."""

import pytest

from dragoman.merging import Judgement, all_mentions
from dragoman.merging.judgements import anchors_of
from dragoman.views.compare import compare
from tests.factories import event, reading

PAIR = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"


def found(a, b):
    sets = (
        list(all_mentions(reading(e, url=f"https://{name}.example/{i}") for i, e in enumerate(es)))
        for name, es in (("a", a), ("b", b))
    )
    return compare(*zip(("A", "B"), sets, strict=True))


@pytest.mark.parametrize(
    ("a", "b", "differences"),
    [
        pytest.param({}, {}, {}, id="told alike"),
        pytest.param({"place": "Astana"}, {}, {}, id="leaving out is no difference"),
        pytest.param({"place": "Astana"}, {"place": "KAZ"}, {}, id="nor is saying less"),
        pytest.param({"place": "Astana"}, {"place": "Almaty"}, {"place": ("Astana", "Almaty")}, id="another place"),
        pytest.param({"status": "denied"}, {}, {"status": ("denied", "occurred")}, id="one denies it"),
        pytest.param({"status": "planned"}, {}, {}, id="an announcement that came true"),
    ],
)
def test_differences(a, b, differences):
    (both,) = found([event(PAIR, "2023-11-09", **a)], [event(PAIR, "2023-11-09", quote="talked", **b)]).both
    assert {d.about: (d.a, d.b) for d in both.differences} == differences
    assert both.a.id == both.b.id == both.event.id


def test_what_only_one_tells():
    answer = found(
        [event(PAIR, "2023-11-09"), event("USA > RUS", "2023-11-01", type="SANCTION", mode=None)], [event(PAIR, "2023-11-09")]
    )
    assert ([e.type for e in answer.only_a], answer.only_b, len(answer.both)) == (["SANCTION"], (), 1)
    assert (answer.pages_a, answer.pages_b) == (2, 1)


@pytest.mark.parametrize(
    ("a", "b", "ahead"), [("2023-11-07", "2023-11-09", 2), ("2023-11-09", "2023-11-08", -1), (None, "2023-11-09", None)]
)
def test_who_told_first(a, b, ahead):
    sets = [
        (name, list(all_mentions([reading(event(PAIR, "2023-11-09"), url=f"https://{name}.example", published=day)])))
        for name, day in (("A", a), ("B", b))
    ]
    assert [x.days_ahead for x in compare(*sets).both] == [ahead]


def judgement(verb, events, value=None):
    """Said of these events, each of which is all of one event where they are merged."""
    anchors = tuple(anchor for event in events for anchor in anchors_of(event))
    return Judgement(
        id=verb, verb=verb, who="a reader", when="2024-01-01T00:00:00", why="known", anchors=anchors, value=value or {}
    )


def test_judgements_say_what_one_event_is_and_which_is_none():
    """One set's sanction is rejected, and two meetings that differ by a day are said to be one, which was in Almaty."""
    a = [event(PAIR, "2023-11-09"), event("USA > RUS", "2023-11-01", type="SANCTION", mode=None)]
    sets = [
        (name, list(all_mentions(reading(e, url=f"https://{name}.example/{i}") for i, e in enumerate(es))))
        for name, es in (("A", a), ("B", [event(PAIR, "2023-12-24", quote="talked")]))
    ]
    apart = compare(*sets)
    assert (len(apart.both), len(apart.only_a), len(apart.only_b)) == (0, 2, 1)
    (met, sanction), (talked,) = sorted(apart.only_a, key=lambda e: e.type), apart.only_b
    said = [
        judgement("reject", [sanction]),
        judgement("merge", [met, talked]),
        judgement("edit", [met], value={"place": "Almaty"}),
    ]
    judged = compare(*sets, judgements=said)
    (both,) = judged.both
    assert (judged.only_a, judged.only_b) == ((), ())
    assert both.event.place is not None
    assert both.event.place.name == "Almaty"
    assert (both.a.place, both.b.place) == (None, None)
