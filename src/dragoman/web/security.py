"""What stands between the site and the world: hosts, origins, sizes, and what a browser may do with a page.

The site listens on this machine only; but any page open in the same browser can send requests here, and a name of its own may be
made to mean 127.0.0.1 (DNS rebinding). So requests must name this site as their host and, where they tell it, as their origin.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # not "no-referrer": forms of this very site would then come with `Origin: null`, as those of hostile pages do
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
READ_ONLY = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """ASGI middleware: refuses other hosts, other origins and bodies over `most_bytes`; sends `HEADERS` with every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOCAL, most_bytes: int = 25_000_000) -> None:
        self.app = app
        self.hosts = frozenset(h.lower() for h in hosts)
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            status, words = refusal
            await PlainTextResponse(words + "\n", status, headers=HEADERS)(scope, receive, send)
            return
        counted = _Counted(receive, self.most_bytes)
        try:
            await self.app(scope, counted, _with_headers(send))
        except TooLarge:
            await PlainTextResponse(self._too_large() + "\n", 413, headers=HEADERS)(scope, receive, send)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _hostname(host) not in self.hosts:
            return 421, "This site answers on this machine only."
        origin = headers.get("origin")
        if origin is not None and not self._is_ours(origin, host):
            return 403, "Requests from other sites are refused."
        if method not in READ_ONLY and headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403, "Requests from other sites are refused."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.most_bytes:
            return 413, self._too_large()
        return None

    def _too_large(self) -> str:
        return f"Too large: {self.most_bytes / 1_000_000:g} MB at most."

    def _is_ours(self, origin: str, host: str) -> bool:
        try:
            parts = urlsplit(origin)
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


class TooLarge(BaseException):
    """A body that told no length has turned out to be over the limit; no `Exception`, since parsers of forms turn those into answers."""


class _Counted:
    """`receive` that stops a body of untold length at the limit."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive, self.left = receive, most

    async def __call__(self) -> Message:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise TooLarge
        return message


def _with_headers(send: Send) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return wrapped


def _hostname(host: str) -> str:
    """``127.0.0.1:8000`` -> ``127.0.0.1``; of ``[::1]:8000`` the bracketed address."""
    host = host.lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
