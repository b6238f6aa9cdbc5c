"""One record of the examples, read once, and the site over it."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dragoman.engines.local import LocalEngine
from dragoman.errors import PageError
from dragoman.model import Reading
from dragoman.pages import open_pages
from dragoman.record import Record
from dragoman.web.app import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = {
    "url": "javascript:alert(1)//<script>alert(2)</script>",
    "title": "<script>alert('title')</script> Putin meets Tokayev",
    "publisher": "<img src=x onerror=alert(3)>",
    "published": "2023-11-20",
    "article": 'Russian President Vladimir Putin met Kazakh President Kassym-Jomart Tokayev in Astana on Monday. <script>alert("text")</script> '
    'President <b onclick="alert(4)">Ivan</b> Petrov of Russia visited Kazakhstan on Sunday. <img src=x onerror=alert(5)>',
}
"""A page that would be obeyed if it were not shown as words."""


@pytest.fixture(scope="session")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    import msgspec

    hostile = tmp_path_factory.mktemp("hostile") / "hostile.jsonl"
    hostile.write_bytes(msgspec.json.encode(HOSTILE) + b"\n")
    pages = [page for path in (EXAMPLES, hostile) for page in open_pages(path)]
    found = list(LocalEngine(1).read(pages))
    assert not [r for r in found if isinstance(r, PageError)]
    return [r for r in found if isinstance(r, Reading)]


@pytest.fixture(scope="session")
def kept_record(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that tests read and do not write."""
    folder = tmp_path_factory.mktemp("web") / "record"
    record = Record.open(folder, create=True)
    record.add(readings)
    record.refresh()
    return folder


def site_over(folder: Path) -> Iterator[TestClient]:
    """A client of the site over this record; what the site does behind is done in threads."""
    with ThreadPoolExecutor(1) as workers:
        app = create_app(str(folder), workers=workers)
        with TestClient(app, base_url="http://127.0.0.1:8321") as client:
            assert app.state.library.wait(60), app.state.library.trouble
            yield client


@pytest.fixture(scope="session")
def site(kept_record: Path) -> Iterator[TestClient]:
    yield from site_over(kept_record)


@pytest.fixture
def own_site(kept_record: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A site over a record of the test's own, that it may write to."""
    shutil.copytree(kept_record, tmp_path / "record")
    yield from site_over(tmp_path / "record")


def app_of(client: TestClient) -> FastAPI:
    app = client.app
    assert isinstance(app, FastAPI)
    return app
