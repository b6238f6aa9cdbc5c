"""Where a proof stands in its article: which sentence, in its first paragraph or later."""

from bisect import bisect_right
from functools import lru_cache

from dragoman.merging.types import Proof
from dragoman.model import Article, Reading
from dragoman.reading.sentences import split_sentences

BODY = frozenset({"paragraph", "quote", "list_item"})


def sentence_of(reading: Reading | None, proof: Proof) -> tuple[int, str] | None:
    """Number (from 1) and words of the sentence in which the quote begins; None if that is not known."""
    if reading is None or proof.quote_start is None:
        return None
    starts, words = _sentences(reading.page)
    number = bisect_right(starts, proof.quote_start)
    return (number, words[number - 1]) if number else None


def leads(reading: Reading | None, proof: Proof) -> bool:
    """Whether the quote stands in the title or the first paragraph."""
    if reading is None or proof.quote_start is None:
        return False
    first = next((b for b in reading.page.blocks if b.kind in BODY), None)
    return proof.quote_start < (first.end if first else len(reading.page.text.partition("\n")[0]))


@lru_cache(maxsize=16)
def _sentences(article: Article) -> tuple[list[int], list[str]]:
    found = split_sentences(article)
    return [s.start for s in found], [s.text for s in found]
