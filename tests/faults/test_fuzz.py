"""Anything may stand on a page or in a user's file: the answer is a reading, a page error or a knowledge error, and never a fault of ours.

Short in `make test`; `make torture` tries twenty thousand inputs (docs/reliability.md).
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.contract import decode, encode
from dragoman.engines.local import LocalEngine
from dragoman.errors import KnowledgeError, PageError
from dragoman.knowledge import Knowledge
from dragoman.knowledge.frames import lexicon_with
from dragoman.model import Page, Reading
from dragoman.pages import clean, open_pages
from tests.faults import strategies as some

Test = Callable[..., None]


def fuzz(short: int, long: int, **given_: st.SearchStrategy[Any]) -> Callable[[Test], Test]:
    """Run a test on `short` inputs, the same ones each time, and under `make torture` on `long` ones that differ each time."""

    def twice(test: Test) -> Test:
        quiet: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
        sizes = {
            "short": settings(max_examples=short, derandomize=True, **quiet)(given(**given_)(test)),
            "long": settings(max_examples=long, **quiet)(given(**given_)(test)),
        }

        @pytest.mark.parametrize("size", ["short", pytest.param("long", marks=pytest.mark.torture)])
        def run(size: str) -> None:
            sizes[size]()

        run.__doc__ = test.__doc__
        return run

    return twice


def sound(reading: Reading) -> None:
    """Every offset holds, and the contract takes the reading as it gave it."""
    text = reading.page.text
    for found in (*reading.mentions, *reading.times, *reading.places):
        assert text[found.start : found.end] == found.text
    for event in reading.events:
        assert all(text[proof.start : proof.end] == proof.text for proof in event.evidence)
        assert 0 <= event.confidence <= 1
    for statement in reading.statements:
        assert 0 <= statement.start <= statement.end <= len(text)
    assert encode(decode(encode(reading))) == encode(reading)


def opened(data: bytes, name: str, folder: Path) -> list[Page | PageError]:
    path = folder / name
    path.write_bytes(data)
    return list(open_pages(path))


def read_all(pages: list[Page | PageError]) -> None:
    for outcome in LocalEngine().read(pages):
        if isinstance(outcome, PageError):
            assert "fault in dragoman" not in str(outcome)
        else:
            sound(outcome)


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    global FOLDER
    FOLDER = tmp_path_factory.mktemp("fuzz")
    return FOLDER


FOLDER: Path


@fuzz(60, 6_000, texts=st.lists(some.TEXTS | some.QUOTATIONS, min_size=1, max_size=4))
def test_articles(texts: list[str]) -> None:
    """Words of the news in any order, through the whole of a reading."""
    read_all([Page(origin=f"{n}", article=text, published="2023-11-09") for n, text in enumerate(texts)])


@fuzz(40, 3_000, html=some.HTML)
def test_html(html: str) -> None:
    read_all([Page(origin="page", html=html)])


@fuzz(60, 3_000, text=some.TEXTS)
def test_scraped_text(text: str) -> None:
    with suppress(PageError):
        clean(Page(origin="page", text=text))


@fuzz(60, 3_000, data=some.BYTES, name=st.sampled_from(["a.html", "a.txt", "a.md", "a.xml", "a.jsonl", "a.warc", "a.html.gz", "a.zip", "a.tar.gz"]))  # fmt: skip
def test_files(data: bytes, name: str) -> None:
    """Any bytes under any name."""
    for page in opened(data, name, FOLDER):
        if isinstance(page, Page):
            with suppress(PageError):
                clean(page)


@fuzz(60, 2_000, data=some.LINES)
def test_json_lines(data: bytes) -> None:
    pages = opened(data, "pages.jsonl", FOLDER)
    assert len(pages) >= len([line for line in data.split(b"\n") if line.strip(b" \t\r\n\xef\xbb\xbf")]) or not data.strip()


@fuzz(60, 2_000, data=some.FEEDS)
def test_feeds(data: bytes) -> None:
    for page in opened(data, "feed.xml", FOLDER):
        assert isinstance(page, (Page, PageError))


@fuzz(40, 2_000, value=some.YAML_VALUES)
def test_own_actors_and_frames(value: object) -> None:
    """A user's file is taken, or refused in one line."""
    path = FOLDER / "own.yaml"
    path.write_text(yaml.safe_dump(value) if not isinstance(value, str) else value, "utf-8")
    for refused in (refusal(lambda: Knowledge.load(actors=path)), refusal(lambda: lexicon_with(path))):
        assert refused is None or ("own.yaml" in refused and "\n" not in refused)


def refusal(load: Callable[[], object]) -> str | None:
    """How a user's file is refused, if it is."""
    try:
        load()
    except KnowledgeError as error:
        return str(error)
    return None
