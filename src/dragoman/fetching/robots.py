"""What a host's robots.txt allows (RFC 9309), asked once a host and day."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from dragoman.errors import PageError
from dragoman.fetching.limits import AGENT
from dragoman.fetching.transfer import Transfer, TransientError

LONGEST = 512_000
"""Bytes of a robots.txt that are looked at (RFC 9309 asks for at least 500 KiB)."""
KEPT = 86_400.0
"""Seconds for which an answer holds (RFC 9309: not more than a day)."""
KEPT_FAILURE = 600.0
"""Seconds after which a host that could not be reached is asked again."""


class Robots:
    """Answers for every host that pages are fetched from."""

    def __init__(self, transfer: Transfer, clock: Callable[[], float]) -> None:
        self.transfer, self._clock = transfer, clock
        self._known: dict[str, tuple[float, Protego | None]] = {}

    def allow(self, url: str) -> bool:
        """Whether the page may be fetched. A host whose robots.txt cannot be reached allows nothing; one without it, all."""
        rules = self._of(url)
        return rules is not None and bool(rules.can_fetch(url, AGENT))

    def delay(self, url: str) -> float:
        """Seconds that the host wants between two requests; 0 if it does not say."""
        rules = self._of(url)
        return float(rules.crawl_delay(AGENT) or 0) if rules else 0

    def _of(self, url: str) -> Protego | None:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._known.get(host, (float("-inf"), None))
        if self._clock() >= until:
            rules = self._fetch(f"{host}/robots.txt")
            self._known[host] = (self._clock() + (KEPT if rules else KEPT_FAILURE), rules)
        return rules

    def _fetch(self, url: str) -> Protego | None:
        try:
            text = self.transfer.get(url).body[:LONGEST].decode("utf-8", "replace")
        except TransientError:
            return None
        except PageError as error:
            # Of an address that is refused the page itself will say why; too large or endlessly redirected is no permission.
            text = "" if error.problem.startswith(("the server answered", "refused")) else "User-agent: *\nDisallow: /"
        return Protego.parse(text)
