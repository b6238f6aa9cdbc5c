"""Groups that stand for the persons named beside them, people told by their place, and names that are no persons."""

import pytest

from tests.reading.actor_factory import at, draft

GROUPS = [
    # the head of a delegation acts
    ("An American mission led by Robert Skinner arrived in Addis Ababa.", "American mission", [("Robert Skinner", "USA")]),
    # a delegation of no country told has that of its head
    ("A delegation headed by Chinese Foreign Minister Wang Yi came.", "delegation", [("Wang Yi", "CHN")]),
    # as many persons as titles, in the same order
    (
        "Erdogan met his Iranian and Russian counterparts, Ebrahim Raisi and Vladimir Putin, in Tehran.",
        "Iranian and Russian counterparts",
        [("Ebrahim Raisi", "IRN"), ("Vladimir Putin", "RUS")],
    ),
    # who leads another group is not meant
    ("French officials met a party led by Sergei Lavrov.", "French officials", [("French officials", "FRA")]),
    # each state's part of a group has a name of its own
    (
        "Talks of Turkish and Greek officials failed.",
        "Turkish and Greek officials",
        [("Turkish officials", "TUR"), ("Greek officials", "GRC")],
    ),
    # a body by the word that the page has
    ("Moscow regrets it, the Kremlin said.", "the Kremlin", [("Kremlin", "RUS")]),
    # people told by where they are
    ("Angry protesters in Baghdad surrounded the embassy.", "Angry protesters", [("Angry protesters", "IRQ")]),
    # the surname first, of somebody in office on the day
    ("Kishida Fumio met Yoon Suk-yeol.", "Kishida Fumio", [("Kishida Fumio", "JPN")]),
    # a hyphen with a space, as a scrape leaves it
    ("The Iraqi ambassador Khalid Al- Shammari left.", "Iraqi ambassador Khalid Al- Shammari", [("Khalid Al-Shammari", "IRQ")]),
]


@pytest.mark.parametrize(("text", "words", "expected"), GROUPS)
def test_group(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.name, m.country) for m in at(text, words, "2022-07-27")] == expected


GUESTS = [
    # soldiers and diplomats are guests where they are
    "Soldiers in Iraq fired at the bridge.",
    # a bridge is no king
    "Trucks queued at the King Hussein Bridge.",
    "They landed at John F. Kennedy International Airport.",
]


@pytest.mark.parametrize("text", GUESTS)
def test_nobody_acts(text: str) -> None:
    assert [m.text for m in draft(text, "2022-07-27").mentions if m.kind in {"person", "group"}] == []


def test_country_in_the_name_of_a_body_is_no_place() -> None:
    found = draft("The U.S. Food and Drug Administration wrote to the White House in Washington.", "2022-07-27").places
    assert [p.text for p in found] == ["White House", "Washington"]
