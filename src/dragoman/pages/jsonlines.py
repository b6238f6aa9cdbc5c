"""JSON: one page a line or a list of pages, in the contract of `dragoman.model.Page` or as other crawlers name its fields."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.archives import Stream
from dragoman.pages.calendar import iso_day
from dragoman.pages.dates import written_days
from dragoman.pages.fields import CONTENT, TEXTS, ours

SHAPE = 'a page is {"url": ..., "published": ..., "text": ...}'
NAMED_AT_MOST = 8
"""Fields that a message names."""


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


def open_json(data: bytes, origin: str, max_bytes: int) -> Iterator[Page | PageError]:
    """The pages of a JSON file: an object, a list of objects, or an object that holds one such list; JSON lines under another name too."""
    try:
        values = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        first = data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0].strip()
        if first.startswith(b"{") and first.endswith(b"}"):
            yield from open_lines(BytesIO(data), origin, max_bytes)
        else:
            yield PageError(origin, f"not JSON: {error}")
        return
    pages = _listed(values)
    if pages is None:
        yield (
            page_of(values, origin)
            if isinstance(values, dict)
            else PageError(origin, "not a JSON object or a list of them", SHAPE)
        )
        return
    if not pages:
        yield PageError(origin, "empty")
    for number, page in enumerate(pages, 1):
        where = f"{origin}:{number}"
        yield page_of(page, where) if isinstance(page, dict) else PageError(where, "not a JSON object", SHAPE)


def _listed(values: Any) -> list[Any] | None:
    """The list of pages that a file is or holds; None if it is one page, or none."""
    if isinstance(values, list):
        return values
    if not isinstance(values, dict) or any(values.get(name) is not None for name in CONTENT):
        return None
    lists = [v for v in values.values() if isinstance(v, list) and v and all(isinstance(item, dict) for item in v)]
    return lists[0] if len(lists) == 1 else None


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
        return PageError(where, "not a JSON object", SHAPE)
    return page_of(values, where)


def page_of(values: dict[str, Any], where: str) -> Page | PageError:
    """A page from its JSON object or its row of a table."""
    fields, values = list(values), ours(values)
    given = [name for name in CONTENT if values.get(name) is not None]
    if not given:
        here = ", ".join(map(str, fields[:NAMED_AT_MOST])) + (" ..." if len(fields) > NAMED_AT_MOST else "")
        return PageError(where, f"no html, text or article{f' among {here}' if here else ''}", "give one of the three")
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
    day = (iso_day(value) or next(iter(written_days(value[:80])), None)) if isinstance(value, str) else None
    return day, () if day else (f"published is no date that can be told: {str(value)[:40]!r} (write it as 2023-11-09)",)
