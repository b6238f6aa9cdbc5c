"""Markdown marks in scraped text: what they say of a line, and the line without them."""

import re
from functools import lru_cache

HEADING = re.compile(r"\A\s*+(?:[-*]\s+)?(#{1,6})\s+")
ITEM = re.compile(r"\s*(?:[-*+•‣▪●◦·–]|\d{1,3}[.)])\s+")
QUOTE = re.compile(r"\A\s*+>+\s*")
STRONG = re.compile(
    r"\*{2,3}(?=\S)|(?<=\S)\*{2,3}|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])|(?<![\w*])\*(?=\w)|(?<=[\w.,!?])\*(?![\w*])"
)
LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s\"[^\"]{0,200}\")?\)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")


def tag_of(line: str) -> str | None:
    """The HTML element that the marks at a line's head stand for."""
    if heading := HEADING.match(line):
        return f"h{len(heading[1])}"
    if QUOTE.match(line):
        return "blockquote"
    return "li" if ITEM.match(line) else None


@lru_cache(maxsize=4096)
def plain(line: str) -> str:
    """The line without heading, quotation and emphasis marks and without the targets of links; a list's bullet stays."""
    if not any(mark in line for mark in "#*_>[\\`"):
        return line
    text = HEADING.sub("", line, count=1)
    if text.startswith(">"):
        text = QUOTE.sub("", text, count=1)
    text = ESCAPED.sub(r"\1", STRONG.sub("", LINK.sub(r"\1", text)))
    return " ".join(text.split())
