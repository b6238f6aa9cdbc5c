"""Pages dropped in: read, added, shown; and what is refused."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.reading_jobs import ending

TEXT = "BERLIN, May 3, 2024 - German Chancellor Olaf Scholz met Japanese Prime Minister Fumio Kishida in Berlin on Friday. The two leaders signed an agreement on energy."


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with ThreadPoolExecutor(1) as workers, ThreadPoolExecutor(1) as reader:
        app = create_app(str(tmp_path_factory.mktemp("drop") / "record"), workers=workers, reader=reader, most_bytes=200_000)
        with TestClient(app, base_url="http://127.0.0.1:8321") as client:
            assert app.state.library.wait(30)
            yield client


def read_out(site: TestClient, path: str) -> str:
    """The job's page when it is done."""
    for _ in range(300):
        html = site.get(path).text
        if 'hx-trigger="every' not in html:
            return html
        time.sleep(0.1)
    raise AssertionError("the reading did not end")


def test_a_pasted_text_is_read_and_its_event_shown(empty_site: TestClient) -> None:
    answer = empty_site.post("/read", data={"text": TEXT, "published": "2024-05-03"}, follow_redirects=False)
    assert answer.status_code == 303
    html = read_out(empty_site, answer.headers["location"])
    assert "Olaf Scholz" in html
    assert "Fumio Kishida" in html
    assert "Meeting" in empty_site.get("/search?q=Scholz+Kishida").text


def test_files_are_read_and_bad_ones_told(empty_site: TestClient) -> None:
    files = [
        ("files", ("../../etc/../page.html", b"<html><head><title>Visit</title></head><body><article><h1>Peru's leader in Chile</h1><p>LIMA, April 2, 2024 - "
                   b"Peruvian President Dina Boluarte visited Chile on Tuesday and met Chilean President Gabriel Boric in Santiago.</p></article></body></html>", "text/html")),
        ("files", ("empty.txt", b" \n", "text/plain")),
        ("files", ("lines.jsonl", b'{"url": 3}\n{"article": "Kenyan President William Ruto praised Ghana on Monday.", "published": "2024-04-01"}\n', "text/plain")),
    ]  # fmt: skip
    answer = empty_site.post("/read", files=files, follow_redirects=False)
    html = read_out(empty_site, answer.headers["location"])
    assert "2 pages read, 2 not" in html
    assert "Gabriel Boric" in html
    assert "dragoman-read-" not in html  # no name of a folder of this machine


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"text": "  "}, "nothing to read"),
        ({"text": "x", "published": "yesterday"}, "not a date"),
    ],
)
def test_what_is_not_read(empty_site: TestClient, form: dict[str, str], words: str) -> None:
    answer = empty_site.post("/read", data=form)
    assert answer.status_code == 400
    assert words in answer.text


def test_uploads_over_the_limit_are_refused(empty_site: TestClient) -> None:
    big = {"files": ("big.txt", b"x" * 300_000, "text/plain")}
    assert empty_site.post("/read", files=big).status_code == 413

    def chunks() -> Iterator[bytes]:  # a body that does not tell its length
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(30):
            yield b"x" * 10_000

    answer = empty_site.post("/read", content=chunks(), headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 413


def test_unknown_job(empty_site: TestClient) -> None:
    assert empty_site.get("/jobs/0000").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "end"),
    [
        ("page.HTML", b"", ".html"),
        ("../../x.md", b"", ".md"),
        ("..\\..\\x.jsonl.gz", b"", ".jsonl.gz"),
        ("pages.zip", b"", ".zip"),
        # what the name does not tell, the content does
        ("saved", b"<!doctype html><html>", ".html"),
        ("notes", b"Plain words", ".txt"),
        ("weird.exe", b"Plain words", ".txt"),
    ],
)
def test_ends_of_names(name: str, data: bytes, end: str) -> None:
    assert ending(name, data) == end
    assert "/" not in ending(name, data)
    assert Path(ending(name, data)).name == ending(name, data)
