"""Pages that a browser saved as one file (MHTML): the page itself is one of its parts."""

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.charset import decode


def open_mhtml(data: bytes, origin: str) -> Page:
    """The page of a saved file. Raises `PageError` when none of its parts is HTML."""
    try:
        message = BytesParser().parsebytes(data)
        parts = [part for part in _leaves(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        url = _address(message.get("Snapshot-Content-Location"))
        page = next((p for p in parts if url and _address(p.get("Content-Location")) == url), parts[0] if parts else None)
        body = page.get_payload(decode=True) if page else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PageError(origin, f"a damaged MHTML file: {error}", "save the page again") from None
    if page is None or not isinstance(body, bytes) or not body.strip():
        raise PageError(origin, "an MHTML file without a page", "save the page again")
    decoded = decode(body, origin, page.get_content_charset())
    return Page(
        origin=origin,
        url=url or _address(page.get("Content-Location")),
        html=decoded.text,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _address(value: object) -> str | None:
    """An address of the web; saved files have addresses of their own kind too (``cid:...``)."""
    found = str(value or "").strip()
    return found if found.startswith(("http://", "https://")) else None
