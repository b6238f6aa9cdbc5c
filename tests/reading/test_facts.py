import pytest

from dragoman.model import Page
from dragoman.pages import clean
from dragoman.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russian President Vladimir Putin arrived in Astana on Thursday. Putin met ministers.",
            [("Vladimir Putin", "President", "RUS")],
            id="title and name, once",
        ),
        pytest.param("Putin arrived in Astana on Thursday.", [], id="no office named"),
    ],
)
def test_offices(text: str, expected: list[tuple[str, str, str]]) -> None:
    facts = read(clean(Page(origin="x", article=text, published="2023-11-09"))).facts
    assert [(f["person"], f["office"], f["country"]) for f in facts if f["fact"] == "office"] == expected
