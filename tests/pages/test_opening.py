"""Every kind of page opens; what cannot be read is one error, and the rest goes on."""

import json
from pathlib import Path

import pytest

from dragoman.errors import PageError, UsageError
from dragoman.model import Page
from dragoman.pages import clean, open_pages

STORY = "Two ministers met in Astana on Nov. 9 and signed an agreement on gas transit, officials said."


def opened(path: Path, **options: object) -> list[Page | PageError]:
    return list(open_pages(path, **options))  # type: ignore[arg-type]


def test_json_lines_take_html_text_and_article(tmp_path: Path) -> None:
    rows = [{"url": "u1", "published": "2023-11-09", "text": STORY}, {"article": STORY}, {"html": f"<p>{STORY}</p>"}]
    file = tmp_path / "pages.jsonl"
    file.write_text("\n".join(json.dumps(r) for r in rows))
    pages = opened(file, published="2020-01-01")
    assert [p.published for p in pages if isinstance(p, Page)] == ["2023-11-09", "2020-01-01", "2020-01-01"]
    assert [p.origin for p in pages] == [f"{file}:{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "a PNG picture"),
        ("noise.txt", bytes(range(256)) * 4, "binary data"),
        ("none.jsonl", b'{"url": "u"}\n', "no html, text or article"),
        ("both.jsonl", b'{"text": "a", "html": "b"}\n', "both html and text"),
        ("broken.jsonl", b'{"text": \n', "not JSON"),
        ("list.jsonl", b"[1]\n", "not a JSON object"),
        ("number.jsonl", b'{"text": 3}\n', "text is not a string"),
        ("other.jsonl", b'{"url": "u", "score": 3}\n', "no html, text or article among url, score"),
        ("broken.json", b'[{"text": "a"}', "not JSON"),
        ("number.json", b"3", "not a JSON object or a list of them"),
        ("blank.json", b"[]", "empty"),
        ("none.csv", b"url,score\nu,3\n", "no column html, text or article among url, score"),
        ("blank.csv", b"\n", "empty"),
        ("head.csv", b"url,text\n", "empty"),
        ("open.csv", b'text\n"' + b"word " * 1000, "a quotation mark is not closed"),
        (
            "none.mhtml",
            b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/css\n\na{}\n--b--\n",
            "an MHTML file without a page",
        ),
        ("head.md", b"---\ntitle: [unclosed\n---\nText\n", "bad front matter: line"),
        ("large.txt", b"word " * 1000, "larger than 2,000 bytes"),
    ],
)
def test_bad_input_is_one_clear_error_and_the_others_go_on(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz-good.txt").write_text(STORY)
    bad, good = opened(tmp_path, max_bytes=2000)
    assert isinstance(bad, PageError)
    assert problem in str(bad)
    assert name in str(bad)
    assert "\n" not in str(bad)
    assert isinstance(good, Page)
    assert clean(good).text == STORY


def test_missing_path_is_an_error_not_a_crash(tmp_path: Path) -> None:
    (error,) = opened(tmp_path / "nowhere")
    assert "no such file" in str(error)


def test_date_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a date"):
        opened(tmp_path, published="last week")


PAGES = [{"url": "u1", "published": "2023-11-09", "text": STORY}, {"url": "u2", "text": STORY}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("list.json", json.dumps(PAGES), id="a list"),
        pytest.param("api.json", json.dumps({"status": "ok", "articles": PAGES}), id="an answer that holds a list"),
        pytest.param("lines.json", "\n".join(map(json.dumps, PAGES)), id="JSON lines under another name"),
        pytest.param("comma.csv", f'url,published,text\nu1,2023-11-09,"{STORY}"\nu2,,"{STORY}"\n', id="CSV"),
        pytest.param("semicolon.csv", f"url;published;text\nu1;2023-11-09;{STORY}\nu2;;{STORY}\n", id="CSV of a European spreadsheet"),
        pytest.param("tab.tsv", f"url\tpublished\ttext\nu1\t2023-11-09\t{STORY}\nu2\t\t{STORY}\n", id="TSV"),
    ],
)  # fmt: skip
def test_pages_in_one_file(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    pages = [p for p in opened(tmp_path) if isinstance(p, Page)]
    assert [(p.url, p.published, p.text) for p in pages] == [("u1", "2023-11-09", STORY), ("u2", None, STORY)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"maintext": STORY, "date_publish": "2023-11-09 10:00:00", "source_domain": "a.org"}, ("text", "2023-11-09", "a.org"), id="news-please"),
        pytest.param({"text": STORY, "date": "2023-11-09", "source": "https://a.org/1", "source-hostname": "A"}, ("text", "2023-11-09", "A"), id="trafilatura"),
        pytest.param({"body": f"<html><body><p>{STORY}</p></body></html>", "published_at": "9 November 2023"}, ("html", "2023-11-09", None), id="HTML under a name that does not say so"),
        pytest.param({"text": STORY, "content": "teaser", "published": "2023-11-09", "date": "2024-01-01"}, ("text", "2023-11-09", None), id="our names go first"),
        pytest.param({"text": STORY, "published": "03/04/2022"}, ("text", None, None), id="a date that is two"),
    ],
)  # fmt: skip
def test_fields_as_crawlers_name_them(
    tmp_path: Path, fields: dict[str, str], expected: tuple[str, str | None, str | None]
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(fields))
    (page,) = opened(tmp_path)
    assert isinstance(page, Page)
    assert ("html" if page.html else "text", page.published, page.publisher) == expected
    assert bool(page.warnings) == (expected[1] is None)


def test_a_table_of_another_character_set(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("text;title\nMötet hölls på måndagen i Umeå.;Möte\n".encode("cp1252"))
    (page,) = opened(tmp_path)
    assert isinstance(page, Page)
    assert (page.text, page.title) == ("Mötet hölls på måndagen i Umeå.", "Möte")


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/talks
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/frame

<p>Buy shoes</p>
----b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/talks

<html><body><p>Pedro S=C3=A1nchez met the king in Rabat.</p></body></html>
----b--
"""


@pytest.mark.parametrize("name", ["saved.mhtml", "saved.mht"])
def test_page_saved_as_one_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MHTML.replace("\n", "\r\n").encode())
    (page,) = opened(tmp_path)
    assert isinstance(page, Page)
    assert page.url == "https://example.org/talks"
    assert clean(page).text == "Pedro Sánchez met the king in Rabat."


def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    for name in ("Talks.html", "Talks_files/frame.html", "Talks_files/deep/frame.html", "My_files/story.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"<p>{STORY}</p>")
    assert [p.origin for p in opened(tmp_path) if isinstance(p, Page)] == [
        str(tmp_path / n) for n in ("My_files/story.html", "Talks.html")
    ]
