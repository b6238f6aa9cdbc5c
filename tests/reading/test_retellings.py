"""Which tellings of one article are one act, and what form and status the joined entry has."""

import pytest

from dragoman.model import Event, Page
from dragoman.pages import clean
from dragoman.reading import read


def _events(text: str, title: str | None = None) -> list[Event]:
    return list(
        read(clean(Page(origin="p", url="https://example.org/p", published="2023-05-10", article=text, title=title))).events
    )


@pytest.mark.parametrize(
    ("text", "kind", "modes"),
    [
        # they discussed it in the meeting that was told before: one meeting
        ("Peruvian President Boluarte met Chilean President Boric in Lima. Boluarte and Boric discussed the border.", "CONSULT", ["meet"]),
        # a forum of two states is an entry beside what is said there
        (
            "Chilean President Boric and Peruvian President Boluarte spoke, via videoconference, "
            "at a Chilean-Peruvian government forum held in Arica.",
            "CONSULT",
            ["call", "multilateral"],
        ),
        # "according to" says like a verb of saying
        ("According to the Kenyan foreign ministry, Somalia violated the truce.", "ACCUSE", ["allege"]),
        # the same reproach, told again in fewer words
        (
            "Kenya condemned Somalia over the closure of the border crossing. Kenya condemned the closure by Somalia.",
            "ACCUSE",
            ["disapprove"],
        ),
        # who judges somebody in the clause above demands it of the same
        ("Kenya condemned Somalia, demanding an apology.", "REQUEST", ["yield"]),
        # condolences go to who suffered, not to who struck
        (
            "Macron met Zelensky in Kyiv. Macron expressed condolences for the casualties caused by Russia's attacks.",
            "SUPPORT",
            ["courtesy"],
        ),
    ],
)  # fmt: skip
def test_tellings_of_one_act(text: str, kind: str, modes: list[str]) -> None:
    assert [e.mode for e in _events(text) if e.type == kind] == modes


def test_condolences_go_to_who_suffered() -> None:
    text = "Macron met Zelensky in Kyiv. Macron expressed condolences for the casualties caused by Russia's attacks."
    [event] = [e for e in _events(text) if e.type == "SUPPORT"]
    assert [p.country for p in event.participants if p.role == "target"] == ["UKR"]


def test_a_readout_of_a_call_tells_of_a_call() -> None:
    [event] = _events("Prime Minister Albanese spoke today with Prime Minister Luxon of New Zealand.", "Readout of the Prime Minister's Call with Prime Minister Luxon")  # fmt: skip
    assert event.mode == "call"


def test_a_summit_only_named_takes_the_status_told() -> None:
    text = "The next G7 summit will be held in Osaka. Residents welcomed the G7 summit."
    assert [(e.mode, e.status) for e in _events(text) if e.type == "CONSULT"] == [("multilateral", "planned")]
