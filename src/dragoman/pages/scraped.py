"""Text as a crawl left it -> the article's lines."""

import re

from dragoman.pages.calendar import iso_day
from dragoman.pages.found import Found
from dragoman.pages.frontmatter import split_front_matter
from dragoman.pages.lines import paragraphs
from dragoman.pages.pieces import Piece

ADDRESS = re.compile(r"https?://\S+")


def clean_text(source: str, origin: str) -> Found:
    """The article in a scraped text. Raises `PageError` for a bad front matter."""
    head = split_front_matter(source, origin)
    pieces: list[Piece] = []
    url = head.fields.get("url")
    for paragraph in paragraphs(source, head.body_start):
        if ADDRESS.fullmatch(paragraph.text):
            url = url or paragraph.text
            continue
        pieces.append(Piece("paragraph", paragraph.text, paragraph.start, paragraph.end))
    return Found(
        pieces=tuple(pieces),
        title=head.fields.get("title"),
        authors=head.authors,
        publisher=head.fields.get("publisher"),
        url=url,
        language=(head.fields.get("language") or "")[:2].lower() or None,
        published=iso_day(head.fields.get("published", "")),
    )
