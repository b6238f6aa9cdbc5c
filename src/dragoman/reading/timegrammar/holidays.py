"""Holidays and days known by a name, whose date is a rule of the calendar or a table by year."""

from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from dragoman.reading.timegrammar.calendar import months
from dragoman.reading.timegrammar.lexicon import lexicon


class Holiday(NamedTuple):
    value: str
    first: date
    last: date


def holiday(name: str, year: int) -> Holiday | None:
    """The days of a holiday in a year; None if the table does not reach that year."""
    entry = lexicon()["holidays"].get(name)
    first = _first(entry, year) if entry else None
    if entry is None or first is None:
        return None
    length = int(entry.get("days", 1))
    last = first + timedelta(length - 1)
    value = first.isoformat() if length == 1 else f"{first.isoformat()}/{last.isoformat()}"
    return Holiday(value, first, last)


def _first(entry: dict[str, Any], year: int) -> date | None:
    if "fixed" in entry:
        month, day = (int(n) for n in entry["fixed"].split("-"))
        return date(year, month, day)
    if "easter" in entry:
        return easter(year) + timedelta(int(entry["easter"]))
    if "nth" in entry:
        month, weekday, nth = entry["nth"]
        return _nth_weekday(year, month, weekday, nth)
    day = entry["by_year"].get(year)
    return date.fromisoformat(f"{year}-{day}") if day else None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (from 1; -1 the last) weekday (1 Monday to 7 Sunday) of a month."""
    first, last = months(year, month, month)
    if nth < 0:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


@cache
def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
