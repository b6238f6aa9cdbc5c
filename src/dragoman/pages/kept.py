"""Words already clean: kept to the character, only blocks are found."""

from dragoman.model import Block
from dragoman.pages.lines import paragraphs


def keep_article(text: str) -> tuple[str, tuple[Block, ...]]:
    """The text itself, and its paragraphs as blocks."""
    return text, tuple(Block("paragraph", p.start, p.end, p.start, p.end) for p in paragraphs(text))
