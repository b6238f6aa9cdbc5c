"""Which mentions become one event."""

import random

import msgspec
import pytest

from dragoman.merging import all_mentions, merge
from dragoman.model import Reading
from tests.factories import event, reading

PUTIN, TOKAYEV, LAVROV, NURTLEU, XI = (
    "RUS:Vladimir Putin",
    "KAZ:Kassym-Jomart Tokayev",
    "RUS:Sergey Lavrov",
    "KAZ:Murat Nurtleu",
    "CHN:Xi Jinping",
)
BOTH = f"{PUTIN}, {TOKAYEV}"


def events_of(*readings: Reading):
    return merge(all_mentions(readings))


ONE_OR_TWO = [
    # two pages, one day: one event
    (event(BOTH, "2023-11-09"), event(BOTH, "2023-11-09"), 1),
    # persons refine countries
    (event(BOTH, "2023-11-09"), event("RUS, KAZ", "2023-11-09"), 1),
    # the same men a year apart
    (event(BOTH, "2022-11-28"), event(BOTH, "2023-11-09"), 2),
    # two certain dates that differ are never one, not even by a day
    (event(BOTH, "2023-11-08"), event(BOTH, "2023-11-09"), 2),
    # the page's own date is not certain
    (event(BOTH, "2023-11-08"), event(BOTH, "2023-11-09", said=False), 1),
    # ... but not a week away
    (event(BOTH, "2023-11-01"), event(BOTH, "2023-11-09", said=False), 2),
    # other persons of the same countries
    (event(BOTH, "2023-11-09"), event(f"{LAVROV}, {NURTLEU}", "2023-11-09"), 2),
    # another country
    (event(BOTH, "2023-11-09"), event(f"{PUTIN}, {XI}", "2023-11-09"), 2),
    # a visit and the talks held during it are two
    (event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit", place="Astana"), event(BOTH, "2023-11-09"), 2),
    # a visit whose host is only implied by the place
    (event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit"), event(PUTIN, "2023-11-09", mode="visit", place="Astana"), 1),
    # two visits that cross
    (event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit"), event(f"{TOKAYEV} > RUS", "2023-11-09", mode="visit"), 2),
    # a visitor whose host is not said, on the day
    (event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit"), event(PUTIN, "2023-11-09", mode="visit"), 1),
    # promises have a direction, signatures have none
    (event("RUS > KAZ", "2023-11-09", type="AGREE", mode="pledge"), event("KAZ > RUS", "2023-11-09", type="AGREE", mode="pledge"), 2),
    (event("RUS > KAZ", "2023-11-09", type="AGREE", mode="sign"), event("KAZ, RUS", "2023-11-09", type="AGREE", mode="sign"), 1),
    # one day of a visit of two days
    (event(f"{PUTIN} > KAZ", "2023-11-08", "2023-11-09", mode="visit"), event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit"), 1),
    # a month that holds the day
    (event(BOTH, "2023-11-09"), event(BOTH, "2023-11"), 1),
    # a month that does not
    (event(BOTH, "2023-11-09"), event(BOTH, "2023-10"), 2),
    # announced without a date, then held within weeks
    (event(f"{PUTIN} > {TOKAYEV}", "2023-11-20", mode="visit"), event(f"{PUTIN} > KAZ", mode="visit", status="planned"), 1),
    # a call is no meeting
    (event(BOTH, "2023-11-09"), event(BOTH, "2023-11-09", mode="call"), 2),
    # talks of unsaid form are either
    (event(BOTH, "2023-11-09"), event(BOTH, "2023-11-09", mode="talks"), 1),
    # two towns, only countries named: two meetings
    (event("RUS, KAZ", "2023-11-09", place="Moscow"), event("RUS, KAZ", "2023-11-09", place="Astana"), 2),
    # two towns, the same two men on one day: one meeting, and the pages disagree
    (event(BOTH, "2023-11-09", place="Almaty"), event(BOTH, "2023-11-09", place="Astana"), 1),
    # another type
    (event(BOTH, "2023-11-09"), event(BOTH, "2023-11-09", type="AGREE", mode="sign"), 2),
    # who does it to whom
    (event("RUS > USA", "2023-11-09", type="ACCUSE", mode="disapprove"), event("USA > RUS", "2023-11-09", type="ACCUSE", mode="disapprove"), 2),
    (event("RUS > USA", "2023-11-09", type="ACCUSE", mode="disapprove"), event("RUS > USA", "2023-11-09", type="ACCUSE", mode="allege"), 1),
    # pages name different parties of one summit
    (
        event("USA, CHN, IDN", "2022-11-15", mode="multilateral", place="Bali"),
        event("USA, CHN, FRA", "2022-11-15", mode="multilateral", place="Bali"),
        1,
    ),
    # a planned meeting that was put off to another certain day stays another
    (event(BOTH, "2023-11-09", status="cancelled"), event(BOTH, "2023-11-20", status="planned"), 2),
    # undated background on two pages is not put together
    (event("RUS > UKR", type="ASSAULT", mode=None), event("RUS > UKR", "2023-02", type="ASSAULT", mode=None), 2),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "count"), ONE_OR_TWO)
def test_one_event_or_two(a, b, count):
    pages = [reading(a, url="https://a.example/1"), reading(b, url="https://b.example/1")]
    assert len(events_of(*pages)) == count
    assert events_of(*pages) == events_of(*reversed(pages))


def test_background_without_a_date_is_no_proof_of_a_days_event():
    """ "Russia struck Kyiv on Tuesday" and, on other pages, "Russia's invasion of Ukraine"."""
    struck = event("RUS > UKR", "2023-11-07", type="ASSAULT", mode=None, quote="struck Kyiv")
    war = event("RUS > UKR", type="ASSAULT", mode=None, place="UKR", quote="invasion")
    war = msgspec.structs.replace(war, decisions={"date": "no date: background without a clue"})
    pages = [reading(struck), reading(war, url="https://b.example/"), reading(war, url="https://c.example/")]
    assert [(e.start, e.articles) for e in events_of(*pages)] == [("2023-11-07", 1), (None, 2)]


def test_country_only_mention_joins_none_of_two():
    """Ministers and presidents met on one day; "Russia and Kazakhstan held talks" may be either."""
    pages = [
        reading(event(BOTH, "2023-11-09")),
        reading(event(f"{LAVROV}, {NURTLEU}", "2023-11-09")),
        reading(event("RUS, KAZ", "2023-11-09", quote="talks")),
    ]
    assert [e.articles for e in events_of(*pages)] == [1, 1, 1]


def test_visit_told_by_ten_pages_is_one():
    said = [
        event(
            f"{PUTIN} > KAZ",
            "2023-11-09",
            mode="visit",
            place="Astana",
            quote=f"arrived {n}",
            status="planned" if n < 3 else "occurred",
        )
        for n in range(10)
    ]
    pages = [
        reading(e, url=f"https://s{n}.example/", published="2023-11-08" if n < 3 else "2023-11-09") for n, e in enumerate(said)
    ]
    (visit,) = events_of(*pages)
    assert (visit.articles, visit.sources, visit.status) == (10, 10, "occurred")
    assert [(t.date, t.status) for t in visit.history] == [("2023-11-08", "planned"), ("2023-11-09", "occurred")]


def test_order_of_arrival_does_not_show():
    pages = [
        reading(
            event(BOTH, f"2023-11-{day:02d}", said=bool(day % 3), quote=f"met {day}"),
            url=f"https://p{day}.example/",
            published=f"2023-11-{day:02d}",
        )
        for day in range(1, 28)
    ]
    expected = events_of(*pages)
    for seed in range(3):
        shuffled = random.Random(seed).sample(pages, len(pages))
        assert events_of(*shuffled) == expected


def test_id_stays_as_later_pages_join():
    first = reading(event(BOTH, "2023-11-09"), url="https://a.example/", published="2023-11-08")
    later = reading(event("RUS, KAZ", "2023-11-09"), url="https://b.example/", published="2023-11-09")
    assert events_of(first)[0].id == events_of(first, later)[0].id
