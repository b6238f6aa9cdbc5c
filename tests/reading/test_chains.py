"""Nouns that the rules leave open reach the names of their page by a learned scorer, and take part in nothing."""

import pytest

from bench.drafts import parsed_whole, plain_article
from dragoman.model import Mention
from dragoman.reading.chains.pairs import COLUMNS
from dragoman.reading.chains.trees import scorer

BROTHER = "Lina Ortega won the race. The runner thanked her brother, Pablo Ortega. Nobody knew her brother well."
ISLAND = "Visitors reach Norrholm by ferry. Norrholm is a quiet island and a haven for birds."
NURSE = "Emmanuel Macron visited a hospital in Lyon. A nurse spoke about wages."
REACHED = [
    # whom the page calls somebody's brother by name is meant by "her brother"
    (BROTHER, "brother", {"person/pablo-ortega@?"}),
    # the predicate of a name that nothing else knows, and the name with it
    (ISLAND, "island", {"name/norrholm"}),
    (ISLAND, "Norrholm", {"name/norrholm"}),
    # an indefinite noun said of nobody
    (NURSE, "nurse", set()),
    # a thing is nobody
    ("Emmanuel Macron praised the treaty. The treaty is old.", "treaty", set()),
]  # fmt: skip


def read(text: str) -> list[Mention]:
    (found,) = parsed_whole([plain_article("x", text, None)])
    return found.mentions


@pytest.mark.parametrize(("text", "words", "actors"), REACHED)
def test_open_words(text: str, words: str, actors: set[str]) -> None:
    assert {m.actor for m in read(text) if m.text == words} == actors


def test_takes_part_in_nothing() -> None:
    bold = [m for m in read(BROTHER) if (m.rule or "").startswith("chain")]
    assert [(m.text, m.kind, m.country) for m in bold] == [("brother", "unknown", None)]


def test_trees_lead_to_leaves() -> None:
    """Every walk of `depth` steps ends in a leaf, and columns are as the pairs have them."""
    judge = scorer()
    assert judge.columns == COLUMNS
    for rows in ([[0.0] * len(COLUMNS)], [[20.0] * len(COLUMNS)] * 3):
        likely = judge.trees.probabilities(rows)
        assert likely.shape == (len(rows),)
        assert ((likely > 0) & (likely < 1)).all()
