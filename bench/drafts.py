"""Articles as benchmarks give them to the reader."""

from dragoman.model import Article


def plain_article(name: str, text: str, published: str | None) -> Article:
    """An article whose text is kept to the character."""
    return Article(id=name, url=name, title=None, text=text, published=published, published_from="given" if published else None)
