"""The same pages as scraped text: which lines are the article? In two shapes, so that no tool's habits are learnt.

A line is article when half of its four-word shingles stand in the true text (a shorter line: when it is a line of it).
Nobody publishes a figure for this task; the first baseline is "lines of twelve words or more". Line scores are averaged over
pages as the shingle scores of `pages_html` are. The last row is the page that began the project (``gold/seeds``), to the line.
"""

import re
from collections.abc import Callable
from pathlib import Path

from html2text import HTML2Text
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from bench.pages_html import html_of, score, shingles, truth_of
from bench.report import Report, markdown_table
from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages import clean
from dragoman.pages.charset import decode

Span = tuple[int, int]
WORDS = 12
"""The baseline keeps lines of so many words."""


def by_html2text(html: bytes) -> str:
    """Markdown without links and pictures, one paragraph a line."""
    converter = HTML2Text(bodywidth=0)
    converter.ignore_links = converter.ignore_images = True
    return converter.handle(decode(html, "bench").text)


def by_resiliparse(html: bytes) -> str:
    """All visible text as a browser would lay it out."""
    tree = HTMLTree.parse_from_bytes(html, detect_encoding(html) or "utf-8")
    return str(extract_plain_text(tree, main_content=False, alt_texts=False, links=False, form_fields=False))


SHAPES: dict[str, Callable[[bytes], str]] = {"html2text": by_html2text, "resiliparse": by_resiliparse}


def lines_of(text: str) -> list[Span]:
    """Offsets of the lines that hold a word."""
    return [match.span() for match in re.finditer(r"[^\n]+", text) if re.search(r"[^\W_]", match.group())]


def true_lines(text: str, truth: str) -> set[Span]:
    """Lines of the article. A line alone among foreign ones (its copy in a menu, in a teaser) does not count."""
    known = shingles(truth)
    short = {" ".join(re.findall(r"\w+", line)) for line in truth.splitlines()}
    lines = lines_of(text)
    alike = [_is_true(text[slice(*span)], known, short) for span in lines]
    company = [sum(alike[max(0, i - 4) : i + 5]) for i in range(len(lines))]
    most: dict[str, int] = {}
    names = [" ".join(re.findall(r"\w+", text[slice(*span)])) for span in lines]
    for i, name in enumerate(names):
        if alike[i]:
            most[name] = max(most.get(name, 0), company[i])
    few = sum(alike) <= 2
    return {span for i, span in enumerate(lines) if alike[i] and company[i] >= 0.5 * most[names[i]] and (company[i] > 1 or few)}


def _is_true(line: str, known: dict[tuple[str, ...], int], short: set[str]) -> bool:
    words = re.findall(r"\w+", line)
    if len(words) < 4:
        return " ".join(words) in short
    own = shingles(line)
    return sum(count for shingle, count in own.items() if shingle in known) >= 0.5 * sum(own.values())


def kept_by_length(text: str) -> set[Span]:
    return {span for span in lines_of(text) if len(re.findall(r"\w+", text[slice(*span)])) >= WORDS}


def kept_by_dragoman(text: str) -> set[Span]:
    try:
        blocks = clean(Page(origin="bench", text=text)).blocks
    except PageError:
        return set()
    spans = [(b.source_start or 0, b.source_end or 0) for b in blocks if b.kind not in ("title", "caption")]
    return {(a, b) for a, b in lines_of(text) if any(start < b and a < end for start, end in spans)}


KEEPERS: dict[str, Callable[[str], set[Span]]] = {"lines of 12 words or more": kept_by_length, "Dragoman": kept_by_dragoman}


def line_score(pages: list[tuple[set[Span], set[Span]]]) -> tuple[float, float, float]:
    """Precision, recall (averaged over pages) and their F1."""
    precision = sum(len(t & k) / len(k) if k else float(not t) for t, k in pages) / len(pages)
    recall = sum(len(t & k) / len(t) if t else 1.0 for t, k in pages) / len(pages)
    return precision, recall, 2 * precision * recall / (precision + recall)


def run(data: Path) -> Report:
    truth = truth_of(data)
    html = html_of(data, list(truth))
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for shape, derived in SHAPES.items():
        texts = {name: derived(page) for name, page in html.items()}
        gold = {name: true_lines(text, truth[name]) for name, text in texts.items()}
        for keeper, kept in KEEPERS.items():
            found = {name: kept(text) for name, text in texts.items()}
            lines = line_score([(gold[name], found[name]) for name in texts])
            words = {name: "\n".join(texts[name][slice(*span)] for span in sorted(found[name])) for name in texts}
            rows.append([shape, keeper, *lines, score(truth, words)[2]])
            if keeper == "Dragoman":
                figures |= {f"{shape} line f1": lines[2], f"{shape} shingle f1": rows[-1][-1]}  # type: ignore[dict-item]
    seed = seed_score(data)
    rows.append(["seeds", "Dragoman", *seed, ""])
    figures["seeds line f1"] = seed[2]
    header = ["text by", "kept", "line precision", "line recall", "line F1", "shingle F1"]
    return Report("pages_text", f"Scraped text to article lines ({len(truth)} pages)", markdown_table(header, rows), figures)


def seed_score(data: Path) -> tuple[float, float, float]:
    """The two seed pages: the lines that a careful reader keeps are those between the marks below (and the caption, as a caption)."""
    folder = data / "gold" / "seeds"
    pages = []
    for name, first, last in (
        ("000", "“For Kazakhstan", "since 2008."),
        ("002", "Russian President Vladimir Putin arrived", "China and the West."),
    ):
        text = next(folder.glob(f"{name}_*.txt")).read_text()
        start, end = text.index(first), text.index(last)
        aside = ("Join our community", "Support ")
        true = {(a, b) for a, b in lines_of(text) if a <= end and b > start and not text[a:b].startswith(aside)}
        pages.append((true, kept_by_dragoman(text)))
    return line_score(pages)
