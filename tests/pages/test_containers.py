"""Feeds, archives, WARC and compressed files; whole, cut off and swollen."""

import gzip
import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages import clean, open_pages

STORY = "Two ministers met in Astana on Nov. 9 and signed an agreement on gas transit, officials said."
HTML = f"<html><body><p>{STORY}</p></body></html>".encode()

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Lantern</title><link>https://example.org/</link><language>en-gb</language>
<item><title>Ministers meet</title><link>/2023/talks</link><pubDate>Thu, 09 Nov 2023 10:00:00 GMT</pubDate><description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;Read more&lt;/p&gt;</description></item>
<item><title>No date</title><link>https://example.org/b</link><pubDate>yesterday-ish</pubDate><description>{STORY}</description></item>
<item><title>Empty</title><link>https://example.org/c</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title><entry><title>Ministers meet</title><link href="https://example.org/a"/>
<published>2023-11-09T10:00:00Z</published><content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""


def opened(path: Path, **options: object) -> list[Page | PageError]:
    return list(open_pages(path, **options))  # type: ignore[arg-type]


def record(
    body: bytes, url: str = "https://example.org/a", headers: bytes = b"Content-Type: text/html; charset=utf-8\r\n"
) -> bytes:
    http = b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-11-09T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def test_rss_gives_one_page_an_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS)
    first, second, third = opened(tmp_path / "feed.xml")
    assert isinstance(first, Page)
    assert (first.url, first.published, first.title, first.publisher, first.language) == (
        "https://example.org/2023/talks",
        "2023-11-09",
        "Ministers meet",
        "The Daily Lantern",
        "en",
    )
    assert clean(first).text == STORY
    assert isinstance(second, Page)
    assert second.published is None
    assert any("yesterday-ish" in w for w in second.warnings)
    assert "without text" in str(third)


def test_atom_gives_its_content(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM)
    (page,) = opened(tmp_path / "feed.atom")
    assert isinstance(page, Page)
    assert (page.url, page.published, clean(page).text) == ("https://example.org/a", "2023-11-09", STORY)


def test_broken_feed_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text("<rss><channel><item><title>")
    (error,) = opened(tmp_path / "feed.rss")
    assert isinstance(error, PageError)


