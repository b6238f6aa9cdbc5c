"""Actors that a sentence leaves out."""

import pytest

from dragoman.reading.anaphora import implicit
from tests.reading.actor_factory import draft

LEAD = "India and Pakistan held talks on water in Islamabad. "
CASES = [
    # the other side of the talks
    (LEAD + "Pakistan raised five objections.", ["IND"], "spoken of just before"),
    # parties to the meeting that the sentence speaks of
    (LEAD + "The talks were cordial.", ["IND", "PAK"], "party to the meeting spoken of"),
    # the sentence names both: nobody is left out
    (LEAD + "India and Pakistan agreed.", [], ""),
]


@pytest.mark.parametrize(("text", "countries", "rule"), CASES)
def test_candidates(text: str, countries: list[str], rule: str) -> None:
    article = draft(text)
    found = implicit.candidates(article, article.sentences[1])
    assert sorted(m.country or "" for m in found) == countries
    assert all(m.form == "implicit" and m.start == m.end == article.sentences[1].start and m.rule == rule for m in found)


def test_protagonists() -> None:
    """The two states named most, not the one named in passing."""
    text = (
        LEAD
        + "India agreed with Pakistan. India will send data to Pakistan. Nepal watched. Pakistan and India will meet again. " * 3
    )
    assert {m.country for m in implicit.protagonists(draft(text))} >= {"IND", "PAK"}
