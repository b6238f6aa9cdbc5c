"""Lines and paragraphs of plain text, with their offsets: hard-wrapped text is told from one paragraph a line."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

BULLET = re.compile(r"(?:[-*+•‣▪●◦·–—]|\d{1,3}[.)])\s+\S")
HARD_BREAK = 12
"""A line that leaves so many characters of the width unused, though the next word would have fitted, ends its paragraph."""


@dataclass(frozen=True)
class Line:
    """A line without its white space: ``source[start:end]``. `blank_before`: an empty line stands between it and the line before."""

    start: int
    end: int
    text: str
    blank_before: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One or more lines that belong together; `text` has each run of white space as one space."""

    start: int
    end: int
    text: str
    blank_before: bool = False


def split_lines(source: str, start: int = 0) -> list[Line]:
    """All lines of ``source[start:]`` that hold something."""
    lines: list[Line] = []
    blank = False
    at = start
    for raw in source[start:].splitlines(keepends=True):
        text = raw.strip()
        if text:
            left = at + len(raw) - len(raw.lstrip())
            lines.append(Line(left, left + len(text), text, blank))
            blank = False
        else:
            blank = True
        at += len(raw)
    return lines


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text is hard-wrapped, None if it has one paragraph a line.

    Wrapped text breaks where the next word would not have fitted: so of the lines directly followed by another,
    most must leave less room than that word needs.
    """
    lengths = [len(line.text) for line in lines if " " in line.text]
    width = max(lengths, default=0)
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.blank_before]
    if not 40 <= width <= 132 or len(pairs) < 2:
        return None
    full = sum(len(a.text) + 1 + len(b.text.split(None, 1)[0]) > width - 3 for a, b in pairs)
    return width if full >= 0.6 * len(pairs) else None


def paragraphs(source: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of ``source[start:]``."""
    lines = split_lines(source, start)
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if width and groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(g[0].start, g[-1].end, " ".join(" ".join(line.text.split()) for line in g), g[0].blank_before) for g in groups
    ]


def _continues(before: Line, line: Line, width: int) -> bool:
    if line.blank_before or BULLET.match(line.text):
        return False
    return len(before.text) + 1 + len(line.text.split(None, 1)[0]) > width - HARD_BREAK
