"""Dates as prefixes: "2023", "2023-04" and "2023-04-03" compare as the intervals they stand for."""

import re

from dragoman.errors import UsageError

_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def checked(date: str) -> str:
    """An ISO date or its beginning, as a user typed it. Raises UsageError."""
    if not _ISO.fullmatch(date):
        raise UsageError(f"{date!r} is no ISO date: write 2023, 2023-11 or 2023-11-09")
    return date


def first_day(date: str | None) -> str:
    """The first day that a prefix can mean; "" (before everything) when it is open."""
    return date or ""


def last_day(date: str | None) -> str:
    """The last day that a prefix can mean; "~" (after everything) when it is open."""
    if not date:
        return "~"
    return date + "-99-99"[len(date) - 4 :][: 10 - len(date)] if len(date) < 10 else date


def holds(start: str | None, end: str | None, on: str | None) -> bool:
    """Can `on` (a prefix) fall into the interval from `start` to `end`? The day on which one ends is the next one's."""
    if on is None:
        return True
    if end == on and len(on) == 10 and start != end:
        return False
    return (not start or start <= last_day(on)) and (not end or on <= last_day(end))


def distance(start: str | None, end: str | None, on: str) -> int:
    """Days, roughly, from `on` to the interval; 0 inside it."""
    if holds(start, end, on):
        return 0
    if start and first_day(start) > last_day(on):
        return _days(first_day(start)) - _days(on)
    return _days(on) - _days(end or on)


def _days(date: str) -> int:
    year, month, day = (int(x) for x in (date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date).split("-"))
    return year * 365 + month * 30 + day
