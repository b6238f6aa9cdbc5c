"""CSV files: one page a row, its columns named as the fields of a page in JSON; other columns are passed over."""

import codecs
import csv
import re
import sys
from collections.abc import Iterator
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import Any

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.archives import Stream
from dragoman.pages.charset import SNIFFED, decode
from dragoman.pages.fields import has_content
from dragoman.pages.jsonlines import page_of

SEPARATORS = ",;\t|"


def open_rows(stream: Stream, origin: str, max_bytes: int) -> Iterator[Page | PageError]:
    """The pages of a table's rows, in order; each row that holds none is an error of its own.

    The first row names the columns; what parts them (comma, semicolon, tab, bar) is taken from it.
    """
    head = stream.read(SNIFFED)
    if not head.strip():
        yield PageError(origin, "empty")
        return
    encoding = _encoding(head, origin)
    text = TextIOWrapper(BufferedReader(_Whole(head, stream)), encoding=encoding, errors="replace", newline="")
    first = re.split(r"[\r\n]", head.decode(encoding, "replace").lstrip("\ufeff\r\n"), maxsplit=1)[0]
    csv.field_size_limit(min(max(max_bytes, 1), sys.maxsize))
    rows = csv.DictReader(text, delimiter=max(SEPARATORS, key=first.count))
    try:
        named = [name for name in rows.fieldnames or () if name]
        if not has_content(named):
            yield PageError(
                origin,
                f"has no column html, text or article among {', '.join(named[:8])}",
                "name the column of the pages' words so",
            )
            return
        number = 1
        for row in rows:
            number += 1
            values = {name: value or None for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
            yield page_of(values, f"{origin}:{number}")
        if number == 1:
            yield PageError(origin, "empty")
    except csv.Error as error:
        larger = "field larger" in str(error)
        yield PageError(
            f"{origin}:{rows.line_num}",
            f"larger than {max_bytes:,} bytes, or a quotation mark is not closed" if larger else f"is no CSV: {error}",
            "mend the row, or raise the limit" if larger else "",
        )


def _encoding(head: bytes, origin: str) -> str:
    """The character set of a table, by its first bytes. Raises `PageError` for what is no text."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return decode(head, origin).encoding
    decode(head, origin)
    return "utf-8-sig"


class _Whole(RawIOBase):
    """A stream whose first bytes were read already, with those bytes."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        data, self._head = (self._head[:size], self._head[size:]) if self._head else (self._stream.read(size), b"")
        buffer[: len(data)] = data
        return len(data)
