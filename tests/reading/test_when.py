"""The dates of events: which time belongs to which trigger, and why."""

import pytest

from dragoman.reading.when import date_event
from tests.reading.test_times import draft_of

# Published on Thursday 9 November 2023: text, trigger, planned, start, end, reason
ROWS = [
    # a time attached to the trigger
    ("Putin arrived in Astana on Nov. 8.", "arrived", False, "2023-11-08", "2023-11-08", "grammar: Nov. 8"),
    # two days named make an interval
    (
        "Tokayev will travel on Tuesday and Wednesday to Paris.",
        "travel",
        True,
        "2023-11-14",
        "2023-11-15",
        "grammar: Tuesday and Wednesday",
    ),
    # a month stays a month
    ("In June, Tokayev criticized his counterpart.", "criticized", False, "2023-06", "2023-06", "grammar: June"),
    # the page's own news
    ("Putin praised the relations.", "praised", False, "2023-11-09", "2023-11-09", "publication date: the page's own news"),
    # planned and undated stays undated
    ("Putin will visit Astana.", "visit", True, None, None, "no date: planned without one"),
]


@pytest.mark.parametrize(("text", "trigger", "planned", "start", "end", "reason"), ROWS)
def test_date_event(text: str, trigger: str, planned: bool, start: str | None, end: str | None, reason: str) -> None:
    draft = draft_of(text, "2023-11-09", parse=True)
    sentence = draft.sentences[0]
    assert sentence.doc is not None
    [token] = [t for t in sentence.doc if t.text == trigger]
    assert date_event(draft, sentence, token, planned=planned) == (start, end, reason)
