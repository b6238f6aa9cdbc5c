"""HTML -> the article's blocks and metadata, by trafilatura."""

from trafilatura import extract

from dragoman.pages.found import Found
from dragoman.pages.lines import paragraphs
from dragoman.pages.pieces import Piece


def clean_html(source: str, origin: str, url: str | None, warnings: tuple[str, ...]) -> Found:
    """The article on an HTML page."""
    text = extract(source, url=url, favor_precision=True, include_comments=False, include_tables=False) or ""
    return Found(pieces=tuple(Piece("paragraph", p.text) for p in paragraphs(text)), warnings=warnings)
