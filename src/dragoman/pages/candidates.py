"""Candidate lines: what the judge sees of a line, from scraped text or from HTML."""

import re
from dataclasses import dataclass
from functools import cached_property

from dragoman.pages.furniture import group_of
from dragoman.pages.shapes import is_caption, is_meta

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d[\d.,:]*")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
FIGURE = re.compile(r"(?<!\w)[$€£]?\d[\d.,:]*(?!\w)")
STOP = re.compile(r"""[.!?。！？…:;](?:[\s"'”’»)\]*_]|\[\d+\]|\([^()]{1,60}\))*$""")
SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’\-]+\s+){0,5}[A-Z][A-Z.'’\-]+(?:\s\([^()]{1,40}\))?:\s+\S|Q\.?:?\s{1,6}\S")
INNER_STOP = re.compile(r"[,.;:!?，。、]\s|[，。、；]|[a-z]\)?[.,]")
QUOTE_END = re.compile(r"""[”"»’]$""")
CUT_OFF = re.compile(r"(?:[^.!?\s](?:…|\.\.\.)|\[(?:…|\.\.\.|&hellip;)\]|[ ,](?:…|\.\.\.))\s*$")


@dataclass(frozen=True)
class Candidate:
    """One line of a page. `tag`, `linked` and `path` are what HTML says of it; `voted`: an extractor kept it."""

    text: str
    start: int | None = None
    end: int | None = None
    blank_before: bool = False
    tag: str | None = None
    linked: float = 0.0
    path: tuple[str, ...] = ()
    voted: bool = False

    @cached_property
    def words(self) -> int:
        """Number of words; two characters of Chinese, Japanese or Korean are one."""
        return len(WORD.findall(self.text)) + len(IDEOGRAPH.findall(self.text)) // 2

    @cached_property
    def figures(self) -> int:
        """How many of its words are numbers."""
        return len(FIGURE.findall(self.text))

    @cached_property
    def furniture(self) -> str | None:
        return group_of(self.text)

    @cached_property
    def meta(self) -> bool:
        """Whether it is a byline, a date, a reading time, an address or bare numbers."""
        return is_meta(self.text, self.words)

    @cached_property
    def captions(self) -> bool:
        """Whether it credits a picture or says that it is the caption of one."""
        return is_caption(self.text, self.words)

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(STOP.search(self.text)) or (self.words >= 8 and bool(QUOTE_END.search(self.text)))

    @cached_property
    def cut_off(self) -> bool:
        """Whether it breaks off with dots, as the first lines of a teaser do."""
        return bool(CUT_OFF.search(self.text))

    @cached_property
    def capitalised(self) -> float:
        """Share of its longer words that begin with a capital."""
        long = [w for w in self.text.split() if len(w) > 3 and w[0].isalpha()]
        return sum(w[0].isupper() for w in long) / len(long) if long else 0.0

    @cached_property
    def spoken(self) -> bool:
        """Whether it is a turn of a transcript ("PRESIDENT BIDEN:  It is.")."""
        return SPEAKER.match(self.text) is not None

    @cached_property
    def sentence(self) -> bool:
        """Whether it reads as running text: a sentence of some length, or a long line."""
        if self.linked > 0.6:
            return False
        if self.stopped:
            return self.words >= 8
        return self.words >= 22 and self.capitalised < 0.6 and INNER_STOP.search(self.text) is not None
