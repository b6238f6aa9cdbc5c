"""Pronouns and nominals in sentences of our own."""

import pytest

from tests.reading.actor_factory import at

CASES = [
    # subject of the matrix clause
    ("President Kassym-Jomart Tokayev said that he would visit Moscow.", "he", {"Kassym-Jomart Tokayev"}),
    # subject of the sentence before
    ("Kassym-Jomart Tokayev arrived in Paris. He will meet Emmanuel Macron.", "He", {"Kassym-Jomart Tokayev"}),
    # possessive of a country
    ("China said that its navy had left.", "its", {"China"}),
    # two persons joined
    (
        "Vladimir Putin met Kassym-Jomart Tokayev. The two leaders discussed gas.",
        "two leaders",
        {"Vladimir Putin", "Kassym-Jomart Tokayev"},
    ),
    # two countries joined
    ("India and Pakistan held talks. Both sides agreed to meet again.", "Both sides", {"India", "Pakistan"}),
    # a nominal with a region
    ("Kazakhstan and Russia traded more. The Central Asian country sells uranium.", "Central Asian country", {"Kazakhstan"}),
    # a title without country: the last person so called
    ("French President Emmanuel Macron spoke to Olaf Scholz. The president left early.", "president", {"Emmanuel Macron"}),
]


@pytest.mark.parametrize(("text", "words", "names"), CASES)
def test_reaches(text: str, words: str, names: set[str]) -> None:
    assert {m.name for m in at(text, words)} == names


OPEN = [
    # no antecedent: an expletive
    ("China is large. It is clear that prices will rise.", "It"),
    # a pronoun without any person before it
    ("The weather was fine. He left.", "He"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_stays_open(text: str, words: str) -> None:
    assert at(text, words) == []
