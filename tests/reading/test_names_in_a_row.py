"""Persons named in a row, ships, parts of groups, bodies by their whole name, and who speaks beside an act."""

import pytest

from bench.drafts import plain_article
from dragoman.reading import read
from tests.reading.actor_factory import at, draft

ROWS = [
    # a title without a state is of the state of the person before
    ("Togo sanctioned Zimbabwean president Emmerson Mnangagwa and intelligence chief Isaac Moyo.", "intelligence chief Isaac Moyo",
     "Isaac Moyo", "ZWE"),
    # "his deputy" is of the same state
    ("Turkish forces kidnapped Syrian commander Rami Haddad and his deputy Sami Khoury.", "deputy Sami Khoury", "Sami Khoury", "SYR"),
    # one title in the plural for several names
    ("Swiss envoy Bernard Regazzoni met Taliban Deputy Ministers Abdul Haq Omari and Sher Khan.", "Sher Khan", "Sher Khan", "AFG"),
    # a ship is called by its name
    ("Iran seized the Panama-flagged tanker Ocean Pearl.", "Panama-flagged tanker Ocean Pearl", "Ocean Pearl", "PAN"),
    # a ship without a name keeps its words
    ("Iran seized a Marshall Islands-flagged cargo ship.", "Marshall Islands-flagged cargo ship", "Marshall Islands-flagged cargo ship",
     "MHL"),
    # the name that the page tells later
    ("Iran seized a Liberia-flagged ship. The vessel, the Blue Horizon, sank.", "Blue Horizon", "Blue Horizon", "LBR"),
    # the ship that the page told of by its flag alone
    ("Iran seized a Liberia-flagged ship. The vessel, the Blue Horizon, sank.", "Liberia-flagged ship", "Blue Horizon", "LBR"),
    # the name before its flag
    ("The Blue Horizon, a Liberia-flagged tanker, left Iran.", "Liberia-flagged tanker", "Blue Horizon", "LBR"),
    # two titles behind a name, the second of a body
    ("Kenya met Tom Baxter, Vice Chair of the Council for Central Africa and World Health Organization Global Envoy, about it.",
     "Tom Baxter", "Tom Baxter", "WHO"),
    # a country's adjective and nouns behind a name
    ("Kenya met Marta Senk, a Polish writer and engineer, in Nairobi.", "Marta Senk", "Marta Senk", "POL"),
    # a ministry without a state is of the dateline's, where the page tells no other
    ("SEOUL, Nov 8 -- The Defence Ministry said that North Korea had fired two missiles at Japan. South Korea condemned it.",
     "Defence Ministry", "Defence Ministry", "KOR"),
    # a kingdom with a capital
    ("Saudi Arabia invited Iraq's president. The Kingdom pledged money to Iraq.", "Kingdom", "Saudi Arabia", "SAU"),
    # the place in a title tells the state, not the state that he condemns
    ("Ahmad Wali, spokesman for the governor of Kunduz, condemned Pakistan.", "Ahmad Wali", "Ahmad Wali", "AFG"),
    ("Karim Noori, police chief of Herat province, condemned Pakistan.", "Karim Noori", "Karim Noori", "AFG"),
    ("U.S. First Lady Mary Stone visited Kenya.", "U.S. First Lady Mary Stone", "Mary Stone", "USA"),
    # what goes on behind "of" belongs to the body
    ("Tunisia's Ministry of Foreign Affairs protested.", "Tunisia's Ministry of Foreign Affairs", "Tunisia's Ministry of Foreign Affairs",
     "TUN"),
    # no article in a name
    ("The United States Air Force protested.", "The United States Air Force", "United States Air Force", "USA"),
    # missiles act for nobody but their state
    ("An Indian rocket hit the camp.", "Indian rocket", "India", "IND"),
    # a movement of many states is of the one in which it is fought
    ("French jets struck Islamic State fighters in Libya.", "Islamic State", "Islamic State", "LBY"),
    # the official of whose spokesman the sentence is
    ("It is over, said Egyptian spokesman Ahmed Hafez, adding that Deputy Foreign Minister Karim Nour would go.",
     "Deputy Foreign Minister Karim Nour", "Karim Nour", "EGY"),
    # the state that says so, before its officials have a mention of their own
    ("Norwegian officials said Gen. Lars Holm would leave Chad. Chad knows. Chad waits.", "Gen. Lars Holm", "Lars Holm", "NOR"),
    # a state set off behind the name
    ("Lt. Col. Ahmed Bello, of Nigeria, met Emmanuel Macron.", "Lt. Col. Ahmed Bello", "Ahmed Bello", "NGA"),
    # an office of a court
    ("Togo barred Kenyan Supreme Court justice Peter Mwangi.", "Kenyan Supreme Court justice Peter Mwangi", "Peter Mwangi", "KEN"),
    # an office of a body with its acronym, for something, before the name
    ("Kenya met World Health Organization (WHO) Envoy for Clean Water Anna Doli.",
     "World Health Organization (WHO) Envoy for Clean Water Anna Doli", "Anna Doli", "WHO"),
    # a coalition is of the state that leads it
    ("The French-led forces attacked Mali.", "The French-led forces", "French-led forces", "FRA"),
    # a firm is no state
    ("Kenya signed it with a Turkish construction firm.", "Turkish construction firm", "Turkish construction firm", "TUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country"), ROWS)
def test_named(text: str, words: str, name: str, country: str) -> None:
    assert [(m.name, m.country) for m in at(text, words, "2019-05-14")] == [(name, country)]


def test_parts_of_a_group() -> None:
    found = [m.name for m in draft("Somali and Kenyan troops attacked a convoy.").mentions]
    assert found == ["Somali troops", "Kenyan troops"]


SOURCES = [
    # who speaks for the state in the same sentence
    ("Mongolia welcomed Russia's decision, with presidential adviser Bat Erdene calling it a wise step.", "Bat Erdene"),
    # the leader of a movement who says what it does
    ("Hamas leader Ismail Haniyeh announced that Hamas condemned Israel.", "Ismail Haniyeh"),
    # of another state: no voice of this one
    ("Mongolia welcomed Russia's decision, with Japanese minister Ito Koji saying nothing.", "Mongolia"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_acts(text: str, source: str) -> None:
    (event,) = read(plain_article("page", text, "2019-05-14")).events
    assert [p.name for p in event.participants if p.role == "source"] == [source]


def test_both_halves_of_a_divided_country() -> None:
    assert {m.country for m in at("The two Koreas held talks in Geneva.", "Koreas")} == {"PRK", "KOR"}
