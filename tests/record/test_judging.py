"""Judgements survive re-reading and can be revoked."""

import msgspec
import pytest

from dragoman.errors import UsageError
from dragoman.record import Record, judging
from tests.factories import event, reading

BOTH = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"
SIGNED = {"who": "desk", "when": "2024-01-01T00:00:00+00:00", "why": "checked"}


def page(n, date, words="met", **more):
    return reading(event(BOTH, date, quote=words, **more), url=f"https://s{n}.example/", text=f"{words} {n} {date}")


@pytest.fixture
def record(tmp_path):
    made = Record.open(tmp_path / "record", create=True)
    made.add([page(1, "2023-11-08"), page(2, "2023-11-09"), page(3, "2023-11-09")])
    return made


def shape(record):
    return [(e.start, e.status, e.articles) for e in record.events()]


def test_merge_and_revoke(record):
    before = shape(record)
    assert before == [("2023-11-08", "occurred", 1), ("2023-11-09", "occurred", 2)]
    judgement = judging.merge_events(record, [e.id for e in record.events()], **SIGNED)
    (whole,) = record.events()
    assert (whole.articles, whole.corrections[0].why) == (3, "checked")
    judging.revoke(record, judgement.id, **SIGNED)
    assert shape(record) == before
    with pytest.raises(UsageError, match="revoked already"):
        judging.revoke(record, judgement.id, **SIGNED)


def test_split(record):
    judging.split_event(record, record.events()[1].id, ["https://s3.example/"], **SIGNED)
    assert [e.articles for e in record.events()] == [1, 1, 1]


def test_reject(record):
    judging.reject_event(record, record.events()[0].id, **SIGNED)
    assert shape(record) == [("2023-11-09", "occurred", 2)]


def test_edit(record):
    judging.edit_event(
        record, record.events()[0].id, {"status": "cancelled", "place": "Astana", "place_country": "KAZ"}, **SIGNED
    )
    edited = record.events()[0]
    assert (edited.status, edited.place.name, edited.start) == ("cancelled", "Astana", "2023-11-08")


def test_accept_changes_nothing_and_is_noted(record):
    before = shape(record)
    judging.accept_event(record, record.events()[0].id, **SIGNED)
    assert shape(record) == before
    assert [c.verb for e in record.events() for c in e.corrections] == ["accept"]


def test_words_alike_on_one_page_are_not_confused(tmp_path):
    """Two meetings on one page in words much alike: a judgement is about the one that has its very words."""
    record = Record.open(tmp_path / "record", create=True)
    told = (
        event(BOTH, "2023-11-09", quote="met in Astana on Thursday"),
        event(BOTH, "2023-03-02", quote="met in Astana on 2 March"),
    )
    record.add([reading(*told, url="https://s.example/", text="met in Astana on Thursday. met in Astana on 2 March")])
    judging.reject_event(record, record.events()[0].id, **SIGNED)
    assert [e.start for e in record.events()] == ["2023-11-09"]
    judging.edit_event(record, record.events()[0].id, {"status": "denied"}, **SIGNED)
    assert [e.status for e in record.events()] == ["denied"]


def people(record):
    return [(p.role, p.actor, p.name, p.country) for p in record.events()[0].participants]


PUTIN = ("source", "person/vladimir-putin", "Vladimir Putin", "RUS")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param({"source": "Putin"}, [PUTIN], id="one goes"),
        pytest.param({"source": "the Kremlin", "target": "KAZ"}, [("source", "RUS", "Russia", "RUS"), ("target", "KAZ", "Kazakhstan", "KAZ")], id="states"),
        pytest.param({"source": "Putin, Ivan Petrov (BLR)"}, [("source", None, "Ivan Petrov", "BLR"), PUTIN], id="somebody unknown, of a state"),
        pytest.param({"source": "Putin; Pedro Sánchez (ESP) [person/pedro-sanchez]"}, [("source", "person/pedro-sanchez", "Pedro Sánchez", "ESP"), PUTIN], id="one of several, by id"),
    ],
)  # fmt: skip
def test_who_takes_part_is_edited(record, value, expected):
    judgement = judging.edit_event(record, record.events()[0].id, value, **SIGNED)
    assert people(record) == expected
    judging.revoke(record, judgement.id, **SIGNED)
    assert len(people(record)) == 2


def test_an_event_of_edited_type_can_be_judged_again(record):
    judging.edit_event(record, record.events()[0].id, {"type": "REJECT", "mode": ""}, **SIGNED)
    edited = next(e for e in record.events() if e.type == "REJECT")
    judging.reject_event(record, edited.id, **SIGNED)
    assert shape(record) == [("2023-11-09", "occurred", 2)]


def test_judgement_survives_rereading_and_new_pages(record):
    judging.reject_event(record, record.events()[0].id, **SIGNED)
    # the page is read again by other rules: another event id, another content, a longer quote
    again = page(1, "2023-11-08", "the two men met")
    record.add([msgspec.structs.replace(again, warnings=("read again",)), page(4, "2023-11-09")])
    assert shape(record) == [("2023-11-09", "occurred", 3)]


def test_a_judgement_of_a_page_that_is_gone_does_nothing(record):
    judging.reject_event(record, record.events()[0].id, **SIGNED)
    record.remove("https://s1.example/")
    assert shape(record) == [("2023-11-09", "occurred", 2)]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "needs FIELD=VALUE"),
        ({"colour": "red"}, "no field"),
        ({"type": "MEETING"}, "no such type"),
        ({"status": "done"}, "no such status"),
        ({"start": "May"}, "not a date"),
        ({"source": "Nobody Atall"}, "nobody is called"),
        ({"target": "Pedro Sánchez"}, "can mean Pedro Sánchez"),
        ({"source": "Ivan Petrov (ZZZ)"}, "no state or organisation of that code"),
        ({"source": " "}, "leaves nobody who acts"),
    ],
)
def test_edit_that_makes_no_sense(record, value, message):
    with pytest.raises(UsageError, match=message):
        judging.edit_event(record, record.events()[0].id, value, **SIGNED)


def test_split_of_all_or_no_pages(record):
    with pytest.raises(UsageError, match="some, but not all"):
        judging.split_event(record, record.events()[1].id, ["https://elsewhere.example/"], **SIGNED)


def test_reason_is_needed(record):
    with pytest.raises(UsageError, match="--why"):
        judging.reject_event(record, record.events()[0].id, who="desk", when="2024-01-01", why=" ")
