"""Markdown marks in scraped text: what they say of a line, and the line without them."""

import html
import re
from functools import lru_cache

HEADING = re.compile(r"\A\s*+(?:[-*]\s+)?(#{1,6})\s+")
ITEM = re.compile(r"\s*(?:[-*+•‣▪●◦·–]|\d{1,3}[.)])\s+")
QUOTE = re.compile(r"\A\s*+>+\s*")
STRONG = re.compile(
    r"\*{2,3}(?=\S)|(?<=\S)\*{2,3}|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])|(?<![\w*])\*(?=\w)|(?<=[\w.,!?])\*(?![\w*])"
)
LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:\s\"[^\"]{0,200}\")?\)")
INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|del|em|font|i|ins|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,400})?>|<br\s?/?>", re.I
)
"""Elements of HTML within a line, which Markdown may hold."""
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")


def tag_of(line: str) -> str | None:
    """The HTML element that the marks at a line's head stand for."""
    if heading := HEADING.match(line):
        return f"h{len(heading[1])}"
    if QUOTE.match(line):
        return "blockquote"
    return "li" if ITEM.match(line) else None


def _space_for_break(tag: re.Match[str]) -> str:
    return " " if tag[0][1:3].lower() == "br" else ""


@lru_cache(maxsize=4096)
def plain(line: str) -> str:
    """The line without heading, quotation and emphasis marks, inline HTML and the targets of links; a list's bullet stays."""
    if not any(mark in line for mark in "#*_>[\\`&"):
        return line
    text = ENTITY.sub(lambda found: html.unescape(found[0]), INLINE.sub(_space_for_break, HEADING.sub("", line, count=1)))
    if text.startswith(">"):
        text = QUOTE.sub("", text, count=1)
    text = ESCAPED.sub(r"\1", STRONG.sub("", LINK.sub(r"\1", text)))
    return " ".join(text.split())
