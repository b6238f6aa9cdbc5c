"""How many independent sources tell of an event: copies of one text, pages of one publisher or one agency count once."""

from collections.abc import Iterable, Iterator

from dragoman.merging.types import Source

SAME_TEXT = 0.7
"""Share of equal minhash values (an estimate of the Jaccard similarity of shingles) from which two pages are one text."""
BAND = 4
"""Values in a band: two texts of similarity .7 share one of 32 bands with a chance above .999."""


def publisher_of(source: Source) -> str | None:
    """Host of the URL without "www.", else the publisher's name; None if neither is known."""
    return host_of(source.url) or (source.publisher.casefold() if source.publisher else None)


def host_of(url: str | None) -> str | None:
    """Host of a URL without "www."."""
    _, sign, rest = (url or "").partition("://")
    host = rest.split("/", 1)[0].rpartition("@")[2].lower() if sign else ""
    return host.removeprefix("www.") or None


def group_sources(pages: Iterable[Source]) -> list[list[Source]]:
    """Pages that are not independent of each other, grouped; groups and members in order of page id."""
    ordered = sorted({p.id: p for p in pages}.values(), key=lambda p: p.id)
    group = list(range(len(ordered)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    def join(i: int, j: int) -> None:
        a, b = root(i), root(j)
        group[max(a, b)] = min(a, b)

    first_with: dict[str | tuple[int, ...], int] = {}
    like: dict[tuple[int, ...], list[int]] = {}
    for i, page in enumerate(ordered):
        for mark in _marks(page):
            join(i, first_with.setdefault(mark, i))
        for band in _bands(page.signature):
            others = like.setdefault(band, [])
            same = [j for j in others if same_text(page.signature, ordered[j].signature)]
            for j in same:
                join(i, j)
            if not same:
                others.append(i)
    groups: dict[int, list[Source]] = {}
    for i, page in enumerate(ordered):
        groups.setdefault(root(i), []).append(page)
    return list(groups.values())


def _marks(page: Source) -> Iterator[str | tuple[int, ...]]:
    """What only pages of one source share."""
    if publisher := publisher_of(page):
        yield f"publisher {publisher}"
    if page.agencies:
        yield "agencies " + "|".join(sorted(a.casefold() for a in page.agencies))
    if page.signature:
        yield page.signature


def _bands(signature: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Runs of the signature: texts alike enough nearly always share one (locality-sensitive hashing)."""
    for at in range(0, len(signature), BAND):
        yield (at, *signature[at : at + BAND])


def same_text(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two minhash signatures are those of one text."""
    if not a or len(a) != len(b):
        return False
    return sum(x == y for x, y in zip(a, b, strict=True)) >= SAME_TEXT * len(a)
