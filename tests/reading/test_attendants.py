"""Who takes part in an event: attendants of a meeting, places that stand for states, officials whose state another tells."""

import pytest

from dragoman.model import Article, Event
from dragoman.reading import read


def _events(text: str) -> list[Event]:
    article = Article(id="x", url="x", title=None, text=text, published="2023-09-20", published_from="given")
    return list(read(article).events)


MET = "Kenyan President William Ruto met Somali President Hassan Sheikh Mohamud in Nairobi. "
CHIEFS = {"William Ruto", "Hassan Sheikh Mohamud"}
ATTENDED = [
    # a passive sentence behind the meeting; its attendants are of its states
    ("The meeting was attended by Kenyan Foreign Minister Alfred Mutua.", {"Alfred Mutua"}),
    # the meeting in a fronted phrase
    ("During the talks, held at State House and attended by Kenyan Foreign Minister Alfred Mutua, trade was discussed.", {"Alfred Mutua"}),
    # a list before the verb; the side tells the state of those of whom nothing else does
    ("Maj. Gen. Peter Njiru and Lt. Gen. Omar Ali attended the talks on the Kenyan side.", {"Peter Njiru", "Omar Ali"}),
    # "in attendance", and the side before the list
    ("On the Somali side, Defence Minister Abdulkadir Nur was in attendance.", {"Abdulkadir Nur"}),
    # of a third state: not added
    ("The meeting was attended by Ugandan Foreign Minister Jeje Odongo.", set()),
    # another gathering
    ("A conference in Mombasa was attended by Kenyan Foreign Minister Alfred Mutua.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "more"), ATTENDED)
def test_attendants(text: str, more: set[str]) -> None:
    meeting = next(e for e in _events(MET + text) if e.type == "CONSULT")
    assert {p.name for p in meeting.participants} == CHIEFS | more


def test_talks_that_are_only_hoped_for_were_attended_by_nobody() -> None:
    hoped = "They spoke of the prospects of talks between Somalia and Ethiopia. "
    meeting = _events(MET + hoped + "On the Somali side, Defence Minister Abdulkadir Nur was in attendance.")[0]
    assert {p.name for p in meeting.participants} == CHIEFS | {"Abdulkadir Nur"}


def test_a_place_stands_for_its_state() -> None:
    (visit,) = _events("Japanese Foreign Minister Yoko Kamikawa visited Da Nang on Monday.")
    assert [(p.name, p.country) for p in visit.participants if p.role == "target"] == [("Vietnam", "VNM")]


OFFICIALS = [
    # who says so speaks of an official of his own state, whatever else the page names
    ("US spokesman Matthew Miller said that Assistant Secretary Paul Grove would travel to Serbia. Serbia, Serbia and Serbia.", "USA"),
    ("Turkish President Recep Tayyip Erdogan announced that Trade Minister Ali Demir would visit Egypt. Egypt agreed, Egypt said.", "TUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), OFFICIALS)
def test_official_of_the_speakers_state(text: str, country: str) -> None:
    visit = next(e for e in _events(text) if e.mode == "visit")
    assert [p.country for p in visit.participants if p.role == "source"] == [country]


def test_who_issues_a_joint_statement_speaks_in_it() -> None:
    text = """Chile-Peru Joint Statement

    President of Chile Gabriel Boric and Prime Minister of Peru Alberto Otarola issued the following joint statement on Friday.

    We condemn the invasion of Ukraine by Russia."""
    condemned = next(e for e in _events(text) if e.type == "ACCUSE")
    assert {p.name for p in condemned.participants if p.role == "source"} == {"Gabriel Boric", "Alberto Otarola"}


def test_a_former_holder_on_the_page_does_not_hide_the_present_one() -> None:
    text = "Prime Minister Fumio Kishida spoke. Former Prime Minister Taro Aso listened. The leaders of Japan and Ireland condemned Russia."
    condemned = next(e for e in _events(text) if e.type == "ACCUSE")
    assert "Fumio Kishida" in {p.name for p in condemned.participants}
