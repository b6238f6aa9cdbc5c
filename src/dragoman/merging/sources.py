"""How many independent sources tell of an event: copies of one text, pages of one publisher or one agency count once."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from dragoman.merging.types import Source

SAME_TEXT = 0.7
"""Share of equal minhash values (an estimate of the Jaccard similarity of shingles) from which two pages are one text."""


def publisher_of(source: Source) -> str | None:
    """Host of the URL without "www.", else the publisher's name; None if neither is known."""
    host = urlsplit(source.url).hostname if source.url else None
    if host:
        return host.removeprefix("www.")
    return source.publisher.casefold() if source.publisher else None


def group_sources(pages: Iterable[Source]) -> list[list[Source]]:
    """Pages that are not independent of each other, grouped; groups and members in order of page id."""
    ordered = sorted({p.id: p for p in pages}.values(), key=lambda p: p.id)
    group = list(range(len(ordered)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    seen: dict[str, int] = {}
    for i, page in enumerate(ordered):
        for mark in _marks(page):
            first = seen.setdefault(mark, i)
            a, b = root(i), root(first)
            group[max(a, b)] = min(a, b)
    roots = sorted({root(i) for i in range(len(ordered))})
    for n, i in enumerate(roots):
        for j in roots[n + 1 :]:
            if same_text(ordered[i].signature, ordered[j].signature):
                a, b = root(i), root(j)
                group[max(a, b)] = min(a, b)
    groups: dict[int, list[Source]] = {}
    for i, page in enumerate(ordered):
        groups.setdefault(root(i), []).append(page)
    return list(groups.values())


def _marks(page: Source) -> list[str]:
    marks = [f"publisher {p}"] if (p := publisher_of(page)) else []
    if page.agencies:
        marks.append("agencies " + "|".join(sorted(a.casefold() for a in page.agencies)))
    if page.signature:
        marks.append("text " + ",".join(map(str, page.signature[:16])))
    return marks


def same_text(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two minhash signatures are those of one text."""
    if not a or len(a) != len(b):
        return False
    return sum(x == y for x, y in zip(a, b, strict=True)) >= SAME_TEXT * len(a)
