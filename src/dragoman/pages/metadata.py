"""What an HTML page says of itself: JSON-LD (schema.org), meta elements, `<time>`, canonical link."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

from dragoman.pages.calendar import iso_day
from dragoman.pages.dates import written_day

ARTICLES = re.compile(r"Article|Posting|Report\b|NewsStory|Review\b|WebPage$")
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
SITES = ("og:site_name", "publisher", "dc.publisher", "application-name")
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "article.author",
)
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publishdate", "publish-date", "publish_date", "published_time", "published-date",
    "pubdate", "article.published", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publication_date",
    "originalpublicationdate", "release_date", "article_date_original", "og:published_time", "pdate", "dcterms.created", "dc.date.created", "date",
)  # fmt: skip
"""Meta names that give the day of first publication, the surest first; dates of modification are not taken."""
LONGEST_JSON = 2_000_000
SEPARATORS = re.compile(r"(?<!\s)\s++(?:[|–—·•»«]|-|::)\s+")
ADDRESS = re.compile(r"https?://|\bwww\.|@")
SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]+)")
NOT_NAMES = re.compile(
    r"\b(?:staff|admin|editor|editorial|newsroom|desk|team|agenc(?:y|ies)|news|bureau|press|service|online|webmaster|guest|contributor|web)\b|\.com\b",
    re.I,
)


@dataclass(frozen=True)
class Metadata:
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None


def read_metadata(tree: Any, url: str | None) -> Metadata:
    """Metadata of a page. What two sources say differently is taken from JSON-LD first, then meta elements, then `<time>`."""
    metas = _metas(tree)
    linked = list(_articles(tree))
    title = _first(linked, "headline") or _meta(metas, TITLES) or _element_title(tree)
    site = _publisher(linked) or _meta(metas, SITES)
    return Metadata(
        title=_without_site(title, site),
        authors=_authors(linked) or _named(_meta(metas, AUTHORS)),
        publisher=site if site and not ADDRESS.match(site) else None,
        url=_canonical(tree, metas, url),
        language=_language(tree, metas),
        published=_published(tree, linked, metas),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Name, property or itemprop -> content; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for key in ("property", "name", "itemprop"):
                if element.get(key):
                    found.setdefault(element.get(key).strip().lower(), content)
    return found


def _meta(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(unescape(metas[name]).split()) for name in names if metas.get(name)), None)


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article. Broken JSON is passed over: it is common, and other sources follow."""
    pages: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > LONGEST_JSON:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kind = " ".join(map(str, thing["@type"])) if isinstance(thing["@type"], list) else str(thing["@type"])
            if kind.endswith("WebPage"):
                pages.append(thing)
            elif ARTICLES.search(kind):
                yield thing
    yield from pages


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """Typed objects at the top of JSON-LD: itself, its list, its graph or its main entity."""
    queue = data if isinstance(data, list) else [data]
    for item in queue[:200]:
        if not isinstance(item, dict):
            continue
        if "@type" in item:
            yield item
        graph = item.get("@graph")
        yield from (t for t in (graph if isinstance(graph, list) else [])[:200] if isinstance(t, dict) and "@type" in t)
        main = item.get("mainEntity")
        if isinstance(main, dict) and "@type" in main:
            yield main


def _first(things: list[dict[str, Any]], key: str) -> str | None:
    for thing in things:
        value = thing.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(unescape(value).split())
    return None


def _publisher(things: list[dict[str, Any]]) -> str | None:
    for thing in things:
        for value in _as_list(thing.get("publisher")):
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str) and name.strip() and not ADDRESS.search(name):
                return " ".join(unescape(name).split())
    return None


def _authors(things: list[dict[str, Any]]) -> tuple[str, ...]:
    for thing in things:
        values = (v.get("name") if isinstance(v, dict) else v for v in _as_list(thing.get("author")))
        names = tuple(
            dict.fromkeys(name for v in values for part in _as_list(v) if isinstance(part, str) for name in _named(part))
        )
        if names:
            return names
    return ()


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(written: str | None) -> tuple[str, ...]:
    """Names of persons in a byline; departments and addresses are left out."""
    plain = re.sub(r"^\W*(?:[Bb]y|BY)\s+", "", unescape(written or "")).strip()
    parts = re.split(r" ?(?:,|;|\||&|\band\b) ?", " ".join(plain.split()))
    return tuple(
        dict.fromkeys(p for p in parts if 3 <= len(p) <= 60 and not ADDRESS.search(p) and not NOT_NAMES.search(p) and " " in p)
    )


def _element_title(tree: Any) -> str | None:
    heads = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    heads = [h for h in heads if h]
    if len(heads) == 1:
        return heads[0]
    named = tree.find(".//title")
    return " ".join("".join(named.itertext()).split()) or None if named is not None else (heads[0] if heads else None)


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title without the site's name at its end (or, after a bar, at its head)."""
    parts = SEPARATORS.split(title) if title else []
    if len(parts) < 2 or not title:
        return title
    letters = "".join(filter(str.isalnum, (site or "").lower()))
    for edge, cut in ((parts[-1], title[: title.rindex(parts[-1])]), (parts[0], title[len(parts[0]) :])):
        folded = "".join(filter(str.isalnum, edge.lower()))
        if letters and folded and (folded in letters or letters in folded):
            return cut.strip(" |–—·•»«-:") or title
    return title


def _canonical(tree: Any, metas: dict[str, str], url: str | None) -> str | None:
    links = [e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split() and e.get("href")]
    found = (links[0] if links else None) or metas.get("og:url")
    if not found:
        return None
    try:
        joined = urljoin(url or "", found.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def saved_from(source: str) -> str | None:
    """The address in the comment that a browser, or SingleFile, writes at the head of a page it saves."""
    found = SAVED_FROM.search(source[:4096])
    return found[1] if found else None


def _language(tree: Any, metas: dict[str, str]) -> str | None:
    code = (tree.get("lang") or metas.get("og:locale") or metas.get("language") or "")[:2].lower()
    return code if code.isalpha() and len(code) == 2 else None


def _published(tree: Any, things: list[dict[str, Any]], metas: dict[str, str]) -> str | None:
    for written in (*(t.get("datePublished") for t in things), *(metas.get(n) for n in PUBLISHED)):
        found = _day(written)
        if found:
            return found
    return _timed(tree)


def _day(written: Any) -> str | None:
    if not isinstance(written, str) or len(written) > 80:
        return None
    return iso_day(written) or written_day(written)


def _timed(tree: Any) -> str | None:
    """The day of `<time>` elements: of those marked as publication, else of all when they agree."""
    marked: list[str] = []
    plain: list[str] = []
    for element in tree.xpath("//time | //abbr | //*[@itemprop='datePublished']"):
        written = element.get("datetime") or element.get("content") or element.get("title")
        role = f"{element.get('itemprop') or ''} {element.get('class') or ''} {(element.get('pubdate') is not None and 'pubdate') or ''}".lower()
        found = _day(written) if written else None
        if (
            found
            and re.search(r"datepublished|pubdate|published|entry-date|dtstart", role)
            and "updated" not in role.replace("updated published", "")
        ):
            marked.append(found)
        elif found and element.tag == "time":
            plain.append(found)
    if marked:
        return marked[0]
    return plain[0] if len(set(plain)) == 1 else None
