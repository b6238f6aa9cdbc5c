"""HTML as a string: scripts and comments left out, layout flattened. Linear in the page's length, whatever it holds."""

import re
from collections.abc import Iterator
from html import unescape

OPENING = re.compile(r"<!--|<(script|style|noscript|template|textarea|svg)\b", re.I)
CLOSING = {name: re.compile(rf"</{name}\s*>", re.I) for name in "script style noscript template textarea svg".split()} | {
    "": re.compile("-->")
}
BREAK = re.compile(
    r"</?(?:br|p|div|li|ul|ol|h[1-6]|blockquote|tr|td|th|table|figure|figcaption|section|article|header|footer|pre|dd|dt)\b[^<>]*>",
    re.I,
)
TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
LAYOUT = re.compile(
    r"</?(?:table|tbody|thead|tfoot|tr|td|th|div|section|center|ul|ol|li|dl|dd|dt|fieldset|form|article|main|aside|blockquote)\b[^<>]*>",
    re.I,
)
INLINE = re.compile(r"</?(?:span|font|b|i|u|em|strong|small|big|tt|s|ins|del|a|label|sup|sub)\b[^<>]*>", re.I)


def silent_spans(source: str) -> Iterator[tuple[int, int]]:
    """Start and end of each script, style, comment and other element whose content is not shown. Unclosed ones are passed over."""
    at = 0
    unclosed: set[str] = set()
    while opening := OPENING.search(source, at):
        name = (opening[1] or "").lower()
        closing = None if name in unclosed else CLOSING[name].search(source, opening.end())
        if closing is None:
            unclosed.add(name)
            at = opening.end()
            continue
        yield opening.start(), closing.end()
        at = closing.end()


def shown_stretches(source: str) -> Iterator[tuple[int, int]]:
    """What silent elements leave of a page."""
    at = 0
    for start, end in silent_spans(source):
        yield at, start
        at = end
    yield at, len(source)


def without_silent(source: str) -> str:
    """The page without scripts and the like; JSON-LD, which describes the page, stays."""
    kept: list[str] = []
    at = 0
    for start, end in silent_spans(source):
        if "ld+json" not in source[start : min(end, start + 200)]:
            kept.append(source[at:start])
            at = end
    kept.append(source[at:])
    return " ".join(kept)


def flattened(source: str) -> str:
    """The page without tables, divisions and inline marks: their bounds become line breaks."""
    return INLINE.sub("", LAYOUT.sub("<br>", source))


def fragment_text(html: str) -> str:
    """The visible text of an HTML fragment, one paragraph a line."""
    shown = " ".join(html[start:end] for start, end in shown_stretches(html))
    lines = (" ".join(line.split()) for line in unescape(TAG.sub("", BREAK.sub("\n", shown))).splitlines())
    return "\n".join(line for line in lines if line)
