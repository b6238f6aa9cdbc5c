"""Two sets of pages on the same events."""

import pytest

from dragoman.merging import all_mentions
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
