"""Quotations: the runs of an article between quotation marks, whatever the marks.

Found on the raw text, one left-to-right pass over the marks of each paragraph (two where they do not balance), so time is
linear. Only outermost quotations are returned; what is quoted inside a quotation is part of it. A mark left open ends
with its sentence or paragraph, or goes on where the next paragraph reopens it: it never swallows the page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Article, Block

MAX_UNCLOSED = 1_000
"""Characters after which a quotation left open is cut at the end of a sentence."""
MAX_REOPENED = 12
"""Paragraphs that one quotation may run on through reopened marks."""

_MARK = re.compile(r"``|''|[\"“”„‟″«»‹›‘’'‚]")
_PARAGRAPH = re.compile(r"\S.*(?:\n(?!\s*\n).*)*")
_STOP = re.compile(r"[.!?…](?=\s|$)")
_FAMILY = (
    dict.fromkeys('"“”„‟″', "double")
    | dict.fromkeys("«»‹›", "angle")
    | dict.fromkeys("‘’'‚", "single")
    | {"``": "double", "''": "double"}
)
_OPENING = frozenset(["“", "„", "‟", "«", "‹", "‘", "‚", "``"])
_CLOSING = frozenset(["”", "»", "›"])
_BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009\u202f([{-–—―:;,/*_>\"“‘«'")
_AFTER_CLOSING = frozenset(" \t\n\r\xa0\u2009\u202f)]}-–—―.,;:!?…/*_<\"”’»'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks; `parts` are the words inside, one run a paragraph."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """From the first word to the last."""
        return self.parts[0][0], self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    after: int

    @property
    def family(self) -> str:
        return _FAMILY[self.mark]


def find_quotations(article: Article) -> list[Quotation]:
    """The outermost quotations of an article, in order."""
    text = article.text
    found: list[Quotation] = []
    waiting: list[tuple[_Open, int]] = []
    for start, end in paragraphs(text, article.blocks):
        reopened = bool(waiting) and _reopens(text, start, waiting[-1][0]) and len(waiting) < MAX_REOPENED
        if waiting and not reopened:
            found.append(_unclosed(text, waiting))
            waiting = []
        closed, left = _balance(text, start, end)
        if reopened:
            if left is not None and left.start == start:
                waiting.append((left, end))
                continue
            if closed and closed[0].start == start:
                parts = (*((o.after, stop) for o, stop in waiting), *closed[0].parts)
                closed[0] = Quotation(waiting[0][0].start, closed[0].end, parts)
                waiting = []
            else:
                found.append(_unclosed(text, waiting))
                waiting = []
        found += closed
        if left is not None:
            waiting = [(left, end)]
    if waiting:
        found.append(_unclosed(text, waiting))
    return sorted((q for q in found if q.parts[-1][1] > q.parts[0][0]), key=lambda q: q.start)


def paragraphs(text: str, blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Offsets of the paragraphs: blocks, and in them what stands between empty lines."""
    spans = []
    for block in blocks or (Block("paragraph", 0, len(text)),):
        for para in _PARAGRAPH.finditer(text, block.start, block.end):
            spans.append((para.start(), para.start() + len(para.group().rstrip())))
    return spans


def _balance(text: str, start: int, end: int) -> tuple[list[Quotation], _Open | None]:
    """Closed quotations of a paragraph, and the mark left open at its end."""
    found, stack = _scan(text, start, end, nest=True)
    if stack:
        found, stack = _scan(text, start, end, nest=False)
    return found, stack[0] if stack else None


