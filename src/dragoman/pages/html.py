"""HTML -> the article's blocks and metadata: trafilatura's choice of lines, mended by our own judge of lines."""

from typing import Any

import lxml.etree
import lxml.html
from trafilatura import extract

from dragoman.errors import PageError
from dragoman.model import BlockKind
from dragoman.pages.candidates import Candidate
from dragoman.pages.credits import find_authors
from dragoman.pages.domlines import dom_lines
from dragoman.pages.found import Found
from dragoman.pages.judging import judge, kind_of
from dragoman.pages.markup import flattened, without_silent
from dragoman.pages.metadata import Metadata, read_metadata, saved_from
from dragoman.pages.pieces import Piece
from dragoman.pages.placing import place
from dragoman.pages.pruning import prune
from dragoman.pages.shapes import WRITTEN_DATE
from dragoman.pages.titles import find_title, folded
from dragoman.pages.votes import candidates, rescue, vote

FEWEST_HEADLINES = 4
LARGEST_TREE = 4_000_000
"""Characters without scripts; for a larger page trafilatura, which copies the tree several times, would take too much memory."""


def clean_html(source: str, origin: str, url: str | None, title: str | None, warnings: tuple[str, ...]) -> Found:
    """The article on an HTML page. Raises `PageError` when the page holds no element at all."""
    tree, deep = _parse(source, origin)
    known = read_metadata(tree, url)
    dom = dom_lines(tree)
    text, doubts = ("", ()) if deep else _extracted(tree, len(source))
    lines = candidates(dom, vote(dom, text))
    kinds = _judged(lines)
    kinds = _titled(lines, kinds, title or known.title)
    kept = [(kind, line.text) for line, kind in zip(lines, kinds, strict=True) if kind]
    spans = place(source, [words for _, words in kept])
    return Found(
        pieces=tuple(Piece(kind, words, *span) for (kind, words), span in zip(kept, spans, strict=True)),
        title=known.title or next((words for kind, words in kept if kind == "title"), None),
        authors=known.authors or find_authors(lines),
        publisher=known.publisher,
        url=known.url or saved_from(source),
        language=known.language,
        published=known.published,
        shown=_shown(lines, known),
        warnings=(*warnings, *deep, *doubts, *_headlines(lines, kinds)),
    )


def _parse(source: str, origin: str) -> tuple[Any, tuple[str, ...]]:
    """The tree of a page, and a warning when it is nested too deeply to be kept as it is."""
    if len(source) > LARGEST_TREE:
        source = without_silent(source)
    tree, deep = _tree(source, origin)
    if not deep:
        return tree, ()
    return _tree(flattened(without_silent(source)), origin)[0], ("nested too deeply; its layout was left out",)


def _tree(source: str, origin: str) -> tuple[Any, bool]:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise PageError(origin, f"not HTML: {' '.join(str(error).split())}") from None
    return tree, any("depth" in entry.message for entry in parser.error_log)


def _extracted(tree: Any, size: int) -> tuple[str, tuple[str, ...]]:
    """What trafilatura takes for the article, and a warning when it could not say."""
    if size > LARGEST_TREE:
        return "", ("a very large page: its lines were judged without the tree",)
    try:
        return extract(tree, fast=True, include_comments=False) or "", ()
    except (RecursionError, ValueError, AttributeError, TypeError, lxml.etree.LxmlError) as error:
        return "", (f"the extractor failed ({type(error).__name__}); the lines were judged without it",)


def _judged(lines: list[Candidate]) -> list[BlockKind | None]:
    """Kinds by the extractor's votes; without votes to trust, by the lines alone."""
    voted = [line for line in lines if line.voted]
    linked = sum(line.words for line in voted if line.linked > 0.6)
    if not voted or linked > 0.4 * sum(line.words for line in voted):
        return judge(lines)
    kept = rescue(lines)
    kinds = prune(lines, [kind_of(line) if keep else None for line, keep in zip(lines, kept, strict=True)], vouched=True)
    return kinds if any(kinds) else [kind_of(line) if line.voted else None for line in lines]


def _titled(lines: list[Candidate], kinds: list[BlockKind | None], known: str | None) -> list[BlockKind | None]:
    """The title marked and its repetitions dropped, with headings above it."""
    at = find_title(lines, kinds, known)
    if at is None:
        return kinds
    name = folded(lines[at].text)
    marked = [
        None if folded(line.text) == name or (i < at and not line.sentence) else kind
        for i, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    ]
    marked[at] = "title"
    return marked


def _headlines(lines: list[Candidate], kinds: list[BlockKind | None]) -> tuple[str, ...]:
    """The warning for a page of which nothing is running text and most is links: a section's front."""
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind and kind != "title"]
    linked = sum(line.linked > 0.5 for line in kept)
    if len(kept) < FEWEST_HEADLINES or linked < len(kept) / 2 or any(line.sentence for line in kept):
        return ()
    return ("no running text: perhaps a list of headlines, not an article",)


def _shown(lines: list[Candidate], known: Metadata) -> str | None:
    if known.published:
        return None
    return next((line.text for line in lines if line.meta and WRITTEN_DATE.search(line.text)), None)
