"""Datelines: "ASTANA, Nov. 9 (Reuters) -" at the head of a story. They stay in the text."""

import re
from dataclasses import dataclass

from dragoman.model import Article

DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December)\.?"
DATE = rf"{DAY}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{DAY}(?:\s+\d{{4}})?"
PLACE = r"[A-Z][A-Z'’.\-]+(?:\s+[A-Z][A-Z'’.\-]+){0,3}(?:,\s+[A-Z][A-Za-z.]+(?:\s+[A-Z][a-z.]+)?)?"
PLAIN_PLACE = r"[A-Z][A-Za-z'’.\-]+(?:\s+[A-Z][A-Za-z'’.\-]+){0,2}(?:,\s+[A-Z][A-Za-z.]+)?"
DASH = r"\s*(?:--|[-–—])+\s*"
CREDIT = r"\((?P<agency>[A-Z][\w .&/’'-]{0,40})\)"

CAPITALS = re.compile(rf"(?P<place>{PLACE})(?:,\s+|\s+)?(?P<date>{DATE})?\.?\s*(?:{CREDIT})?(?:{DASH}|\s*:\s+)")
CREDITED = re.compile(rf"(?P<place>{PLAIN_PLACE})(?:,\s+(?P<date>{DATE}))?\s*{CREDIT}{DASH}")
DATED = re.compile(rf"(?P<place>{PLAIN_PLACE}),\s+(?P<date>{DATE})\.?\s*(?:{CREDIT})?(?:{DASH}|:\s+)")


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
    seen = 0
    for block in article.blocks:
        if block.kind in ("title", "caption", "heading"):
            continue
        found = dateline_of(article.text[block.start : block.end])
        if found:
            return Dateline(found.place, found.date_text, found.agency, block.start + found.start, block.start + found.end)
        seen += 1
        if seen == 4:
            break
    return None


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline at the head of one paragraph; offsets count from its start."""
    head = paragraph[:160]
    for pattern in (CREDITED, DATED, CAPITALS):
        found = pattern.match(head)
        if found and found.end() < len(paragraph):
            place = found["place"].strip(" ,")
            return Dateline(place, found["date"], found["agency"], 0, found.end())
    return None
