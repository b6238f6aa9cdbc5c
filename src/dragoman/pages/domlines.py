"""HTML -> its visible lines, each with what the tree says of it. No line is judged here.

A line is the text between two block boundaries (`<p>`, `<div>`, `<br>` ...), as a browser would show it; the cells of a row that holds
data are one line, since what stands in them is said of one thing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option optgroup p pre section summary table tbody td tfoot th"
    " thead title tr ul".split()
)
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select textarea input button head map datalist".split()
)
CELLS = frozenset({"td", "th"})
LONGEST_ROW = 400
"""Letters; the cells of a longer row are columns of a layout."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
POPUP = re.compile(r"rollover|tooltip|popover|hovercard|screen-reader|sr-only|visually-?hidden|assistive", re.I)
"""Classes of inline parts that a browser shows on a touch of the mouse only, or never."""


@dataclass(frozen=True)
class DomLine:
    """One visible line. `path` are the tags and classes from the root down, without positions: lines of one make share it."""

    text: str
    tag: str
    path: tuple[str, ...]
    linked: float
    """Share of its characters within links, 0 to 1."""


DEPTH = 8
"""Block elements, the nearest ones, that make a line's path."""


def dom_lines(tree: Any) -> list[DomLine]:
    """The visible lines of an lxml tree, in order. Walks without recursion, so depth does not matter."""
    return list(_Walk().lines(tree))


class _Walk:
    """One pass over a tree, with the elements open at each point."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, ...]] = []
        self.words: list[str] = []
        self.link_chars = 0
        self.links = 0
        self.first: tuple[str, ...] | None = None
        self.row: Any = None
        """The row of data that is open."""

    def lines(self, tree: Any) -> Iterator[DomLine]:
        skip_from: Any = None
        from lxml.etree import iterwalk

        walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event in ("comment", "pi"):
                self._add(element.tail)
            elif event == "start":
                if _skipped(element):
                    walker.skip_subtree()
                    skip_from = element
                    if element.tag in ("iframe", "noscript", "video"):
                        yield from self._flush()
                    continue
                if self._is_cell(element):
                    self._part()
                elif element.tag in BLOCKS:
                    yield from self._flush()
                if element.tag == "tr" and _is_data(element):
                    self.row = element
                self._enter(element)
                self._add(element.text)
            elif element is skip_from:
                self._add(element.tail)
                skip_from = None
            else:
                if element.tag in BLOCKS and not self._is_cell(element):
                    yield from self._flush()
                if element is self.row:
                    self.row = None
                self._leave(element)
                self._add(element.tail)
        yield from self._flush()

    def _is_cell(self, element: Any) -> bool:
        return self.row is not None and element.tag in CELLS and element.getparent() is self.row

    def _part(self) -> None:
        """A comma between the cells before and the next one."""
        before = "".join(self.words).rstrip()
        if before and before[-1].isalnum():
            self.words = [before, ", "]

    def _enter(self, element: Any) -> None:
        tag = str(element.tag)
        path = self.stack[-1] if self.stack else ()
        if tag in BLOCKS and not self._is_cell(element):
            classes = (element.get("class") or "").split(None, 1)
            path = (*path[1 - DEPTH :], f"{tag}.{classes[0].lower()}" if classes else tag)
        self.stack.append(path)
        self.links += tag == "a"

    def _leave(self, element: Any) -> None:
        if self.stack:
            self.stack.pop()
        self.links -= element.tag == "a"

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            if self.first is None:
                self.first = self.stack[-1] if self.stack else ("body",)
            if self.links > 0:
                self.link_chars += len(text.strip())
        self.words.append(text)

    def _flush(self) -> Iterator[DomLine]:
        text = " ".join("".join(self.words).split())
        if text and self.first is not None:
            tag = self.first[-1].partition(".")[0] if self.first else "body"
            yield DomLine(text, tag, self.first, min(1.0, self.link_chars / len(text)))
        self.words, self.link_chars, self.first = [], 0, None


def _is_data(row: Any) -> bool:
    """Whether a row's cells hold short words of one thing each, and the table has more such rows; layouts have blocks in theirs."""
    cells = [cell for cell in row if cell.tag in CELLS]
    if len(cells) < 2 or any(part.tag in BLOCKS for cell in cells for part in cell.iterdescendants()):
        return False
    beside = (row.getnext(), row.getprevious())
    if row.getparent().tag != "thead" and not any(other is not None and other.tag == "tr" for other in beside):
        return False
    return sum(len(text) for text in row.itertext()) <= LONGEST_ROW


def _skipped(element: Any) -> bool:
    if element.tag in SKIPPED:
        return True
    attributes = element.attrib
    if "hidden" in attributes or HIDDEN.search(attributes.get("style", "")):
        return True
    return (
        element.tag == "span"
        and bool(POPUP.search(attributes.get("class", "")))
        and len(element) > 0
        and element.getparent() is not None
        and element.getparent().tag == "span"
    )
