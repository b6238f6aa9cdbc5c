"""Two sides: what counts as a contact, at what level; meetings past and coming; who said what of whom."""

import pytest

from dragoman.merging import all_mentions, merge
from dragoman.views.contacts import rank_of
from dragoman.views.dyad import dyad
from tests.factories import event, reading

PUTIN, TOKAYEV = "RUS:Vladimir Putin", "KAZ:Kassym-Jomart Tokayev"
LAVROV, GUEST = "RUS:Sergey Lavrov", "RUS:Ivan Petrov"
RANKS = {"Vladimir Putin": "leaders", "Kassym-Jomart Tokayev": "leaders", "Sergey Lavrov": "ministers"}


def rank(person, date):
    return RANKS.get(person.person, "others")


def found(*events, statements=(), as_of="2024-01-01", by="month"):
    merged = merge(all_mentions(reading(e, url=f"https://a.example/{i}") for i, e in enumerate(events)))
    sides = ("KAZ", frozenset({"KAZ"})), ("RUS", frozenset({"RUS"}))
    return dyad(merged, statements, *sides, as_of=as_of, by=by, rank=rank)


@pytest.mark.parametrize(
    ("events", "counts"),
    [
        pytest.param([event(f"{PUTIN}, {TOKAYEV}", "2023-11-09")], (1, 0, 0), id="two presidents"),
        pytest.param([event(f"{LAVROV}, {TOKAYEV}", "2023-11-09")], (0, 1, 0), id="the lower side decides"),
        pytest.param([event(f"{PUTIN}, {LAVROV}, {TOKAYEV}", "2023-11-09")], (1, 0, 0), id="of a side the highest decides"),
        pytest.param([event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit")], (1, 0, 0), id="a host without a name"),
        pytest.param([event(f"{PUTIN}, KAZ", "2023-11-09")], (0, 0, 1), id="at a meeting both must be named"),
        pytest.param([event(f"UZB > {PUTIN}, {TOKAYEV}", "2023-11-09", mode="visit")], None, id="both only hear of a third"),
        pytest.param([event(f"{GUEST}, {TOKAYEV}", "2023-11-09")], (0, 0, 1), id="somebody without an office"),
        pytest.param([event("RUS, KAZ", "2023-11-09", mode="talks")], (0, 0, 1), id="nobody named"),
        pytest.param(
            [
                event(f"{PUTIN} > KAZ", "2023-11-09", mode="visit", place="Astana", quote="came"),
                event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", place="Astana"),
            ],
            (1, 0, 0),
            id="a visit and its talks are one contact",
        ),
        pytest.param([event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", status="planned")], None, id="a plan is no contact"),
        pytest.param([event(f"{PUTIN}, CHN:Xi Jinping", "2023-11-09")], None, id="somebody else's meeting"),
    ],
)
def test_contacts_by_level(events, counts):
    periods = found(*events).periods
    assert [(p.leaders, p.ministers, p.others) for p in periods] == ([counts] if counts else [])


def test_cooperation_and_conflict_are_kept_apart():
    (month,) = found(
        event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", type="AGREE", mode="sign", quote="signed"),
        event("KAZ > RUS", "2023-11-02", type="ACCUSE", mode="disapprove", quote="criticised"),
    ).periods
    assert month.period == "2023-11"
    assert month.cooperation > 0 > month.conflict


def test_periods_stand_in_order_with_the_undated_last():
    events = [event(f"{PUTIN}, {TOKAYEV}", day, quote=f"met {day}") for day in ("2023-11-09", "2023", "2023-02-01")]
    events.append(event("KAZ > RUS", None, type="SUPPORT", mode="praise", quote="praised"))
    assert [p.period for p in found(*events).periods] == ["2023", "2023-02", "2023-11", "undated"]


@pytest.mark.parametrize(
    ("as_of", "coming", "unreported"),
    [("2023-11-01", "2023-12-01", 0), ("2023-12-01", "2023-12-01", 0), ("2023-12-02", None, 1)],
)
def test_next_and_last_meeting(as_of, coming, unreported):
    answer = found(
        event(f"{PUTIN}, {TOKAYEV}", "2023-05-24", quote="met in May"),
        event(f"{PUTIN}, {TOKAYEV}", "2023-06-30", mode="call", quote="spoke"),
        event(f"{PUTIN}, {TOKAYEV}", "2023-12-01", status="planned", quote="will meet"),
        as_of=as_of,
    )
    # a call is no meeting
    assert answer.last_meeting.event.start == "2023-05-24"
    assert (answer.next_meeting and answer.next_meeting.event.start) == coming
    assert len(answer.unreported) == unreported


def test_last_meeting_of_each_level():
    answer = found(
        event(f"{PUTIN}, {TOKAYEV}", "2023-01-24", quote="met in January"),
        event(f"{LAVROV}, {TOKAYEV}", "2023-03-24", quote="met in March"),
        event(f"{GUEST}, {TOKAYEV}", "2023-02-24", quote="met in February"),
        event("RUS, KAZ", "2023-10-24", quote="dialogue", mode="talks"),
        event(f"{PUTIN}, {TOKAYEV}", "2023-10-25", quote="perhaps met", confidence=0.4),
    )
    # the officials' of February is older than the ministers' of March, and talks without a place are no meeting
    assert [(c.level, c.event.start) for c in answer.last_meetings] == [("leaders", "2023-01-24"), ("ministers", "2023-03-24")]
    assert answer.last_meeting.level == "ministers"


def test_what_is_looked_back_on_stands_apart():
    events = [event(f"{PUTIN}, {TOKAYEV}", day, quote=f"met {day}") for day in ("1991-12-21", "2014", "2023-02-01")]
    assert [(p.period, p.events) for p in found(*events).periods] == [("before 2023", 2), ("2023-02", 1)]


def statement(speaker, about, stance="neutral"):
    return {
        "speaker": {"actor": speaker, "name": speaker, "country": speaker, "person": None},
        "about": [{"actor": about, "country": about, "stance": stance, "words": "ally"}],
        "kind": "direct", "content": "an ally", "evidence": [], "start": 0, "end": 7, "topics": [],
        "page": "p", "url": None, "title": None, "published": "2023-11-09",
    }  # fmt: skip


def test_each_on_the_other():
    answer = found(statements=[statement("RUS", "KAZ", "supportive"), statement("KAZ", "RUS"), statement("USA", "KAZ")])
    assert [r.stance for r in answer.b_of_a] == ["supportive"]
    assert [r.stance for r in answer.a_of_b] == ["neutral"]


def attendee(words):
    return merge(all_mentions([reading(event(words, "2023-11-09"))]))[0].participants[0]


@pytest.mark.parametrize(
    ("words", "level"),
    [("RUS:Vladimir Putin", "leaders"), ("USA:Antony Blinken", "ministers"), ("USA:Nobody Known", "leaders")],
)
def test_level_by_the_knowledge_base_else_by_the_page(words, level):
    # the factory's pages call everybody "President"
    assert rank_of(attendee(words), "2023-11-09") == level


def test_of_two_meetings_on_a_day_the_one_that_more_pages_tell_of_is_the_last():
    met = event(f"{PUTIN}, {TOKAYEV}", "2023-11-09", place="Astana")
    other = event(f"{PUTIN}, KAZ:Alikhan Smailov", "2023-11-09", place="Almaty", quote="saw")
    names = {p.name for p in found(met, met, other).last_meeting.event.participants}
    assert "Kassym-Jomart Tokayev" in names
