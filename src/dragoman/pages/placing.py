"""Where kept words stand in the source of an HTML page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape

from dragoman.pages.markup import shown_stretches

MARKUP = re.compile(r"<[^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
NEAR = 100_000
"""Letters after the last placed words in which the next are looked for first."""
PATIENCE = 200_000_000
"""Letters of the whole page that may be searched, all together, for words that are not near."""
WORD = re.compile(r"\S+")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")


def place(source: str, texts: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Start and end in `source` of each of `texts` (in page order), None where it does not stand in one stretch."""
    visible = _Visible(source)
    at, patience = 0, PATIENCE
    spans: list[tuple[int | None, int | None]] = []
    for text in texts:
        wanted = "".join(text.split())
        found = visible.letters.find(wanted, at, at + NEAR + len(wanted))
        if found < 0 and patience > 0:
            patience -= len(visible.letters)
            found = visible.letters.find(wanted)
        if found < 0 or not wanted:
            spans.append((None, None))
            continue
        at = found + len(wanted)
        last = visible.offset(at - 1)
        entity = ENTITY.match(source, last)
        spans.append((visible.offset(found), entity.end() if entity else last + 1))
    return spans


class _Visible:
    """The page's characters without markup and white space, and where each stretch of them begins in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts: list[int] = []
        self.sources: list[int] = []
        pieces: list[str] = []
        length = 0
        for first, last in shown_stretches(source):
            at = first
            for match in MARKUP.finditer(source, first, last):
                start, end = match.span()
                shown = unescape(match.group()) if source[start] == "&" else ""
                length = self._add(pieces, source[at:start], at, length)
                length = self._add(pieces, shown, start, length)
                at = end
            length = self._add(pieces, source[at:last], at, length)
        self.letters = "".join(pieces)

    def _add(self, pieces: list[str], piece: str, offset: int, length: int) -> int:
        """Note a stretch; returns the number of letters so far."""
        letters = "".join(piece.split())
        if letters:
            pieces.append(letters)
            self.starts.append(length)
            self.sources.append(offset)
        return length + len(letters)

    def offset(self, letter: int) -> int:
        """Offset in the source of the letter with this number."""
        stretch = bisect_right(self.starts, letter) - 1
        at, ahead = self.sources[stretch], letter - self.starts[stretch]
        for word in WORD.finditer(self.source, at):
            length = word.end() - word.start()
            if ahead < length:
                return word.start() + ahead
            ahead -= length
        return at
