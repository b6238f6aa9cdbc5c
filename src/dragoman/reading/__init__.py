"""Article -> Reading: everything one article says, found in the order of the steps below.

Each step takes the draft (the article and what was found before it) and adds one kind of thing.
Nothing here looks at the clock, the network or another page.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.model import Article, Reading
from dragoman.reading import actors, coreference, events, facts, places, selection, statements, syntax, times
from dragoman.reading.anaphora import turn_labels
from dragoman.reading.dating.local_day import local_day
from dragoman.reading.draft import Draft
from dragoman.reading.resources import Resources, load
from dragoman.reading.sentences import split_sentences
from dragoman.reading.speech import occasions

BATCH = 32
"""Articles whose sentences are parsed together."""


def read(article: Article, resources: Resources | None = None) -> Reading:
    """Read one article."""
    return next(read_many([article], resources))


def read_many(articles: Iterable[Article], resources: Resources | None = None) -> Iterator[Reading]:
    """Read articles in order, parsing the sentences of a batch of them together."""
    known = resources or load()
    kb = known.knowledge
    for draft in resolved(articles, kb, known.domestic):
        draft.statements = statements.find_statements(draft, kb)
        draft.events = events.find_events(draft, kb, known.lexicon, known.reader, known.domestic)
        draft.statements = occasions.place_statements(draft)
        draft.facts = facts.find_facts(draft, kb)
        reading = _reading(draft)
        draft.release()
        yield reading


def resolved(articles: Iterable[Article], knowledge: Knowledge | None = None, domestic: bool = False) -> Iterator[Draft]:
    """Drafts as the steps of meaning find them: parsed, with actors, times and places resolved. `domestic`: sentences that name no state too."""
    kb = knowledge or default_knowledge()
    waiting = iter(articles)
    while batch := [_named(article, kb) for article in islice(waiting, BATCH)]:
        syntax.parse([s for draft in batch for s in selection.worth_parsing(draft, domestic)])
        for draft in batch:
            draft.today = local_day(draft)
            draft.times = times.find_times(draft, kb)
            draft.places = places.find_places(draft, kb)
            draft.mentions = actors.settle(draft, kb)
            draft.places = places.outside_names(draft)
            draft.mentions = turn_labels.labelled(draft, kb)
            draft.mentions = coreference.resolve(draft, kb)
            yield draft


def _named(article: Article, kb: Knowledge) -> Draft:
    draft = Draft(article, warnings=list(article.warnings))
    draft.sentences = split_sentences(article)
    draft.mentions = actors.find_names(draft, kb)
    return draft


def _reading(draft: Draft) -> Reading:
    return Reading(
        page=draft.article,
        mentions=tuple(draft.mentions),
        times=tuple(draft.times),
        places=tuple(draft.places),
        events=tuple(draft.events),
        statements=tuple(draft.statements),
        facts=tuple(draft.facts),
        warnings=tuple(dict.fromkeys(draft.warnings)),
    )
