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
