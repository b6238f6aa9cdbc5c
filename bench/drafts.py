"""Drafts of articles up to coreference, for benchmarks of single steps."""

from collections.abc import Iterable, Iterator
from itertools import islice

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.model import Article
from dragoman.reading import actors, coreference, places, syntax, times
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences

BATCH = 32


def plain_article(name: str, text: str, published: str | None) -> Article:
    """An article whose text is kept to the character."""
    given = "given" if published else None
    return Article(id=name, url=name, title=None, text=text, published=published, published_from=given)  # type: ignore[arg-type]


def resolved(articles: Iterable[Article], knowledge: Knowledge | None = None) -> Iterator[Draft]:
    """Every sentence parsed, mentions settled, pronouns and nominals resolved."""
    kb = knowledge or default_knowledge()
    waiting = iter(articles)
    while batch := [_names(article, kb) for article in islice(waiting, BATCH)]:
        syntax.parse([s for draft in batch for s in draft.sentences])
        for draft in batch:
            draft.times = times.find_times(draft, kb)
            draft.places = places.find_places(draft, kb)
            draft.mentions = actors.settle(draft, kb)
            draft.mentions = coreference.resolve(draft, kb)
            yield draft


def _names(article: Article, kb: Knowledge) -> Draft:
    draft = Draft(article)
    draft.sentences = split_sentences(article)
    draft.mentions = actors.find_names(draft, kb)
    return draft
