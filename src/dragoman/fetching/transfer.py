"""One GET with its redirects, within limits of size and time. No cookies are kept, no proxy of the environment is used."""

import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

import httpcore

from dragoman.errors import PageError
from dragoman.fetching.addresses import AddressRefused, GuardedBackend, Resolver, resolve
from dragoman.fetching.limits import Limits, user_agent

REDIRECTS = frozenset({301, 302, 303, 307, 308})
ACCEPT = (
    "text/html,application/xhtml+xml,text/plain;q=0.9,application/rss+xml,application/atom+xml,application/xml;q=0.8,*/*;q=0.1"
)
LONGEST_URL = 4_000


class TransientError(PageError):
    """A fetch that failed in a way that may pass: try again later."""

    code = "D11"
    general_remedy = "Fetch it again later; it was tried three times. dragoman watch does so by itself."

    def __init__(self, origin: str, problem: str, remedy: str = "", after: float | None = None) -> None:
        super().__init__(origin, problem, remedy)
        self.after = after
        """Seconds that the server asked to wait, if it did."""


@dataclass(frozen=True)
class Answer:
    """What a server answered in the end."""

    url: str
    """Of the page itself, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in small letters; of repeated ones the last."""
    body: bytes


class Transfer:
    """Gets single addresses. Holds no state between them: each request has a connection of its own and its own deadline."""

    def __init__(self, limits: Limits, allow_private: bool = False, resolver: Resolver = resolve) -> None:
        self.limits, self.allow_private, self.resolver = limits, allow_private, resolver

    def get(self, url: str, headers: Mapping[str, str] | None = None, admit: Callable[[str], None] = lambda url: None) -> Answer:
        """The answer, redirects followed, each checked as the first was; `admit` may raise for one that must not be followed.

        Raises `TransientError` for what may pass (no connection, time-out, 429, 5xx), `PageError` for the rest but 304.
        """
        deadline = time.monotonic() + self.limits.seconds
        asked = url
        check_url(url, asked)
        for _ in range(self.limits.redirects + 1):
            answer = self._once(url, asked, headers or {}, deadline)
            target = answer.headers.get("location")
            if answer.status not in REDIRECTS or not target:
                return _accepted(answer, asked)
            url = urljoin(url, target)
            check_url(url, asked)
            admit(url)
        raise PageError(
            asked, f"more than {self.limits.redirects} redirects", "open the page in a browser and use its final address"
        )

    def _once(self, url: str, asked: str, headers: Mapping[str, str], deadline: float) -> Answer:
        backend = GuardedBackend(self.allow_private, deadline, self.resolver)
        sent = {"User-Agent": user_agent(), "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close", **headers}
        try:
            with (
                httpcore.ConnectionPool(ssl_context=_trust(), network_backend=backend, http2=False) as pool,
                pool.stream("GET", _ascii(url), headers=list(sent.items())) as response,
            ):
                received = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
                body = b"" if response.status in REDIRECTS else self._body(response, received, asked)
                return Answer(url, response.status, received, body)
        except AddressRefused as error:
            raise PageError(asked, f"refused: {error}", "--allow-private fetches it all the same") from None
        except httpcore.TimeoutException:
            raise TransientError(asked, f"no whole answer within {self.limits.seconds:g} seconds") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ssl.SSLError) as error:
            raise TransientError(asked, f"the connection failed: {error or type(error).__name__}") from None

    def _body(self, response: httpcore.Response, headers: Mapping[str, str], asked: str) -> bytes:
        """The body, unpacked piece by piece so that a small packed answer cannot become a large one."""
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise PageError(asked, f"packed in a way that was not asked for ({coding[:40]})")
        most = self.limits.max_bytes
        pieces: list[bytes] = []
        size = 0
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding in ("gzip", "x-gzip", "deflate") else None
        try:
            for piece in response.iter_stream():
                piece = unpack.decompress(piece, most + 1 - size) if unpack else piece
                size += len(piece)
                if size > most:
                    raise PageError(asked, f"larger than {most:,} bytes", "raise --max-megabytes")
                pieces.append(piece)
        except zlib.error as error:
            raise TransientError(asked, f"the packed answer is damaged ({error})") from None
        if unpack and not unpack.eof and size:
            raise TransientError(asked, "the packed answer ends too early")
        return b"".join(pieces)


def check_url(url: str, asked: str) -> None:
    """PageError if this is no address that may be fetched. `asked` is what the user typed, for the message."""
    to = "" if url == asked else f"redirected to {url[:120]}: "
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError as error:
        raise PageError(asked, f"{to}not an address ({error})") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise PageError(asked, f"{to}only http and https are fetched", "for files on this machine use: dragoman read")
    if not parts.hostname or not port_is_sound or len(url) > LONGEST_URL:
        raise PageError(asked[:200], f"{to[:200]}not an address of a page")
    if parts.username is not None or parts.password is not None:
        raise PageError(asked, f"{to}an address with a user name is not fetched")


def _accepted(answer: Answer, asked: str) -> Answer:
    status = answer.status
    if status == 304 or 200 <= status < 300:
        return answer
    if status == 429 or status >= 500:
        raise TransientError(asked, f"the server answered {status}", "try again later", _asked_wait(answer))
    remedy = "the page is gone or has moved" if status in (404, 410) else "the server does not give it to programs"
    raise PageError(asked, f"the server answered {status}", remedy)


def _asked_wait(answer: Answer) -> float | None:
    """Seconds of a Retry-After header; None if it gives none, or a date, which would need a clock."""
    value = answer.headers.get("retry-after", "").strip()
    return float(value) if value.isdigit() and len(value) < 9 else None


def _ascii(url: str) -> str:
    """The address as it is sent: host in IDNA, other letters percent-encoded."""
    from urllib.parse import quote, urlunsplit

    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii") if not (parts.hostname or "").isascii() else parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    netloc = f"{host}:{parts.port}" if parts.port else host
    kept = "/%:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme.lower(), netloc, quote(parts.path or "/", safe=kept), quote(parts.query, safe=kept), ""))


@cache
def _trust() -> ssl.SSLContext:
    return httpcore.default_ssl_context()
