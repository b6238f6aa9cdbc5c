"""When a mention can be: days as ordinals, with the precision and certainty of the words behind them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from dragoman.merging.types import EventMention
from dragoman.model import Status

Precision = Literal["day", "span", "vague", "window", "background"]
"""One day; several named days; a week, month or year; a window inferred from the publication date; or that of background, which
tells nothing of the event's date, only that pages of these days speak of it."""

LONGEST_SPAN = 14
"""Days: a longer interval is a period within which the event lies, not its length."""
PUBLICATION_SLACK = (-2, 1)
"""Days before and after publication between which news without a date of its own happened."""
BACKGROUND = "no date: background"
"""How a reading says (`Event.decisions["date"]`) that a page speaks of what happened at some time before."""
WINDOWS: dict[Status, tuple[int, int]] = {
    "occurred": (-7, 1),
    "planned": (0, 45),
    "proposed": (0, 45),
    "cancelled": (-7, 45),
    "denied": (-14, 45),
}
"""Days around publication within which an undated event of this status is looked for."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Both days included, as ordinals. `certain`: the page's words give these very days."""

    first: int
    last: int
    precision: Precision
    certain: bool

    @property
    def days(self) -> int:
        return self.last - self.first + 1


@lru_cache(maxsize=65536)
def day_bounds(prefix: str) -> tuple[int, int] | None:
    """First and last day (ordinals) of an ISO date, month or year; None if it is not one."""
    try:
        if len(prefix) == 10:
            day = date.fromisoformat(prefix).toordinal()
            return day, day
        year = int(prefix[:4])
        if len(prefix) == 4:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if len(prefix) == 7 and prefix[4] == "-":
            month = int(prefix[5:])
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), following.toordinal() - 1
    except ValueError:
        pass
    return None


def iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def interval_of(mention: EventMention) -> Interval | None:
    """The mention's interval, or the window that its page's date allows; None if nothing is known."""
    event = mention.event
    return _interval(event.start, event.end, event.decisions.get("date") or "", mention.source.published, event.status)


@lru_cache(maxsize=65536)
def _interval(start: str | None, end: str | None, why: str, published: str | None, status: Status) -> Interval | None:
    told = _told(start, end)
    if told is None:
        return _window(published, status, background=why.startswith(BACKGROUND))
    from_page = date_is_publication(why)
    first, last = told
    if first == last:
        if from_page:
            return Interval(first + PUBLICATION_SLACK[0], last + PUBLICATION_SLACK[1], "day", False)
        return Interval(first, last, "day", True)
    whole_days = len(start or "") == 10 and len(end or "") == 10
    if whole_days and not is_calendar_period(first, last) and last - first < LONGEST_SPAN:
        return Interval(first, last, "span", not from_page)
    return Interval(first, last, "vague", False)


def _told(start: str | None, end: str | None) -> tuple[int, int] | None:
    a = day_bounds(start) if start else None
    b = day_bounds(end) if end else None
    if a is None and b is None:
        return None
    first = a[0] if a else b[0] if b else 0
    last = b[1] if b else a[1] if a else 0
    # contradictory words ("from 9 to 3 November"): the start alone is kept
    return (first, last) if first <= last else (first, a[1] if a else first)


def _window(published: str | None, status: Status, *, background: bool) -> Interval | None:
    day = day_bounds(published) if published else None
    if day is None or day[0] != day[1]:
        return None
    before, after = WINDOWS[status]
    return Interval(day[0] + before, day[0] + after, "background" if background else "window", False)


def is_calendar_period(first: int, last: int) -> bool:
    """A whole week or weekend: what "last week" gives, a period within which the event lies."""
    weekday = date.fromordinal(first).weekday()
    return (weekday == 0 and last - first == 6) or (weekday == 6 and last - first == 6) or (weekday == 5 and last - first == 1)


def date_is_publication(decision: str | None) -> bool:
    """Whether the reading took the event's date from the page's date rather than from words (`Event.decisions["date"]`)."""
    return decision is not None and decision.startswith(("publication", "published", "page"))
