"""Coverage-guided fuzzing of the readers of HTML, text, JSON lines, feeds and WARC (atheris, libFuzzer): `make fuzz`.

Beside `tests/faults`, which puts pages together from pieces of news, this one mutates bytes and keeps what reaches code not reached before. Any
exception but a page error is a fault of ours: libFuzzer stops, prints it, and writes the input to a file, which becomes a row of a test.

    python tools/fuzz_pages.py CORPUS -max_total_time=300 -timeout=20
"""

import gzip
import json
import sys
import tempfile
from contextlib import suppress
from html import escape
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dragoman"]):
    from dragoman.errors import PageError
    from dragoman.model import Page
    from dragoman.pages import clean, open_pages

NAMES = ("a.html", "a.txt", "a.md", "a.jsonl", "a.xml", "a.warc", "a.html.gz")
FOLDER = Path(tempfile.mkdtemp(prefix="dragoman-fuzz-"))


def one(data: bytes) -> None:
    """The first byte says under which name the others are read."""
    path = FOLDER / NAMES[(data[0] if data else 0) % len(NAMES)]
    path.write_bytes(data[1:])
    for page in open_pages(path):
        if isinstance(page, Page):
            with suppress(PageError):
                article = clean(page)
                assert all(0 <= block.start <= block.end <= len(article.text) for block in article.blocks)


def seed(corpus: Path) -> None:
    """Put the example pages into an empty corpus, each in every form."""
    for example in sorted(Path("examples").iterdir()):
        words = example.read_bytes()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + words
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(http)}\r\n"
        feed = f"<rss version='2.0'><channel><item><title>A</title><description>{escape(words.decode())}</description></item></channel></rss>"
        forms = {
            "a.html": words,
            "a.txt": words,
            "a.md": words,
            "a.jsonl": json.dumps({"url": "https://a.example/", "text": words.decode()}).encode(),
            "a.xml": feed.encode(),
            "a.warc": head.encode() + b"Content-Type: application/http; msgtype=response\r\n\r\n" + http + b"\r\n\r\n",
            "a.html.gz": gzip.compress(words),
        }
        for number, name in enumerate(NAMES):
            (corpus / f"{example.name}.{name}").write_bytes(bytes([number]) + forms[name])


if __name__ == "__main__":
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        seed(corpus)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
