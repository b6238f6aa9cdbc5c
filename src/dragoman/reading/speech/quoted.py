"""Which stretches of an article stand within quotation marks."""

from bisect import bisect_right

from dragoman.model import Article
from dragoman.reading.speech.quotations import find_quotations


class Quoted:
    """Answers whether a place is within a quotation, and within which."""

    def __init__(self, article: Article) -> None:
        self._spans = sorted((q.start, q.end) for q in find_quotations(article))
        self._starts = [start for start, _ in self._spans]

    def at(self, place: int) -> tuple[int, int] | None:
        """The outermost quotation near `place` that holds it."""
        i = bisect_right(self._starts, place) - 1
        held = [s for s in self._spans[max(0, i - 3) : i + 1] if place < s[1]]
        return held[0] if held else None
