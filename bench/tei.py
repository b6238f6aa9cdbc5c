"""GUM's TEI files (Zeldes 2017): running text rebuilt from the tokens, with its marked dates."""

import re
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_BLOCKS = frozenset("p head item caption figure list sp table row cell quote lg l hi_block ab".split())
_NO_SPACE_BEFORE = frozenset(", . ; : ? ! ) ] % … ’s 's n't n’t 're ’re 'll ’ll 've ’ve 'd ’d 'm ’m ’ ' ” ''".split()) | {
    "-",
    "–",
    "/",
}
_NO_SPACE_AFTER = frozenset("( [ $ £ € “ ‘ - – /".split())


@dataclass(frozen=True)
class MarkedDate:
    """A `<date>` element: offsets in the rebuilt text and its attributes (when, from, to, notBefore, notAfter)."""

    start: int
    end: int
    text: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class TeiText:
    name: str
    kind: str
    published: str | None
    text: str
    dates: tuple[MarkedDate, ...]


def read_tei(path: Path) -> TeiText:
    """A document; paragraphs are parted by empty lines. White space between tokens is rebuilt by the rules of English print."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = dict(_ATTRIBUTE.findall(next(line for line in lines if line.startswith("<text "))))
    text = ""
    within_word = 0
    opened: list[tuple[int, dict[str, str]]] = []
    dates: list[MarkedDate] = []
    glue = True
    quoted = False
    for line in lines:
        tag = _TAG.match(line)
        if tag and "\t" not in line:
            close, name, rest = tag.groups()
            if name == "w":
                within_word = 0 if close else 1
            elif name in _BLOCKS and text and not text.endswith("\n\n"):
                text, glue = text.rstrip() + "\n\n", True
            elif name == "date" and not close:
                opened.append((len(text), dict(_ATTRIBUTE.findall(rest))))
            elif name == "date" and opened:
                start, attributes = opened.pop()
                start += len(text[start:]) - len(text[start:].lstrip())
                dates.append(MarkedDate(start, len(text), text[start:], attributes))
            continue
        if "\t" not in line:
            continue
        token = unescape(line.split("\t")[0])
        closing = token == '"' and quoted
        spaced = not (glue or within_word > 1 or token in _NO_SPACE_BEFORE or closing)
        text += (" " if spaced else "") + token
        within_word += bool(within_word)
        quoted = quoted != (token == '"')
        glue = token in _NO_SPACE_AFTER or (token == '"' and quoted)
    kind = path.stem.split("_")[1]
    return TeiText(path.stem, kind, header.get("dateCreated"), text, tuple(sorted(dates, key=lambda d: (d.start, -d.end))))


def unescape(token: str) -> str:
    return token.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")
