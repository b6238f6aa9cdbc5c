"""The pages of a record: what each is, how much it tells, what was amiss."""

from collections.abc import Iterable
from typing import Any

from dragoman.errors import UsageError
from dragoman.merging.intervals import day_bounds, iso
from dragoman.merging.sources import host_of
from dragoman.model import Reading
from dragoman.record.filters import check_dates
from dragoman.record.store import Record

Row = dict[str, Any]
SHORTEST_ID = 4


def page_rows(record: Record, since: str | None = None, until: str | None = None) -> list[Row]:
    """The pages in order of date of publication, those without one first; UsageError for what is no date.

    With a date asked for, pages without one are left out.
    """
    check_dates(since, until)
    begin, end = (day_bounds(day) if day else None for day in (since, until))
    first, last = iso(begin[0]) if begin else None, iso(end[1]) if end else None
    rows = (_row(r) for r in sorted(record.readings(), key=lambda r: (r.page.published or "", r.page.id)))
    return [
        row
        for row in rows
        if (not first or (row["published"] or "") >= first) and (not last or (row["published"] and row["published"] <= last))
    ]


def _row(reading: Reading) -> Row:
    page = reading.page
    return {
        "id": page.id,
        "published": page.published,
        "published_from": page.published_from,
        "title": page.title,
        "source": page.publisher or host_of(page.url),
        "agencies": list(page.agencies),
        "authors": list(page.authors),
        "url": page.url,
        "language": page.language,
        "events": len(reading.events),
        "statements": len(reading.statements),
        "facts": len(reading.facts),
        "warnings": list(reading.warnings),
    }


def find_pages(record: Record, named: Iterable[str]) -> list[str]:
    """Ids of the pages named by id (its first characters do) or URL; UsageError for one that is not there or could be several."""
    pages = record.pages()
    found: list[str] = []
    for name in named:
        ids = [id for id, url, _ in pages if name in (id, url)]
        ids = ids or [id for id, _, _ in pages if len(name) >= SHORTEST_ID and id.startswith(name)]
        if not ids:
            raise UsageError(f"{name}: no page of this id or URL in {record.root} (dragoman pages lists them)")
        if len(ids) > 1 and name not in {url for _, url, _ in pages}:
            raise UsageError(f"{name}: {len(ids)} pages begin so ({', '.join(ids[:4])}); give more of the id")
        found += ids
    return list(dict.fromkeys(found))
