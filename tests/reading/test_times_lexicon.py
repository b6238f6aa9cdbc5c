"""The time rules: each rule's examples in the lexicon are its tests."""

import pytest

from dragoman.reading.timegrammar.lexicon import lexicon
from dragoman.reading.timegrammar.rules import find

EXAMPLES = [
    pytest.param(row["id"], phrase, value, id=f"{row['id']}: {phrase}")
    for row in lexicon()["times"]["rules"]
    for phrase, value in row["examples"].items()
]


@pytest.mark.parametrize(("rule", "phrase", "value"), EXAMPLES)
def test_rule_reads_its_example(rule: str, phrase: str, value: str | None) -> None:
    text = f"They met {phrase} there."
    [found] = [f for f in find(text) if f.rule == rule]
    assert text[found.start : found.end] == phrase
    assert found.formula == value
