"""Holidays and days known by a name, whose date is a rule of the calendar or a table by year or country."""

from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from dragoman.reading.timegrammar.calendar import months
from dragoman.reading.timegrammar.lexicon import lexicon


class Holiday(NamedTuple):
    """A TIMEX3 value and its first and last day."""

    value: str
    first: date
    last: date


def holidays(name: str, year: int) -> list[Holiday]:
    """The days of a holiday that begin in a year, in order; none if the table does not reach that year.

    `name` is a key of the table, for days by country with the code behind a full stop: "independence_day.KAZ".
    """
    key, _, country = name.partition(".")
    entry = lexicon()["holidays"].get(key)
    if entry is None:
        return []
    length = timedelta(int(entry.get("days", 1)) - 1)
    return [Holiday(_value(first, first + length), first, first + length) for first in _first_days(entry, country, year)]


def is_by_country(name: str) -> bool:
    """Does the day depend on whose it is?"""
    return "by_country" in lexicon()["holidays"].get(name, {})


def _value(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _first_days(entry: dict[str, Any], country: str, year: int) -> list[date]:
    if "easter" in entry:
        return [easter(year) + timedelta(int(entry["easter"]))]
    if "orthodox_easter" in entry:
        return [orthodox_easter(year) + timedelta(int(entry["orthodox_easter"]))]
    if "nth" in entry:
        month, weekday, nth = entry["nth"]
        return [_nth_weekday(year, month, weekday, nth)]
    found = entry.get("fixed") or entry.get("by_year", {}).get(year) or entry.get("by_country", {}).get(country)
    if isinstance(found, dict):
        found = found.get(year)
    days = found if isinstance(found, list) else [found] if found else []
    return [date.fromisoformat(f"{year:04}-{day}") for day in days]


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


@cache
def orthodox_easter(year: int) -> date:
    """Eastern Easter Sunday in the Gregorian calendar (Meeus's Julian algorithm; right from 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    f = d + e + 114
    return date(year, f // 31, f % 31 + 1) + timedelta(13)
