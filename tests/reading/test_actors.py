"""Names, titles, bodies and groups in sentences of our own."""

import itertools

import pytest

from tests.reading.actor_factory import at, draft

TITLES = [
    # title and name are one mention; country and office come from the title; the person is unknown to the knowledge base
    (
        "Kazakh Energy Minister Almasadam Satkaliyev arrived.",
        "Kazakh Energy Minister Almasadam Satkaliyev",
        "Almasadam Satkaliyev",
        "KAZ",
    ),
    # country after the title, name after the country
    (
        "Deputy Prime Minister of Mongolia S.Amarsaikhan met him.",
        "Deputy Prime Minister of Mongolia S.Amarsaikhan",
        "Sainbuyen Amarsaikhan",
        "MNG",
    ),
    # "to Mongolia" belongs to the envoy's title when the name follows
    ("He met Ambassador of China to Mongolia Chai Wenrui.", "Ambassador of China to Mongolia Chai Wenrui", "Chai Wenrui", "CHN"),
    # the knowledge base has one holder on the day
    ("The talks were opened by the Hungarian prime minister.", "Hungarian prime minister", "Viktor Orbán", "HUN"),
    # country with possessive, name in apposition
    ("Russia's foreign minister, Sergei Lavrov, left.", "Russia's foreign minister", "Sergei Lavrov", "RUS"),
    # an envoy without a name keeps words and country
    ("The ministry summoned the Turkish envoy.", "Turkish envoy", "Turkish envoy", "TUR"),
]


@pytest.mark.parametrize(("text", "words", "name", "country"), TITLES)
def test_titles(text: str, words: str, name: str, country: str) -> None:
    (mention,) = at(text, words)
    assert (mention.name, mention.country, mention.kind) == (name, country, "person")


GROUPS = [
    # demonym and people
    ("Israeli soldiers crossed the line.", "Israeli soldiers", {"ISR"}),
    # two countries over one span
    ("Senior Hungarian and Romanian officials met.", "Senior Hungarian and Romanian officials", {"HUN", "ROU"}),
    # words between country and noun
    ("Japanese Coast Guard ships followed.", "Japanese Coast Guard ships", {"JPN"}),
    # the state itself
    ("The Pakistani government agreed.", "Pakistani government", {"PAK"}),
    # ministers "from" several countries
    ("Ministers from France, Germany and Poland met.", "Ministers from France, Germany and Poland", {"FRA", "DEU", "POL"}),
]


@pytest.mark.parametrize(("text", "words", "countries"), GROUPS)
def test_groups(text: str, words: str, countries: set[str]) -> None:
    assert {m.country for m in at(text, words)} == countries


BODIES = [
    ("A statement by the Foreign Ministry of Kazakhstan said so.", "Foreign Ministry of Kazakhstan", "KAZ/foreign_ministry"),
    ("Kazakhstan's foreign ministry said so.", "Kazakhstan's foreign ministry", "KAZ/foreign_ministry"),
]


@pytest.mark.parametrize(("text", "words", "actor"), BODIES)
def test_bodies(text: str, words: str, actor: str) -> None:
    assert [m.actor for m in at(text, words)] == [actor]


def test_surname_after_full_name() -> None:
    """A person whom a title introduced is found again by surname."""
    text = "Kazakh Energy Minister Almasadam Satkaliyev arrived. Satkaliyev will leave tomorrow."
    (mention,) = at(text, "Satkaliyev")
    assert (mention.name, mention.country) == ("Almasadam Satkaliyev", "KAZ")


def test_demonym_is_a_mention() -> None:
    (mention,) = at("The ban covers Russian oil.", "Russian")
    assert (mention.actor, mention.form) == ("RUS", "demonym")


def test_mentions_do_not_overlap() -> None:
    """Spans are equal (members of a group) or apart."""
    spans = sorted({(m.start, m.end) for m in draft(" ".join(row[0] for row in TITLES + GROUPS)).mentions})
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
