"""The fields of a page in JSON, CSV or Parquet: ours, and what other crawlers call them."""

from typing import Any

from dragoman.pages.frontmatter import KEYS
from dragoman.pages.sniffing import sniff

CONTENT = ("html", "text", "article")
TEXTS = ("url", "title", "publisher", "language")
CONTENT_ELSEWHERE = (
    "raw_html",
    "maintext",
    "article_text",
    "articlebody",
    "article_body",
    "fulltext",
    "full_text",
    "content",
    "body",
)
"""The words of the page, or its HTML, in the exports of crawlers, the likeliest first."""
ELSEWHERE = {
    "url": (*KEYS["url"], "page_url", "article_url"),
    "title": KEYS["title"],
    "publisher": ("sitename", "site_name", "source_name", "source_domain", "source-hostname", "hostname", *KEYS["publisher"]),
    "language": KEYS["language"],
    "published": (
        *KEYS["published"], "date_published", "date_publish", "published_at", "publishedat", "published_date", "publish_date", "pub_date",
    ),
}  # fmt: skip
"""Ours -> theirs, in small letters."""
KNOWN = frozenset((*CONTENT, *CONTENT_ELSEWHERE, *ELSEWHERE, *(name for names in ELSEWHERE.values() for name in names)))


def is_known(name: str) -> bool:
    """Whether a column of this name can say something of a page."""
    return name.strip().lower() in KNOWN


def has_content(names: list[str]) -> bool:
    """Whether one of these columns can hold a page's words."""
    return any(name.strip().lower() in (*CONTENT, *CONTENT_ELSEWHERE) for name in names)


def ours(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a page under our names. What stands under our name already goes first."""
    named = dict(values)
    lowered = {str(name).strip().lower(): value for name, value in values.items()}
    for field, names in ELSEWHERE.items():
        if named.get(field) is None:
            found = next((lowered[name] for name in names if _is_text(lowered.get(name))), None)
            if found is not None:
                named[field] = found
    if _is_address(named.get("publisher")):
        address = named.pop("publisher")
        named["url"] = named.get("url") or address
    if all(named.get(name) is None for name in CONTENT):
        words = next((lowered[name] for name in (*CONTENT, *CONTENT_ELSEWHERE) if _is_text(lowered.get(name))), None)
        if words is not None:
            named["html" if sniff(words[:4096].encode("utf-8", "replace")) == "html" else "text"] = words
    return named


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))
