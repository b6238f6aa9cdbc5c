"""A server on loopback that misbehaves in every way the fetching room promises to bear."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    "<html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1>"
    "<p>French President Emmanuel Macron met Chinese President Xi Jinping in Beijing on April 6, 2023, and they agreed to work together on trade.</p>"
    "<p>Macron said that France wanted to keep talking to China about the war, and that he would visit again.</p></article></body></html>"
)

BOMB = gzip.compress(bytes(10_000_000))


class Misbehaving(BaseHTTPRequestHandler):
    """One method a path; what was asked for is counted in `server.asked`."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked[path] += 1  # type: ignore[attr-defined]
        self.server.sent[path] = dict(self.headers)  # type: ignore[attr-defined]
        answer = self.server.pages.get(path)  # type: ignore[attr-defined]
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            if callable(answer):
                answer(self)
            elif answer is None:
                self.reply(404, b"")
            else:
                self.reply(200, answer.encode())

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


Answer = str | Callable[[Misbehaving], None]


@contextmanager
def serving(**pages: Answer) -> Iterator[ThreadingHTTPServer]:
    """A server of these pages (``a__b`` is at ``/a/b``), at `.url`; `.asked` counts requests, `.sent` keeps their headers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.daemon_threads = True
    server.pages = {"/" + name.replace("__", "/").replace("robots_txt", "robots.txt"): page for name, page in pages.items()}  # type: ignore[attr-defined]
    server.asked, server.sent = Counter(), {}  # type: ignore[attr-defined]
    server.url = f"http://127.0.0.1:{server.server_port}"  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def endless(to: Misbehaving) -> None:
    """A body without end."""
    to.reply(200, b"", Content_Length=str(10**12))
    for _ in range(10_000):
        to.wfile.write(b"a" * 65_536)


def dripping(to: Misbehaving) -> None:
    """A byte every twentieth of a second."""
    to.reply(200, b"<html>", Content_Length="100000")
    for _ in range(200):
        to.wfile.write(b" ")
        to.wfile.flush()
        time.sleep(0.05)


def dripping_headers(to: Misbehaving) -> None:
    """Headers that never end."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        to.wfile.write(f"X-{number}: y\r\n".encode())
        to.wfile.flush()
        time.sleep(0.05)


def silent(to: Misbehaving) -> None:
    """No answer at all."""
    time.sleep(1.5)


def circling(to: Misbehaving) -> None:
    """A redirect to itself."""
    to.reply(302, b"", Location=to.path)


def short(to: Misbehaving) -> None:
    """Fewer bytes than announced."""
    to.reply(200, ARTICLE.encode(), Content_Length="100000")


def bomb(to: Misbehaving) -> None:
    """Ten megabytes in ten kilobytes."""
    to.reply(200, BOMB, Content_Encoding="gzip")


def damaged(to: Misbehaving) -> None:
    """Called gzip, and is not."""
    to.reply(200, b"not gzip at all", Content_Encoding="gzip")


def cut_gzip(to: Misbehaving) -> None:
    """A gzipped body that ends in the middle."""
    to.reply(200, gzip.compress(ARTICLE.encode())[:-20], Content_Encoding="gzip")


def failing(to: Misbehaving) -> None:
    to.reply(500, b"")


def baking(to: Misbehaving) -> None:
    """Gives a cookie to keep."""
    to.reply(200, ARTICLE.encode(), Set_Cookie="id=1; Path=/")


def picture(to: Misbehaving) -> None:
    to.reply(200, b"\x89PNG\r\n\x1a\n" + bytes(100))


def hanging_up(to: Misbehaving) -> None:
    """Closes without a word."""


def redirecting(target: str) -> Answer:
    return lambda to: to.reply(302, b"", Location=target)
