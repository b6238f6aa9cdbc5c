"""The questions that the knowledge base must answer (kb/README), and how names are found in text."""

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.spelling import key

KB = default_knowledge()


@pytest.mark.parametrize(
    ("country", "office", "on", "name"),
    [
        ("FRA", "president", "2022-11-28", "Emmanuel Macron"),
        ("FRA", "head_of_state", "2022-11-28", "Emmanuel Macron"),
        ("KAZ", "foreign_minister", "2023-11", "Murat Nurtleu"),
        ("RUS", "kremlin spokesman", "2022-11-28", "Dmitry Peskov"),
        ("HUN", "prime minister", "2023", "Viktor Orbán"),
        ("HUN", "prime minister", "2026-06-01", "Péter Magyar"),
        ("UZB", "president", "2022", "Shavkat Mirziyoyev"),
        ("UN", "secretary-general", "2022", "António Guterres"),
        ("USA", "president", "1991-01-17", "George Bush"),
        ("USA", "secretary of state", "2022", "Antony Blinken"),
    ],
)
def test_who_holds_an_office(country: str, office: str, on: str, name: str) -> None:
    held = KB.holders(country, office, on)
    assert key(name) in {key(KB.actor(t.person).name) for t in held}  # type: ignore[union-attr]
