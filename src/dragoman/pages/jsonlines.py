"""JSON lines: one page a line, in the contract of `dragoman.model.Page`."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.archives import Stream
from dragoman.pages.calendar import iso_day

CONTENT = ("html", "text", "article")
TEXTS = ("url", "title", "publisher", "language")


def open_lines(stream: Stream, origin: str, max_bytes: int) -> Iterator[Page | PageError]:
    """The pages of a stream of JSON lines; each line that holds none is an error of its own."""
    number = 0
    empty = True
    while line := stream.readline(max_bytes + 1):
        number += 1
        where = f"{origin}:{number}"
        if len(line) > max_bytes:
            _skip_rest(stream, line, max_bytes)
            yield PageError(where, f"larger than {max_bytes:,} bytes", "raise the limit, or split it")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _page(line, where)
        else:
            continue
        empty = False
    if empty:
        yield PageError(origin, "empty")


def line_of(page: Page) -> bytes:
    """The page as one line, to be opened again by `open_lines`. Raises ValueError for one whose HTML is not yet decoded."""
    if isinstance(page.html, bytes):
        raise ValueError(f"{page.origin}: decode it first")
    named = {name: getattr(page, name) for name in ("url", "published", *TEXTS[1:], *CONTENT)}
    return msgspec.json.encode({name: value for name, value in named.items() if value is not None}) + b"\n"


def _skip_rest(stream: Stream, line: bytes, max_bytes: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(max_bytes + 1)


def _page(line: bytes, where: str) -> Page | PageError:
    try:
        values = msgspec.json.decode(line.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return PageError(where, f"not JSON: {error}")
    if not isinstance(values, dict):
        return PageError(where, "not a JSON object", 'a page is {"url": ..., "published": ..., "text": ...}')
    return page_of(values, where)


def page_of(values: dict[str, Any], where: str) -> Page | PageError:
    """A page from its JSON object."""
    given = [name for name in CONTENT if values.get(name) is not None]
    if not given:
        return PageError(where, "no html, text or article", "give one of the three")
    if len(given) > 1:
        return PageError(where, f"both {' and '.join(given)}", "give one of html, text and article")
    content = values[given[0]]
    wrong = next((n for n in (*given, *TEXTS) if not isinstance(values.get(n), str | None)), None)
    if wrong:
        return PageError(where, f"{wrong} is not a string")
    if not content.strip():
        return PageError(where, f"{given[0]} is empty")
    day, warning = _day(values.get("published"))
    known = {name: values.get(name) or None for name in TEXTS}
    return Page(origin=where, published=day, warnings=warning, **{given[0]: content}, **known)


def _day(value: Any) -> tuple[str | None, tuple[str, ...]]:
    if value is None or value == "":
        return None, ()
    day = iso_day(value) if isinstance(value, str) else None
    return day, () if day else (f"published is no ISO date: {str(value)[:40]!r}",)
