"""HTML pages -> article text: shingle F1 on the article extraction benchmark of Scrapinghub (2019), beside other extractors.

The scorer is that benchmark's own: multisets of four-word shingles, precision and recall a page, averaged, F1 of the averages.
It is proved on the outputs that other tools shipped (trafilatura .950, rs_trafilatura .972 on these pages).
"""

import gc
import gzip
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lxml.html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
from trafilatura import extract

from bench.report import Report, markdown_table
from dragoman.errors import PageError
from dragoman.model import Article, Page
from dragoman.pages import clean

WORD = re.compile(r"\w+")
SHIPPED = ("trafilatura", "rs_trafilatura", "news_please", "readability", "goose3", "justext")
LARGE = 20_000_000


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()


def page_score(true: str, found: str) -> tuple[float, float]:
    """Precision and recall of one page; a page without either text scores as the benchmark does."""
    gold, got = shingles(true), shingles(found)
    right = sum((gold & got).values())
    if gold == got:
        return 1.0, 1.0
    return right / sum(got.values()) if got else 0.0, right / sum(gold.values()) if gold else 0.0


def score(truth: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pages."""
    pages = [page_score(text, found.get(name, "")) for name, text in truth.items()]
    precision, recall = (sum(column) / len(pages) for column in zip(*pages, strict=True))
    return precision, recall, 2 * precision * recall / (precision + recall)


def truth_of(data: Path) -> dict[str, str]:
    pages = json.loads((data / "bench" / "pages" / "ground-truth.json").read_text())
    return {name: page["articleBody"] for name, page in pages.items()}


def html_of(data: Path, names: list[str]) -> dict[str, bytes]:
    folder = data / "bench" / "pages" / "html"
    return {name: gzip.decompress((folder / f"{name}.html.gz").read_bytes()) for name in names}


def body_of(article: Article) -> str:
    """The article's text without its title and captions, as the benchmark counts."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind not in ("title", "caption"))


def by_dragoman(html: bytes) -> str:
    try:
        return body_of(clean(Page(origin="bench", html=html)))
    except PageError:
        return ""


def by_readability(html: bytes) -> str:
    summary = Document(html.decode("utf-8", "replace")).summary()
    return str(lxml.html.fromstring(summary).text_content())


def by_resiliparse(html: bytes) -> str:
    tree = HTMLTree.parse_from_bytes(html, detect_encoding(html) or "utf-8")
    return str(extract_plain_text(tree, main_content=True, alt_texts=False, links=False, form_fields=False))


TOOLS: dict[str, Callable[[bytes], str]] = {
    "Dragoman": by_dragoman,
    "trafilatura": lambda html: extract(html, include_comments=False) or "",
    "trafilatura, precision": lambda html: extract(html, include_comments=False, favor_precision=True) or "",
    "trafilatura, fast": lambda html: extract(html, include_comments=False, fast=True) or "",
    "readability": by_readability,
    "resiliparse": by_resiliparse,
}


def run(data: Path) -> Report:
    truth = truth_of(data)
    pages = html_of(data, list(truth))
    rows: list[list[object]] = []
    for tool in SHIPPED:
        shipped = json.loads((data / "bench" / "pages" / "output" / f"{tool}.json").read_text())
        found = {name: page.get("articleBody") or "" for name, page in shipped.items()}
        rows.append([f"{tool} (shipped output)", *score(truth, found), "", ""])
    figures = {}
    for tool, extracted in TOOLS.items():
        extracted(next(iter(pages.values())))  # load what is loaded once
        gc.collect()
        gc.freeze()  # what the benchmark itself holds is not the tool's to sweep
        began = time.process_time()
        found = {name: extracted(html) for name, html in pages.items()}
        speed = len(pages) / (time.process_time() - began)
        precision, recall, f1 = score(truth, found)
        memory = f"{peak_memory():.0f} MB" if tool == "Dragoman" else ""
        rows.append([tool, precision, recall, f1, f"{speed:.0f}", memory])
        if tool == "Dragoman":
            figures = {"shingle f1": f1}
    header = ["extractor", "precision", "recall", "F1", "pages / s of processor time", "peak memory of a 20 MB page"]
    return Report("pages_html", f"HTML pages to article text ({len(truth)} pages)", markdown_table(header, rows), figures)


def peak_memory() -> float:
    """Peak resident memory, in MB, of a process of its own that cleans one page of 20 MB."""
    return float(subprocess.run([sys.executable, "-m", "bench.pages_html"], stdout=subprocess.PIPE, check=True, text=True).stdout)


def _clean_large() -> None:
    paragraph = "<div class='a'><p>The two ministers signed a protocol that opens four crossings to trucks from next month, a spokesman said.</p></div>\n"
    clean(Page(origin="large", html="<html><body><h1>Title</h1>" + paragraph * (LARGE // len(paragraph)) + "</body></html>"))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _clean_large()
