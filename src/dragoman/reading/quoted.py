"""Which stretches of an article stand within quotation marks."""

import re
from bisect import bisect_right

from dragoman.model import Article, Block

_MARK = re.compile(r"[“”„«»\"]")


def quoted_spans(article: Article) -> list[tuple[int, int]]:
    """Offsets between quotation marks, block by block; a mark that is never closed reaches to the end of its paragraph."""
    spans: list[tuple[int, int]] = []
    for block in article.blocks or (Block("paragraph", 0, len(article.text)),):
        at = block.start
        for paragraph in article.text[block.start : block.end].split("\n\n"):
            opened: int | None = None
            for mark in _MARK.finditer(paragraph):
                place = at + mark.start()
                opens = mark.group() in "“„«" or (mark.group() == '"' and opened is None)
                if opens and opened is None:
                    opened = place
                elif not opens and opened is not None:
                    spans.append((opened, place + 1))
                    opened = None
            if opened is not None:
                spans.append((opened, at + len(paragraph)))
            at += len(paragraph) + 2
    return spans


class Quoted:
    """Answers whether a place is within a quotation, and within which."""

    def __init__(self, article: Article) -> None:
        self._spans = quoted_spans(article)
        self._starts = [start for start, _ in self._spans]

    def at(self, place: int) -> tuple[int, int] | None:
        """The quotation that holds `place`."""
        i = bisect_right(self._starts, place) - 1
        return self._spans[i] if i >= 0 and place < self._spans[i][1] else None
