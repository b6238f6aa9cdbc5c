"""Articles and drafts as benchmarks give them to the reader."""

from collections.abc import Iterable, Iterator

from dragoman.knowledge import default_knowledge
from dragoman.model import Article
from dragoman.reading import actors, coreference, places, syntax, times
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences


def plain_article(name: str, text: str, published: str | None) -> Article:
    """An article whose text is kept to the character."""
    return Article(id=name, url=name, title=None, text=text, published=published, published_from="given" if published else None)


def parsed_whole(articles: Iterable[Article]) -> Iterator[Draft]:
    """Drafts with actors resolved as in `dragoman.reading.resolved`, but every sentence parsed: a key of coreference has mentions in all."""
    kb = default_knowledge()
    for article in articles:
        draft = Draft(article, sentences=split_sentences(article))
        draft.mentions = actors.find_names(draft, kb)
        syntax.parse(draft.sentences)
        draft.times = times.find_times(draft, kb)
        draft.places = places.find_places(draft, kb)
        draft.mentions = actors.settle(draft, kb)
        draft.mentions = coreference.resolve(draft, kb)
        yield draft
