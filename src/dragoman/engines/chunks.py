"""Pages in handfuls: enough to parse in batches, few enough to share the load of long pages."""

from collections.abc import Iterable, Iterator

from dragoman.engines import Item
from dragoman.model import Page

PAGES = 32
"""Most pages of a chunk."""
CHARACTERS = 100_000
"""A chunk that has reached this many characters is full."""
MARKUP = 8
"""Characters of HTML for one of text, about."""


def chunked(pages: Iterable[Item], most: int = PAGES, characters: int = CHARACTERS) -> Iterator[list[Item]]:
    """The pages in order, in chunks of about even work."""
    chunk: list[Item] = []
    size = 0
    for page in pages:
        chunk.append(page)
        size += weight(page)
        if len(chunk) >= most or size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def weight(page: Item) -> int:
    """About how many characters of text a page holds."""
    if not isinstance(page, Page):
        return 0
    return len(page.article or page.text or "") + len(page.html or "") // MARKUP
