"""A small record with everything in it that an export can stumble over."""

import pytest

from dragoman.model import About, Evidence, Mention, Reading, Speaker, Statement
from dragoman.record import Record
from tests.factories import event, reading

WORDS = 'He said "energy, trade;\tand <rail> & more" — “Ғылым”,\nthen left.'
"""Quotation marks of both kinds, comma, semicolon, tab, markup, dash, letters beyond Latin, a line break."""
PUTIN = Speaker(actor="person/vladimir-putin", name="Vladimir Putin", country="RUS", person="Vladimir Putin")


def readings() -> list[Reading]:
    """Two pages on one visit, one with statements and facts, one page that denies, one with an event by nobody known, undated."""
    visit = event(
        "RUS:Vladimir Putin > KAZ:Kassym-Jomart Tokayev", "2023-11-09", mode="visit", place="Astana", contexts=("energy", "trade"),
        quote="Putin arrived in Astana",
    )  # fmt: skip
    first = reading(
        visit,
        url="https://example.org/visit?a=1&b=2",
        title="Putin, in Astana",
        publisher="Example News",
        agencies=("AFP",),
        text=WORDS,
    )
    first = Reading(
        page=first.page,
        mentions=(*first.mentions, Mention(start=0, end=2, text="He", actor=None, kind="person", name="He", country=None)),
        events=first.events,
        statements=(
            Statement(
                speaker=PUTIN, kind="direct", cue="said", content='energy, trade;\tand <rail> & more', start=9, end=41,
                about=(About(actor="KAZ", country="KAZ", stance="supportive", words="more"),), topics=("energy", "trade"),
                evidence=(Evidence(9, 41, "energy, trade;\tand <rail> & more"),), event=visit.id,
            ),
            Statement(speaker=PUTIN, kind="indirect", cue="said", content="more", start=9, end=13),
        ),
        facts=(
            {"fact": "office", "person": "Vladimir Putin", "actor": "person/vladimir-putin", "office": "President", "country": "RUS", "quote": "He", "start": 0, "end": 2},
            {"fact": "election", "person": "Kassym-Jomart Tokayev", "actor": None, "country": "KAZ", "share": 81.31, "date": "2022-11", "quote": "He", "start": 0, "end": 2},
            {"fact": "quantity", "kind": "trade", "amount": 3e9, "unit": "USD", "commodity": None, "from": ["RUS"], "to": ["KAZ"], "quote": "He", "start": 0, "end": 2},
            {"fact": "relations", "countries": ["SAU", "IRN"], "change": "cut", "date": "2016", "quote": "He", "start": 0, "end": 2},
        ),
    )  # fmt: skip
    second = reading(
        event("RUS:Vladimir Putin > KAZ", "2023-11-09", mode="visit", place="Astana", quote="the visit to Astana"),
        event("USA > IRN", "2023-11", type="SANCTION", mode=None, quote="imposed sanctions"),
        url="https://example.net/b",
        published="2023-11-10",
        title="Second",
    )
    third = reading(
        event("PRK", "2023-10-30", type="COOPERATE", mode="military", status="denied", quote="never sold arms"),
        event("CHN,FRA", "2024-05-06", mode="meet", status="planned", place="Paris", quote="will meet in Paris"),
        event("TUR:Hakan Fidan,SYR", None, type="AGREE", mode="sign", place="TUR", quote="signed a protocol"),
        published="2023-11-01",
    )
    return [first, second, third]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = Record.open(tmp_path_factory.mktemp("export") / "record", create=True)
    made.add(readings())
    return made
