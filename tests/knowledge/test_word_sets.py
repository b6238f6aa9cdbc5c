"""Plain word lists of the lexicon."""

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import wordlists


@pytest.mark.parametrize("name", ["places", "where", "metonymy"])
def test_lists_hold_words(name: str) -> None:
    assert all(words and all(words) for words in wordlists.word_sets(name).values())


def test_what_is_no_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # a bare "true" is no word to YAML
    monkeypatch.setattr(wordlists, "table", lambda name: {"at": ["in", True]})
    with pytest.raises(KnowledgeError, match="at: True is not a word"):
        wordlists.word_sets("x")
