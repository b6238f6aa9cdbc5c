"""The facts of a record: what its pages state as standing, each with its page."""

from typing import Any

from dragoman.errors import UsageError
from dragoman.merging.intervals import day_bounds, iso
from dragoman.record.actors import resolve_actor
from dragoman.record.filters import check_dates
from dragoman.record.store import Record

Row = dict[str, Any]
KINDS = ("office", "member", "election", "partnership", "treaty", "relations", "quantity")
_ACTORS = ("actor", "person", "country", "of", "countries", "from", "to", "between")


def facts(
    record: Record, about: str | None = None, kind: str | None = None, since: str | None = None, until: str | None = None
) -> list[Row]:
    """Facts in order of date of their page; `about` a country, organisation or person, dates those of publication.

    UsageError for an unknown actor, kind or date.
    """
    check_dates(since, until)
    if kind is not None and kind not in KINDS:
        raise UsageError(f"--fact {kind}: there is no such fact; there are {', '.join(KINDS)}")
    rows = [
        {**fact, "page": r.page.id, "url": r.page.url, "title": r.page.title, "published": r.page.published}
        for r in sorted(record.readings(), key=lambda r: (r.page.published or "", r.page.id))
        for fact in r.facts
    ]
    ids = resolve_actor(about, {name for row in rows for name in _named(row)}) if about else None
    first = day_bounds(since) if since else None
    last = day_bounds(until) if until else None
    return [
        row
        for row in rows
        if (kind is None or row["fact"] == kind)
        and (ids is None or ids & _named(row))
        and (first is None or (row["published"] or "") >= iso(first[0]))
        and (last is None or (row["published"] is not None and row["published"] <= iso(last[1])))
    ]


def _named(row: Row) -> set[str]:
    names: set[str] = set()
    for key in _ACTORS:
        value = row.get(key)
        names |= set(value) if isinstance(value, (list, tuple)) else {value} if value else set()
    return names
