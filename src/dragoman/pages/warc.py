"""WARC files (also gzipped): one page for each HTML or text response. Needs the optional extra `warc`."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.charset import decode

HTML_TYPES = ("text/html", "application/xhtml+xml")


def open_warc(source: Path | bytes, max_bytes: int, origin: str | None = None) -> Iterator[Page | PageError]:
    """The HTML and plain-text responses of a WARC; errors (404 ...), redirections, robots.txt and other records are passed over."""
    name = origin or str(source)
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield PageError(name, "WARC files need an optional part", "install dragoman[warc]")
        return
    stream = BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    with stream:
        number = 0
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="transfer"):
                number += 1
                page = _response(record, f"{name}#{number}", max_bytes)
                if page is not None:
                    yield page
        except Exception as error:  # the reader's own errors have no common base
            yield PageError(name, f"damaged after record {number}: {error}", "what came before it was read")
            return
        if not number:
            yield PageError(name, "no response records in this WARC")


def _response(record: Any, where: str, max_bytes: int) -> Page | PageError | None:
    content_type = (record.http_content_type or "").lower()
    url = record.headers.get("WARC-Target-URI")
    if content_type not in (*HTML_TYPES, "text/plain") or not _is_answer(record) or (url or "").endswith("/robots.txt"):
        return None
    try:
        data, warnings = _body(record, where, max_bytes)
        decoded = decode(data, where, record.http_charset)
    except PageError as error:
        return error
    if decoded.warning:
        warnings = (*warnings, decoded.warning)
    if content_type in HTML_TYPES:
        return Page(origin=where, url=url, html=decoded.text, warnings=warnings)
    return Page(origin=where, url=url, text=decoded.text, warnings=warnings)


def _is_answer(record: Any) -> bool:
    """Whether the server sent the page that was asked for, not an error or another address."""
    status = record.http_headers.status_code if record.http_headers else None
    return status is None or 200 <= status < 300


def _body(record: Any, where: str, max_bytes: int) -> tuple[bytes, tuple[str, ...]]:
    """The response's body, unpacked in bounded memory, and a warning when the file ends within it."""
    expected = record.content_length
    data: bytes = record.reader.read(max_bytes + 1)
    headers = {str(k).lower(): str(v).lower() for k, v in (record.http_headers or {}).items()}
    cut = len(data) < min(expected, max_bytes) and "chunked" not in headers.get("transfer-encoding", "")
    coding = headers.get("content-encoding", "identity").strip()
    if coding in ("gzip", "x-gzip", "deflate") and not data.lstrip().startswith(b"<"):
        data = _unpacked(data, where, max_bytes)
    elif coding == "br" and not data.lstrip().startswith(b"<"):
        raise PageError(where, "packed with brotli", "write the WARC with its content decoded")
    if len(data) > max_bytes:
        raise PageError(where, f"larger than {max_bytes:,} bytes", "raise the limit")
    if not data.strip():
        raise PageError(where, "cut off: the file ends within this record" if cut else "empty")
    return data, ("cut off: the file ends within this page",) if cut else ()


def _unpacked(data: bytes, where: str, max_bytes: int) -> bytes:
    """Gunzip (or inflate) at most ``max_bytes + 1`` bytes."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, max_bytes + 1)
    except zlib.error:
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, max_bytes + 1)
        except zlib.error as error:
            raise PageError(where, f"the packed content is damaged: {error}") from None
