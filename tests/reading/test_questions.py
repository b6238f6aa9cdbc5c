"""What is only asked is not told: questions, and reporters' turns in transcripts."""

import pytest

from dragoman.model import Article, Page
from dragoman.pages import clean
from dragoman.reading import read

PAGES = [
    pytest.param("Did Iran bomb the embassy of Oman?", [], id="a question as a whole"),
    pytest.param("Iran bombed the embassy of Oman.", ["ASSAULT"], id="the same as news"),
    pytest.param(
        "QUESTION: Mr Secretary, Germany has criticised the sanctions of Russia.\nSECRETARY BLINKEN: It was on Friday.",
        [],
        id="what a reporter says before his question",
    ),
    pytest.param(
        "PRESIDENT KALLAS: Yes.\nPRESIDENT RUTO: Kenya condemned Sudan on Friday.",
        ["ACCUSE"],
        id="the turn of one who does not ask",
    ),
]


@pytest.mark.parametrize(("text", "types"), PAGES)
def test_questions_tell_nothing(text: str, types: list[str]) -> None:
    article = clean(Page(origin="test", published="2023-05-10", article=text))
    assert [e.type for e in read(article).events] == types


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("Modi invited Macron to New Delhi in January.", "2023-05-10", id="the month is that of the coming"),
        pytest.param("Modi invited Macron to New Delhi on Monday.", "2023-05-08", id="the day is that of the invitation"),
        pytest.param("The NATO summit opens on Tuesday in Vilnius.", "2023-05-16", id="a timetable looks ahead"),
    ],
)
def test_days_of_what_is_to_come(text: str, start: str) -> None:
    article: Article = clean(Page(origin="test", published="2023-05-10", article=text))
    assert [e.start for e in read(article).events] == [start]
