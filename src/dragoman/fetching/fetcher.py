"""Polite fetching: robots.txt, one host at a time and not too often, again after a failure that may pass."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from dragoman.errors import PageError
from dragoman.fetching.addresses import Resolver, resolve
from dragoman.fetching.limits import Limits
from dragoman.fetching.robots import Robots
from dragoman.fetching.transfer import Answer, Transfer, TransientError, check_url
from dragoman.model import Page

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", ""})
TEXT_TYPES = frozenset({"text/plain", "text/markdown"})
FIRST_PAUSE = 1.0
"""Seconds before the second try; doubled before each further one."""


class Fetcher:
    """Fetches pages and feeds. `sleep` and `clock` are given by tests that have no time."""

    def __init__(
        self,
        limits: Limits | None = None,
        allow_private: bool = False,
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self.transfer = Transfer(self.limits, allow_private, resolver)
        self.robots = Robots(self.transfer, clock)
        self._sleep, self._clock = sleep, clock
        self._next: dict[str, float] = {}

    def page(self, url: str) -> Page:
        """The page at `url`, not yet read. Raises `PageError` saying why there is none."""
        answer = self.answer(url)
        return page_of(answer, url)

    def answer(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What the server answers at last (a 304 too, if `headers` ask for it). Raises `PageError`."""
        check_url(url, url)
        self._admit(url)
        pause = FIRST_PAUSE
        for attempt in range(1, self.limits.tries + 1):
            self._wait_turn(url)
            try:
                return self.transfer.get(url, headers, self._admit)
            except TransientError as error:
                wait = max(pause, error.after or 0)
                if attempt == self.limits.tries or wait > self.limits.longest_wait:
                    raise
                self._sleep(wait)
                pause *= 2
        raise AssertionError("the last try returns or raises")

    def _admit(self, url: str) -> None:
        """Refuse what the host does not want fetched, or not so soon again as anybody would wait."""
        if not self.robots.allow(url):
            raise PageError(url, "the site's robots.txt does not allow it, or cannot be reached")
        if self.robots.delay(url) > self.limits.longest_wait:
            raise PageError(url, f"the site's robots.txt asks for {self.robots.delay(url):g} seconds between requests")

    def _wait_turn(self, url: str) -> None:
        host = urlsplit(url).netloc
        delay = max(self.limits.interval, self.robots.delay(url))
        wait = self._next.get(host, 0) - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._next[host] = self._clock() + delay


def page_of(answer: Answer, asked: str) -> Page:
    """The answer as a page; `PageError` if it is none."""
    from dragoman.pages.charset import decode

    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in HTML_TYPES | TEXT_TYPES:
        raise PageError(asked, f"not a page: the server calls it {kind[:60]}")
    if not answer.body.strip():
        raise PageError(asked, "empty")
    declared = parameters.lower().partition("charset=")[2].partition(";")[0] or None
    decoded = decode(answer.body, asked, declared)
    warnings = (decoded.warning,) if decoded.warning else ()
    if kind in TEXT_TYPES:
        return Page(origin=asked, url=answer.url, text=decoded.text, warnings=warnings)
    return Page(origin=asked, url=answer.url, html=decoded.text, warnings=warnings)
