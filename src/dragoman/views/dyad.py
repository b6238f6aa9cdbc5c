"""Two sides: their contacts by month and level, cooperation and conflict, meetings past and next, words about each other, agreements.

Cooperation and conflict are sums of the events' intensities (Goldstein's scale, `dragoman.knowledge.intensity`), the positive and the negative apart,
as is usual for dyads since Goldstein (1992): a month of a summit and a bombing is not a quiet month.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dragoman.merging import MergedEvent
from dragoman.views.contacts import LEVELS, Level, Rank, contact_of, deal_with_each_other, is_meeting, level, side
from dragoman.views.periods import By, first_year, period_of, period_order
from dragoman.views.remarks import Remark, remarks

LEAST_SURE = 0.5
"""Confidence below which a meeting is the last only where no surer one is known."""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A month (or year) of the two. Contacts are counted once, whatever the number of events they come in."""

    period: str
    leaders: int
    ministers: int
    others: int
    events: int
    """Events of all types that occurred."""
    cooperation: float
    """Sum of positive intensities."""
    conflict: float
    """Sum of negative intensities, at most 0."""
    ids: tuple[str, ...]
    """The events."""

    @property
    def contacts(self) -> int:
        return self.leaders + self.ministers + self.others


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, visit or call, or the plan of one."""

    event: MergedEvent
    level: Level


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    a: str
    b: str
    as_of: str
    """The day that parts past from coming."""
    by: By
    periods: tuple[Period, ...]
    """In order of time; those without events are left out."""
    last_meetings: tuple[Contact, ...]
    """The latest dated meeting in person that occurred, of leaders, of ministers and of others, the highest level first; a later one of a higher level hides an earlier one."""
    next_meeting: Contact | None
    """The nearest planned one on or after `as_of`."""
    unreported: tuple[Contact, ...]
    """Planned for a day before `as_of` and not told of since, or planned without a date; the latest announced first."""
    a_of_b: tuple[Remark, ...]
    b_of_a: tuple[Remark, ...]
    agreements: tuple[MergedEvent, ...]
    """AGREE events of the two in order of date, whatever their status."""

    @property
    def last_meeting(self) -> Contact | None:
        """The latest of them all."""
        return self.last_meetings[-1] if self.last_meetings else None


def dyad(
    events: Iterable[MergedEvent],
    statements: Sequence[Mapping[str, Any]],
    a: tuple[str, frozenset[str]],
    b: tuple[str, frozenset[str]],
    as_of: str,
    by: By = "month",
    rank: Rank | None = None,
) -> Dyad:
    """`a` and `b`: name and ids of each side; `statements`: rows of `dragoman.record.search.statements`; `as_of`: an ISO day."""
    every = list(events)
    shared = sorted((e for e in every if _between(e, a[1], b[1])), key=lambda e: (e.start or "9999", e.type, e.id))
    contacts = {
        e.id: Contact(event=e, level=level(e, (side(e, a[1]), side(e, b[1])), rank)) for e in shared if e.type == "CONSULT"
    }
    meetings = [c for c in contacts.values() if is_meeting(c.event)]
    planned = [c for c in meetings if c.event.status == "planned"]
    coming = [c for c in planned if (c.event.end or c.event.start or "") >= as_of]
    missed = [c for c in planned if c not in coming]
    return Dyad(
        a=a[0],
        b=b[0],
        as_of=as_of,
        by=by,
        periods=_periods(shared, contacts, by),
        last_meetings=tuple(_last(meetings)),
        next_meeting=coming[0] if coming else None,
        unreported=tuple(sorted(missed, key=lambda c: (c.event.history[0].date or "", c.event.id), reverse=True)),
        a_of_b=remarks(statements, a[1], b[1]),
        b_of_a=remarks(statements, b[1], a[1]),
        agreements=tuple(e for e in shared if e.type == "AGREE"),
    )


def _between(event: MergedEvent, a: frozenset[str], b: frozenset[str]) -> bool:
    one, other = side(event, a), side(event, b)
    return bool(one and other) and deal_with_each_other(event, one, other)


def _last(meetings: Iterable[Contact]) -> Iterator[Contact]:
    held = [c for c in meetings if c.event.status == "occurred" and c.event.start]
    held = [c for c in held if c.event.confidence >= LEAST_SURE] or held
    newest = ""
    for name in LEVELS:
        of_level = [c for c in held if c.level == name]
        if of_level and _told_on(last := max(of_level, key=_told_on))[0] > newest:
            newest = _told_on(last)[0]
            yield last


def _told_on(contact: Contact) -> tuple[str, bool, bool, int, float, str]:
    """Of a visit and the talks during it, the talks say more of who met whom; of two talks those whose day is certain, that more pages tell of."""
    event = contact.event
    return event.end or event.start or "", event.mode != "visit", event.date_certain, event.articles, event.confidence, event.id


def _periods(events: Sequence[MergedEvent], contacts: Mapping[str, Contact], by: By) -> tuple[Period, ...]:
    told: dict[str, list[MergedEvent]] = defaultdict(list)
    since = first_year(events)
    for event in events:
        if event.status == "occurred":
            told[period_of(event.start, by, since)].append(event)
    found = []
    for period in sorted(told, key=period_order):
        highest: dict[str, int] = {}
        for event in told[period]:
            if event.id in contacts:
                rank = LEVELS.index(contacts[event.id].level)
                highest[contact_of(event)] = min(rank, highest.get(contact_of(event), rank))
        counts = [list(highest.values()).count(i) for i in range(len(LEVELS))]
        weights = [event.intensity or 0.0 for event in told[period]]
        found.append(
            Period(
                period=period,
                leaders=counts[0],
                ministers=counts[1],
                others=counts[2],
                events=len(told[period]),
                cooperation=round(sum(w for w in weights if w > 0), 1),
                conflict=round(sum(w for w in weights if w < 0), 1),
                ids=tuple(e.id for e in told[period]),
            )
        )
    return tuple(found)
