"""Quotations lend their speaker: sentences wholly within one, and what is only told of others."""

import pytest

from dragoman.model import Page
from dragoman.pages import clean
from dragoman.reading import read, resolved
from dragoman.reading.acts.speaking import in_first_person

LEAD = "Chad's foreign minister Mahamat Zene Cherif spoke to reporters in N'Djamena on Monday.\n\n"
ROWS = [
    # a sentence within a quotation, its cue in the next: the speaker accuses
    ("“Sudan has shown nothing but hostility. We have waited for long enough,” Cherif said.", ("ACCUSE", "TCD", "SDN")),
    # the same for a demand
    ("“Sudan must close the camps. We have waited for long enough,” Cherif said.", ("REQUEST", "TCD", "SDN")),
    # what is said stands before its verb
    ("Sudan must close the camps, Cherif said.", ("REQUEST", "TCD", "SDN")),
]


@pytest.mark.parametrize(("words", "expected"), ROWS)
def test_speaker_acts(words: str, expected: tuple[str, str, str]) -> None:
    page = Page(origin="own", url=None, published="2024-05-06", text=LEAD + words)
    found = {
        (event.type, source.country, target.country)
        for event in read(clean(page)).events
        for source in event.participants
        for target in event.participants
        if (source.role, target.role) == ("source", "target")
    }
    assert expected in found


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        # a speech without quotation marks: the sentence with "I"
        ("Chad is near. I thank Sudan. We wait.", {1}),
        # "you" too
        ("Chad is near. Sudan thanks you.", {1}),
        # a quotation is somebody's words within a report
        ("Chad is near. “I thank Sudan,” Cherif said.", set()),
    ],
)
def test_sentences_in_the_first_person(text: str, spoken: set[int]) -> None:
    (draft,) = resolved([clean(Page(origin="own", url=None, published="2024-05-06", text=text))])
    assert in_first_person(draft) == spoken
