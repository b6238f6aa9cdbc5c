"""What a test compares of the events of a text: type, and the states of both sides."""

from dragoman.model import Article, Event
from dragoman.reading import read


def events_of(text: str) -> set[tuple[str, str, str]]:
    """Type, sources and targets (states in order, joined by commas) of each event of a page of May 2024."""
    article = Article(id="a", url=None, title=None, text=text, published="2024-05-14", published_from="given")
    return {_sides(event) for event in read(article).events}


def _sides(event: Event) -> tuple[str, str, str]:
    def codes(role: str) -> str:
        return ",".join(sorted({p.country or "" for p in event.participants if p.role == role}))

    return event.type, codes("source"), codes("target")
