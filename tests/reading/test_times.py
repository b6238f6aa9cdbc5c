"""Time expressions in articles, resolved."""

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.model import Article, Time
from dragoman.reading import syntax
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences
from dragoman.reading.times import NO_DATE, find_times


def draft_of(text: str, published: str | None, parse: bool = False) -> Draft:
    article = Article(id="a", url=None, title=None, text=text, published=published, published_from="given" if published else None)
    draft = Draft(article)
    draft.sentences = split_sentences(article)
    if parse:
        syntax.parse(draft.sentences)
    draft.times = find_times(draft, default_knowledge())
    return draft


def times_of(text: str, published: str | None = "2023-11-09", parse: bool = False) -> list[Time]:
    return draft_of(text, published, parse).times


# Published on Thursday 9 November 2023.
RESOLVED = [
    ("They met on Nov. 9, 2023.", "2023-11-09", "2023-11-09", "2023-11-09"),
    ("They met last week.", "2023-W44", "2023-10-30", "2023-11-05"),
    ("They met in late September.", "2023-09", "2023-09-21", "2023-09-30"),
    ("They met in December.", "2022-12", "2022-12-01", "2022-12-31"),
    ("They met two days ago.", "2023-11-07", "2023-11-07", "2023-11-07"),
    ("They met from 3 to 5 May.", "2023-05-03/2023-05-05", "2023-05-03", "2023-05-05"),
    ("They ruled in the 1990s.", "199", "1990-01-01", "1999-12-31"),
]


@pytest.mark.parametrize(("text", "value", "first", "last"), RESOLVED)
def test_resolved(text: str, value: str, first: str, last: str) -> None:
    [time] = times_of(text)
    assert (time.value, time.from_, time.to) == (value, first, last)


def test_without_a_publication_date_relative_times_stay_relative_and_one_warning_says_so() -> None:
    draft = draft_of("They met on Tuesday. They met again last week. They had met in 2008.", None)
    assert [(t.value, t.from_) for t in draft.times] == [("REF<W-2", None), ("REF-P1W", None), ("2008", "2008-01-01")]
    assert draft.warnings == [NO_DATE]