def _scan(text: str, start: int, end: int, nest: bool) -> tuple[list[Quotation], list[_Open]]:
    """One pass. With `nest` false an opening mark of the same family ends the quotation before it, which was left open."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    singles = _Singles(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        at, after, sign = mark.start(), mark.end(), mark.group()
        before = text[at - 1] if at > start else " "
        follows = text[after] if after < end else " "
        top = stack[-1] if stack else None
        if _FAMILY[sign] == "single":
            does = singles.role(sign, at, before, follows, any(o.family == "single" for o in stack))
        else:
            does = _role(sign, before, follows, stack)
        if does == "open":
            if top is not None and top.family == _FAMILY[sign] and not nest:
                found.append(_unclosed(text, [(top, at)]))
                stack.pop()
            stack.append(_Open(sign, at, after))
        elif does == "close":
            # An inner mark of another family that was never closed (an apostrophe taken for a mark) goes with it.
            depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == _FAMILY[sign]), None)
            if depth is None:
                continue
            opened = stack[depth]
            del stack[depth:]
            if not stack:
                found.append(Quotation(opened.start, after, (_trim(text, opened.after, at),)))
    while stack and stack[-1].family == "single" and stack[-1].start != start:
        stack.pop()
    if stack and stack[0].family == "single" and stack[0].start != start:
        stack = []
    return found, stack


def _role(sign: str, before: str, follows: str, stack: list[_Open]) -> str:
    """Does this mark open or close a quotation, or neither?"""
    is_open = any(o.family == _FAMILY[sign] for o in stack)
    if sign == "“" and stack and stack[-1].mark == "„":
        return "close"
    if sign in _OPENING:
        return "open"
    can_open = before in _BEFORE_OPENING and not follows.isspace()
    can_close = not before.isspace()
    if sign in _CLOSING:
        return "close" if is_open or not can_open or before != " " else "open"
    if is_open:
        return "close" if can_close or not can_open else "open"
    return "open" if can_open or before.isspace() else "none"


class _Singles:
    """Tells a single quotation mark from an apostrophe."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.end = text, end

    def role(self, sign: str, at: int, before: str, follows: str, is_open: bool) -> str:
        if before.isalnum() and follows.isalnum():
            return "none"
        if sign in "‘‚":
            return "none" if before.isalnum() else "open"
        if is_open:
            if before.isspace() or not (follows in _AFTER_CLOSING or follows.isspace()):
                return "none"
            possessive = before == "s" and follows == " "
            return "none" if possessive and self._closes_later(at + 1) else "close"
        if sign == "'" and before in _BEFORE_OPENING and follows.isalnum() and self._closes_later(at + 1):
            return "open"
        return "none"

    def _closes_later(self, at: int) -> bool:
        """Is there a closing single mark after `at`, before one that opens? Looks 400 characters ahead."""
        window = self.text[at : min(self.end, at + 400)]
        for mark in re.finditer(r"['‘’]", window):
            i = mark.start()
            before = window[i - 1] if i else " "
            follows = window[i + 1] if i + 1 < len(window) else " "
            if mark.group() == "‘" or (before.isspace() and follows.isalnum()):
                return False
            if not before.isspace() and (follows in _AFTER_CLOSING or follows.isspace()):
                return not (before == "s" and follows == " ") or self.text.find("'", at + i + 1, at + i + 200) < 0
        return False


def _reopens(text: str, start: int, opened: _Open) -> bool:
    return text.startswith(opened.mark, start)


def _unclosed(text: str, waiting: list[tuple[_Open, int]]) -> Quotation:
    """A quotation whose closing mark is missing: to the end of its paragraph, or of its sentence where it began inside one."""
    opened, end = waiting[0]
    if len(waiting) > 1:
        parts = tuple(_trim(text, o.after, stop) for o, stop in waiting)
        return Quotation(opened.start, parts[-1][1], parts, closed=False)
    stop = _STOP.search(text, opened.after, end)
    line_start = text.rfind("\n", 0, opened.start) + 1
    begins = not text[line_start : opened.start].strip()
    if begins:
        limit = min(end, opened.after + MAX_UNCLOSED)
        stops = list(_STOP.finditer(text, opened.after, limit)) if limit < end else []
        stop = stops[-1] if stops else None
    cut = stop.end() if stop else min(end, opened.after + MAX_UNCLOSED)
    part = _trim(text, opened.after, cut)
    return Quotation(opened.start, part[1], (part,), closed=False)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
