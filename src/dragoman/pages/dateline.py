"""Datelines: "ASTANA, Nov. 9 (Reuters) -" at the head of a story. They stay in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Article, Block

DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December|JAN|FEB|MARCH|MAR|APRIL|APR|MAY|JUNE|JUN|JULY|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\.?"
DATE = rf"{DAY}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{DAY}(?:\s+\d{{4}})?"
LARGE = "A-ZÀ-ÖØ-ÞČĎĞİŁŃŐŘŚŞŠŤŰŹŻŽ"
SMALL = "a-zà-öø-ÿāčďęěğıłńňőřśşšťūůźżž"
PLACE = rf"[{LARGE}][{LARGE}'’.\-]+(?:\s+[{LARGE}][{LARGE}'’.\-]+){{0,3}}(?:,\s+[{LARGE}][{LARGE}{SMALL}.]+(?:\s+[{LARGE}][{SMALL}.]+)?)?"
PLAIN_PLACE = rf"[{LARGE}][{LARGE}{SMALL}'’.\-]+(?:\s+[{LARGE}][{LARGE}{SMALL}'’.\-]+){{0,2}}(?:,\s+[{LARGE}][{LARGE}{SMALL}.]+)?"
DASH = r"(?:\s*[-–—]+\s*|\.\s?[-–—]+\s*|(?<=/)\.\s+)"
"""A dash, EFE's ``.-`` or the stop after ``/TASS/``."""
LEAD = 4
"""Paragraphs at whose head a dateline is looked for."""
CREDIT = r"(?:\((?P<agency>(?:[A-Z]|dpa\b)[\w .&/’'-]{0,40})\)|/(?P<wire>[A-Z][A-Za-z-]{1,20})/)"

SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’\-]*\s+){0,5}[A-Z][A-Z.'’\-]*:\s")
"""A turn of a transcript ("PRESIDENT BERG: ..."); two of them make a transcript, and no dateline."""
NOT_PLACES = re.compile(
    r"\b(?:BREAKING|EXCLUSIVE|UPDATED?|OPINION|ANALYSIS|WATCH|VIDEO|EDITORIAL|NOTE|LIVE|FILE|PRESIDENT|MINISTER|SECRETARY|Q|A|MR|MS|MRS|DR|REPORTER|READ|MORE)\b"
)
CAPITALS = re.compile(rf"(?P<place>{PLACE})(?:,?\s++)?(?P<date>{DATE})?\.?\s*+(?:{CREDIT})?(?:{DASH}|\s*:\s+)")
CREDITED = re.compile(rf"(?P<place>{PLAIN_PLACE})(?:,\s+(?P<date>{DATE})\.?)?\s*{CREDIT}{DASH}")
DATED = re.compile(rf"(?P<place>{PLAIN_PLACE}),\s+(?P<date>{DATE})\.?\s*+(?:{CREDIT})?(?:{DASH}|:\s+)")


@dataclass(frozen=True)
class Dateline:
    """`start`/`end` count characters of the article, up to the first word of the story itself."""

    place: str
    date_text: str | None
    agency: str | None
    start: int
    end: int


def find_dateline(article: Article) -> Dateline | None:
    """The dateline of the article's first paragraph that has one, among the first four."""
    return find_in_blocks(article.text, article.blocks or (Block("paragraph", 0, len(article.text)),))


def find_in_blocks(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """The same, of a text and its blocks."""
    paragraphs = [b for b in blocks if b.kind not in ("title", "caption", "heading")]
    turns = sum(SPEAKER.match(text, b.start, b.end) is not None for b in paragraphs[:30])
    for block in paragraphs[:LEAD]:
        found = dateline_of(text[block.start : block.end])
        if found and (turns < 2 or not SPEAKER.match(text, block.start, block.end)):
            return Dateline(found.place, found.date_text, found.agency, block.start + found.start, block.start + found.end)
    return None


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline at the head of one paragraph; offsets count from its start."""
    head = paragraph[:160]
    for pattern in (CREDITED, DATED, CAPITALS):
        found = pattern.match(head)
        if found and found.end() < len(paragraph):
            place = found["place"].strip(" ,-–—")
            if NOT_PLACES.search(place):
                return None
            return Dateline(place, found["date"], found["agency"] or found["wire"], 0, found.end())
    return None
