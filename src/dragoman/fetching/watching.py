"""Watching feeds: what is new in them is fetched and read once, whatever happens in between."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any
from urllib.parse import urljoin

import feedparser
import msgspec

from dragoman.errors import PageError
from dragoman.fetching.feedlist import Feed
from dragoman.fetching.fetcher import Fetcher
from dragoman.fetching.ledger import READ, Ledger, Validators
from dragoman.fetching.transfer import Answer
from dragoman.model import Page, Reading

MOST_ENTRIES = 1_000
"""Entries of one feed that are looked at."""
TOGETHER = 8
"""Pages that are read and committed together: what a run cut off may have to fetch again."""
Keep = Callable[[Sequence[Page]], Sequence[Reading | PageError]]
"""Reads pages and commits them to the record; one outcome a page."""


@dataclass(frozen=True)
class Told:
    """What became of one page or feed: a line of the log."""

    url: str
    outcome: str
    failed: bool = False


def look(feed: Feed, fetcher: Fetcher, ledger: Ledger, keep: Keep, now: str) -> Iterator[Told]:
    """Fetch, read and keep what the feed links to and was not read before; one line a page, or one for the feed if it has nothing.

    A page is noted as read after it is in the record, and the feed as seen after all its pages are; so a run cut off anywhere
    is taken up where it ended. `now` (ISO) is noted as the time.
    """
    try:
        answer = fetcher.answer(feed.url, ledger.validators(feed.url).headers())
    except PageError as error:
        yield Told(feed.url, str(error), failed=True)
        return
    if answer.status == 304:
        yield Told(feed.url, "not changed")
        return
    linked = _links(answer)
    if not linked:
        yield Told(feed.url, "not a feed, or one without entries (look at the address in a browser)", failed=True)
        return
    fresh = iter([url for url in linked if not ledger.is_done(url)])
    while urls := list(islice(fresh, TOGETHER)):
        for told in _kept([_fetched(url, linked[url], feed, fetcher) for url in urls], urls, keep):
            ledger.note(told.url, told.outcome, now)
            yield told
    if all(ledger.is_done(url) for url in linked):
        ledger.note_feed(feed.url, Validators(answer.headers.get("etag"), answer.headers.get("last-modified")), now)


def _kept(found: Sequence[Page | PageError], urls: Sequence[str], keep: Keep) -> Iterator[Told]:
    outcomes = iter(keep([page for page in found if isinstance(page, Page)]))
    for url, page in zip(urls, found, strict=True):
        outcome = next(outcomes) if isinstance(page, Page) else page
        if isinstance(outcome, PageError):
            yield Told(url, str(outcome), failed=True)
        else:
            yield Told(url, READ)


def _fetched(url: str, published: str | None, feed: Feed, fetcher: Fetcher) -> Page | PageError:
    try:
        page = fetcher.page(url)
    except PageError as error:
        return error
    # the feed's address of the page, so that one page has one address however it redirects
    return msgspec.structs.replace(page, url=url, publisher=feed.publisher or page.publisher, published=published)


def _links(answer: Answer) -> dict[str, str | None]:
    """Address and day of each entry, in the feed's order."""
    from dragoman.pages.feeds import published

    # as a stream: of bytes alone, feedparser would try to open the file of that name
    parsed: Any = feedparser.parse(BytesIO(answer.body), sanitize_html=False)
    found: dict[str, str | None] = {}
    for entry in parsed.entries[:MOST_ENTRIES]:
        url = urljoin(answer.url, entry.get("link") or "").partition("#")[0]
        if entry.get("link") and url not in found:
            found[url] = published(entry)[0]
    return found
