"""RSS and Atom feeds: one page an entry."""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.markup import fragment_text


def open_feed(data: bytes, origin: str) -> Iterator[Page | PageError]:
    """The entries of a feed, with what they say of themselves. Relative links are resolved against the feed's own link."""
    feed: Any = feedparser.parse(
        BytesIO(data), sanitize_html=False
    )  # as a stream: bytes alone may be taken for the name of a file
    if not feed.entries:
        problem = f"not a feed: {feed.bozo_exception}" if feed.bozo else "a feed without entries"
        yield PageError(origin, " ".join(problem.split()))
        return
    base = feed.feed.get("link") or ""
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, f"{origin}#{number}", feed.feed, base)


def _entry(entry: Any, where: str, feed: Any, base: str) -> Page | PageError:
    content = max((c.get("value") or "" for c in entry.get("content", ())), key=len, default="") or entry.get("summary") or ""
    text = fragment_text(content)
    if not text:
        return PageError(where, "an entry without text", "fetch the page it links to")
    day, warnings = published(entry)
    url = entry.get("link")
    if url and not re.match(r"[a-z][a-z0-9+.-]*:", url, re.I):
        url, warnings = _joined(base, url, warnings)
    title = fragment_text(entry.get("title") or "") or None
    language = (feed.get("language") or "")[:2].lower() or None
    return Page(origin=where, url=url, published=day, title=title, publisher=feed.get("title") or None, language=language,
                text=text, warnings=warnings)  # fmt: skip


def _joined(base: str, url: str, warnings: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    from urllib.parse import urljoin

    if base.startswith(("http://", "https://")):
        return urljoin(base, url), warnings
    return None, (*warnings, f"relative link, and the feed names no address of its own: {url[:80]}")


def published(entry: Any) -> tuple[str | None, tuple[str, ...]]:
    """The entry's own date. Feeds write an hour with its zone; the day there is the publisher's."""
    # An entry answers for "updated" with "published" and a warning; `in` asks it plainly.
    field = "published" if "published" in entry else "updated" if "updated" in entry else None
    written = entry[field] if field else None
    parsed = entry.get(f"{field}_parsed") if field and f"{field}_parsed" in entry else None
    if parsed:
        return datetime.fromtimestamp(timegm(parsed), UTC).date().isoformat(), ()
    return None, (f"the feed's date is none: {written[:40]!r}",) if written else ()
