"""Drafts of a few sentences for the tests of actors and coreference."""

from functools import cache

from dragoman.model import Article, Mention
from dragoman.reading import resolved
from dragoman.reading.draft import Draft


@cache
def draft(text: str, published: str | None = "2023-11-09", title: str | None = None) -> Draft:
    """The draft of a text, with actors and coreference settled."""
    article = Article(
        id="t", url=None, title=title, text=text, published=published, published_from="given" if published else None
    )
    return next(resolved([article]))


def at(text: str, words: str, published: str | None = "2023-11-09", nth: int = 0, title: str | None = None) -> list[Mention]:
    """The mentions whose words are exactly `words`, at its n-th place among the mentions."""
    found = [m for m in draft(text, published, title).mentions if m.text == words]
    starts = sorted({m.start for m in found})
    return [m for m in found if starts and m.start == starts[nth]]
