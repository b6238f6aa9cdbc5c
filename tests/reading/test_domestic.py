"""Events within one state, which are read only if asked for."""

import pytest

from dragoman.model import Article, Event
from dragoman.reading import read
from dragoman.reading.resources import Setup, load


def _events(text: str, domestic: bool = True) -> list[Event]:
    article = Article(id="d", url=None, title=None, text=text, published="2024-05-14", published_from="given")
    return list(read(article, load(Setup(domestic=domestic))).events)


def _sides(event: Event, role: str) -> set[tuple[str, str | None]]:
    return {(p.name, p.country) for p in event.participants if p.role == role}


ROWS = [
    # an unnamed body, placed by where it is; people without a country
    ("Police in Nairobi arrested ten protesters on Monday.", "COERCE", {("Police", "KEN")}, {("ten protesters", None)}),
    # a demonym within an unnamed group; a body of the same state
    (
        "The Georgian opposition accused the Georgian government of fraud.",
        "ACCUSE",
        {("Georgian opposition", "GEO")},
        {("Georgian government", "GEO")},
    ),
    # nobody's state is told
    ("Gunmen killed a judge and two prosecutors.", "ASSAULT", {("Gunmen", None)}, {("judge", None), ("two prosecutors", None)}),
    # a passive
    ("The striking nurses were praised by the union.", "SUPPORT", {("union", None)}, {("striking nurses", None)}),
    # a person that only the model's tags see
    # a group of a state asks something of that state
    (
        "Chadian teachers demanded that the government pay their wages.",
        "REQUEST",
        {("Chadian teachers", "TCD")},
        {("Chadian government", "TCD")},
    ),
    # the people of a state, and who governs it
    ("Slovaks marched against Prime Minister Robert Fico.", "PROTEST", {("Slovaks", "SVK")}, {("Robert Fico", "SVK")}),
    # who gives himself up, and to whom
    ("Twenty rebels surrendered to the police on Monday.", "RETREAT", {("Twenty rebels", None)}, {("police", None)}),
    # nobody is needed beside who does it
    ("Egypt has lifted a curfew that lasted three months.", "RETREAT", {("Egypt", "EGY")}, set()),
    ("Taxi drivers in Athens went on strike over pay.", "PROTEST", {("Taxi drivers", "GRC")}, set()),
    # a pronoun for a group that has no name
    ("The teachers said they will not end the strike before June.", "REJECT", {("teachers", None)}, set()),
    ("A court in Lagos convicted Tunde Okafor of fraud.", "SANCTION", {("court", "NGA")}, {("Tunde Okafor", None)}),
]


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), ROWS)
def test_within_one_state(
    text: str, kind: str, sources: set[tuple[str, str | None]], targets: set[tuple[str, str | None]]
) -> None:
    assert _events(text, domestic=False) == []
    (event,) = _events(text)
    assert event.type == kind
    assert _sides(event, "source") == sources
    assert _sides(event, "target") == targets
    assert event.decisions["scope"] == "within one state"


NOTHING_MORE = [
    # two states: told already
    "Kenyan police arrested two Ugandan students.",
    # one who only tells of a deed accuses nobody
    "A hospital official said on Friday that the farmers had left.",
    # nouns that are no actors
    "The charges against the aircraft were dropped.",
]


@pytest.mark.parametrize("text", NOTHING_MORE)
def test_adds_nothing(text: str) -> None:
    assert [e.type for e in _events(text)] == [e.type for e in _events(text, domestic=False)]


def test_events_between_states_stay_as_they_are() -> None:
    text = "Kenya condemned Uganda on Monday. Police in Kampala arrested three journalists."
    abroad = _events(text, domestic=False)
    assert _events(text)[: len(abroad)] == abroad
    assert [e.type for e in _events(text)] == ["ACCUSE", "COERCE"]