@pytest.mark.parametrize("name", ["pages.zip", "pages.tar", "pages.tar.gz"])
def test_archives_hold_pages(tmp_path: Path, name: str) -> None:
    files = {"a.html": HTML, "b/c.txt": STORY.encode(), "d.html": b"\x89PNG\r\n\x1a\n", "e.css": b"p {}"}
    if name.endswith("zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member, data in files.items():
                archive.writestr(member, data)
    else:
        with tarfile.open(tmp_path / name, "w:gz" if name.endswith("gz") else "w") as tar:
            for member, data in files.items():
                info = tarfile.TarInfo(member)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
    found = opened(tmp_path / name)
    assert [clean(p).text for p in found if isinstance(p, Page)] == [STORY, STORY]
    assert ["PNG" in str(e) for e in found if isinstance(e, PageError)] == [True]


def test_member_of_an_archive_is_not_unpacked_beyond_the_limit(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 3_000_000)
        archive.writestr("b.txt", STORY)
    bomb, page = opened(tmp_path / "bomb.zip", max_bytes=100_000)
    assert "larger than 100,000 bytes" in str(bomb)
    assert isinstance(page, Page)


@pytest.mark.parametrize("packed", [False, True])
def test_warc_gives_its_responses(tmp_path: Path, packed: bool) -> None:
    records = [
        record(HTML),
        record(b"\xff\xd8\xff", headers=b"Content-Type: image/jpeg\r\n"),
        record(STORY.encode(), headers=b"Content-Type: text/plain\r\n"),
    ]
    name = "crawl.warc.gz" if packed else "crawl.warc"
    (tmp_path / name).write_bytes(b"".join(gzip.compress(r) if packed else r for r in records))
    pages = opened(tmp_path / name)
    assert [clean(p).text for p in pages if isinstance(p, Page)] == [STORY, STORY]
    assert [p.url for p in pages if isinstance(p, Page)] == ["https://example.org/a"] * 2


def test_warc_passes_over_what_is_no_answer(tmp_path: Path) -> None:
    """Errors, redirections and robots.txt are no pages."""
    kept = record(HTML)
    gone = [kept.replace(b"200 OK", status) for status in (b"404 No", b"302 Go", b"500 Oh")]
    robots = record(STORY.encode(), "https://example.org/robots.txt", b"Content-Type: text/plain\r\n")
    (tmp_path / "crawl.warc").write_bytes(b"".join((*gone, robots, kept)))
    assert len(opened(tmp_path / "crawl.warc")) == 1


def test_gzip_bomb_in_a_warc_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    bomb = record(gzip.compress(b"<p>" + b"x" * 5_000_000), headers=b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n")
    (tmp_path / "crawl.warc.gz").write_bytes(
        gzip.compress(bomb) + gzip.compress(record(b"<p>" + b"y" * 5_000_000)) + gzip.compress(record(HTML))
    )
    first, second, page = opened(tmp_path / "crawl.warc.gz", max_bytes=200_000)
    assert "larger than 200,000 bytes" in str(first)
    assert "larger than 200,000 bytes" in str(second)
    assert isinstance(page, Page)


@pytest.mark.parametrize("packed", [False, True])
def test_truncated_warc_keeps_what_came_before(tmp_path: Path, packed: bool) -> None:
    records = [record(HTML), record(HTML.replace(b"Two", b"Three") * 50)]
    data = b"".join(gzip.compress(r) if packed else r for r in records)
    file = tmp_path / ("cut.warc.gz" if packed else "cut.warc")
    file.write_bytes(data[: -len(data) // 5])
    found = opened(file)
    assert isinstance(found[0], Page)
    last = found[-1]
    assert "cut off" in " ".join(last.warnings if isinstance(last, Page) else (str(last),))


def test_warc_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "crawl.warc").write_bytes(record(HTML))
    (error,) = opened(tmp_path / "crawl.warc")
    assert "dragoman[warc]" in str(error)


def test_gzipped_pages_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": STORY}).encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(STORY.encode())[:-20])
    a, b, c = opened(tmp_path)
    assert isinstance(a, Page)
    assert isinstance(b, Page)
    assert "cut off" in str(c)


def packed(name: str) -> bytes:
    """A story of some length in a compressed file of this name."""
    data, into = b" ".join(STORY.encode()[n:] for n in range(40)), io.BytesIO()
    if name.endswith(".zip"):
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", data)
    elif ".tar." in name:
        with tarfile.open(fileobj=into, mode=f"w:{name.rpartition('.')[2]}") as tar:
            info = tarfile.TarInfo("a.txt")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    else:
        return gzip.compress(data)
    return into.getvalue()


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz", "a.zip", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_damaged_compression_is_an_error_of_that_file(tmp_path: Path, name: str) -> None:
    """One byte turned over, wherever it stands: the file is read, or refused by its name."""
    whole, seen = packed(name), 0
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        (tmp_path / name).write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        errors = [str(e) for e in opened(tmp_path / name) if isinstance(e, PageError)]
        assert all(name in e for e in errors)
        seen += bool(errors)
    assert seen > 10


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (HTML, json.dumps({"text": STORY}).encode(), STORY.encode(), RSS.encode(), record(HTML)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        page = next(open_pages("-"))
        assert isinstance(page, Page)
        assert clean(page).text == STORY


def test_parquet_rows_are_pages(tmp_path: Path) -> None:
    """Columns are named as fields of JSON lines; a date may be a string or a date; others are passed over; a row without words is an error."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [
        {"url": "https://a.example/1", "published": date(2023, 11, 9), "text": STORY, "crawl": 7},
        {"url": "https://a.example/2", "published": None, "text": None, "crawl": 8},
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "pages.parquet")
    page, error = open_pages(tmp_path)
    assert isinstance(page, Page)
    assert (page.url, page.published, page.text) == ("https://a.example/1", "2023-11-09", STORY)
    assert "pages.parquet:2: no html, text or article" in str(error)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("pages", "has no column html, text or article"), ("damaged", "is no Parquet file, or damaged")],
)
def test_parquet_without_pages_is_one_error(tmp_path: Path, name: str, problem: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = tmp_path / f"{name}.parquet"
    pq.write_table(pa.table({"summary": [STORY]}), file)
    if name == "damaged":
        file.write_bytes(file.read_bytes()[:-9])
    (error,) = open_pages(file)
    assert isinstance(error, PageError)
    assert problem in str(error)


STORE = "memory://dragoman-pages"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    """An object store that holds a folder of three pages, a hidden file and one that is no page."""
    fsspec = pytest.importorskip("fsspec")
    line = json.dumps({"url": "https://a.example/1", "text": STORY})
    files = {
        "b/lines.jsonl.gz": gzip.compress(line.encode()),
        "a.txt": STORY.encode(),
        "c.zip": None,
        ".d/e.txt": b"x",
        "notes.pdf": b"x",
    }
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("inner.txt", STORY)
    system = fsspec.filesystem("memory")
    for name, content in files.items():
        system.pipe_file(f"/dragoman-pages/{name}", content or (tmp_path / "c.zip").read_bytes())
    yield STORE
    system.rm("/dragoman-pages", recursive=True)


@pytest.mark.parametrize(
    ("below", "origins"),
    [
        pytest.param("", ["/a.txt", "/b/lines.jsonl.gz:1", "/c.zip/inner.txt"], id="a folder, in the order of names"),
        pytest.param("/b/lines.jsonl.gz", ["/b/lines.jsonl.gz:1"], id="a file"),
        pytest.param("/c.zip", ["/c.zip/inner.txt"], id="an archive"),
    ],
)
def test_pages_of_an_object_store(store: str, below: str, origins: list[str]) -> None:
    pages = list(open_pages(store + below))
    assert [p.origin for p in pages] == [STORE.replace("memory://", "memory:///") + origin for origin in origins]
    assert [p.text for p in pages if isinstance(p, Page)] == [STORY] * len(origins)


def test_an_address_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (page,) = open_pages(f"file://{tmp_path}")
    assert isinstance(page, Page)
    assert page.text == STORY


@pytest.mark.parametrize("address", ["memory://nowhere", "nosuch://bucket/pages", "file:///nowhere/at/all"])
def test_an_address_that_cannot_be_opened_is_one_error(address: str) -> None:
    (error,) = open_pages(address)
    assert isinstance(error, PageError)
    assert address in str(error)


def test_without_fsspec_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    (error,) = open_pages("s3://bucket/pages")
    assert "dragoman[remote]" in str(error)
