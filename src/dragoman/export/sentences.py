"""Where a proof stands in its article: which sentence, in its first paragraph or later."""

from bisect import bisect_right

from dragoman.export.content import Content
from dragoman.merging.types import Proof
from dragoman.reading.sentences import split_sentences

BODY = frozenset({"paragraph", "quote", "list_item"})


def sentence_of(content: Content, proof: Proof) -> tuple[int, str] | None:
    """Number (from 1) and words of the sentence in which the quote begins; None if that is not known."""
    if proof.page not in content.pages or proof.quote_start is None:
        return None
    starts, words = _sentences(content, proof.page)
    number = bisect_right(starts, proof.quote_start)
    return (number, words[number - 1]) if number else None


def leads(content: Content, proof: Proof) -> bool:
    """Whether the quote stands in the title or the first paragraph."""
    reading = content.pages.get(proof.page)
    if reading is None or proof.quote_start is None:
        return False
    first = next((b for b in reading.page.blocks if b.kind in BODY), None)
    return proof.quote_start < (first.end if first else len(reading.page.text.partition("\n")[0]))


def _sentences(content: Content, page: str) -> tuple[list[int], list[str]]:
    """Split once, however many events a page tells of."""
    if page not in content.sentences:
        found = split_sentences(content.pages[page].page)
        content.sentences[page] = [s.start for s in found], [s.text for s in found]
    return content.sentences[page]
