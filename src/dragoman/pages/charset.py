"""Bytes -> text: what character set a page is in, and what is no page at all."""

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

from dragoman.errors import PageError

SNIFFED = 65_536
"""Bytes looked at to tell binary data from text and to guess a character set."""

MAGIC = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (picture, sound or film)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzipped data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
}
"""What browsers decode with when a page declares the first: the second holds all its characters and more."""
WESTERN_BY_MISTAKE = frozenset(
    {"utf-8", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859-2", "iso8859-15", "iso8859-16", "mac-roman"}
)
"""What a few curly quotation marks and accents on an English page look like beside cp1252."""
ENGLISH_WORDS = frozenset(b"the of and to in that for with on a his her has was is by said at from".split())


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str
    warning: str | None = None


def binary_kind(data: bytes) -> str | None:
    """What binary data this is ("a PNG picture"), None if it may be text."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:SNIFFED]
    if any(head.startswith(bom) for bom, _ in BOMS):
        return None
    return "binary data" if len(CONTROL.findall(head)) > 0.02 * len(head) else None


def declared_charset(data: bytes) -> str | None:
    """The charset that the head of an HTML or XML page declares, if Python knows it."""
    found = DECLARED.search(data[:4096])
    return known_charset(found.group(1).decode("ascii")) if found else None


def known_charset(name: str | None) -> str | None:
    """The codec for a declared charset, as browsers read the label; None if there is none."""
    label = (name or "").strip().strip("\"'").lower()
    if label.startswith("utf-16"):
        # A page whose declaration could be read as ASCII is not UTF-16.
        return "utf-8"
    try:
        return WEB_NAMES.get(label) or codecs.lookup(label).name
    except LookupError:
        return None


def decode(data: bytes, origin: str, declared: str | None = None) -> Decoded:
    """Decode a page. `declared` is the charset of an HTTP header; BOM and valid UTF-8 go before it.

    Raises `PageError` for what is no text: pictures, archives, documents, other binary data.
    """
    kind = binary_kind(data)
    if kind:
        raise PageError(origin, f"{kind}, not a page", "take it out, or convert it to text")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decoded(data.decode(encoding, "replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first_bad = error.start
    named = known_charset(declared) or declared_charset(data)
    if named and named != "utf-8":
        return _decoded(data.decode(named, "replace"), named)
    lenient = data.decode("utf-8", "replace")
    if lenient.count("�") <= 1 + len(lenient) // 2000:
        return Decoded(
            lenient, "utf-8", f"not all of it is valid UTF-8 (first at byte {first_bad}); those characters are replaced"
        )
    sample = data[max(0, first_bad - SNIFFED // 2) : first_bad + SNIFFED // 2]
    guess = known_charset(detect_encoding(sample)) or "cp1252"
    if guess == "utf-8" or (guess in WESTERN_BY_MISTAKE and _is_english(data)):
        guess = "cp1252"
    return _decoded(
        data.decode(guess, "replace"), guess, f"character set {'wrongly' if named else 'not'} declared; read as {guess}"
    )


def _is_english(data: bytes) -> bool:
    """Whether the page's words are English, as far as their ASCII letters tell: few others come beside quotation marks."""
    words = data[:SNIFFED].lower().split()
    return sum(word in ENGLISH_WORDS for word in words) > 0.1 * len(words)


def _decoded(text: str, encoding: str, warning: str | None = None) -> Decoded:
    if warning is None and "�" in text:
        warning = f"some bytes are not valid {encoding}; those characters are replaced"
    return Decoded(text, encoding, warning)
