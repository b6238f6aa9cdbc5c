"""Where sentences begin and end, without a parser."""

import pytest

from dragoman.model import Article
from dragoman.reading.sentences import split_sentences


def split(text: str) -> list[str]:
    return [
        s.text for s in split_sentences(Article(id="x", url=None, title=None, text=text, published=None, published_from=None))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # abbreviations, initials and dates hold their stop
        ("Mr. Okello met Gov. Joan R. Smith on Nov. 9 in St. Ives. He left.", ["Mr. Okello met Gov. Joan R. Smith on Nov. 9 in St. Ives.", "He left."]),
        # "U.S." ends a sentence only before a word that begins one
        ("He went to the U.S. The end.", ["He went to the U.S.", "The end."]),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        # initials of a name
        ("L.H. Mitchell left.", ["L.H. Mitchell left."]),
        # the closing mark belongs to the sentence before it; "he asked" goes on
        ("“Why?” he asked. “Go.” She went.", ["“Why?” he asked.", "“Go.”", "She went."]),
        # an empty line ends a sentence without a stop
        ("A headline\n\nThe text.", ["A headline", "The text."]),
        # a dateline is a sentence of its own, so that the parser sees the subject first
        ("NAIROBI, Nov. 9 (Xinhua) -- Kenya signed.", ["NAIROBI, Nov. 9 (Xinhua) --", "Kenya signed."]),
        # so is the label of a turn, and of one that goes on after an interruption
        ("MS. DIALLO: We met and —\n\nQ  Who?\n\nMS. DIALLO: — and spoke.",
         ["MS. DIALLO:", "We met and —", "Q", "Who?", "MS. DIALLO:", "— and spoke."]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected
