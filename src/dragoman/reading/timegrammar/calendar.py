"""Values of the calendar: a TIMEX3 value names an interval of days, and units can be counted from a day.

A value is ``2023-11-09``, ``2023-11``, ``2023``, ``2023-W45``, ``2023-W45-WE`` (weekend), ``2023-Q3``, ``2023-H1``, ``2023-SU``
(season: SP SU FA WI), ``FY2023``, ``199`` (decade) or ``19`` (century 1900-1999); a day may be followed by a time of day
(``T10:00``, ``TMO``). Intervals are two days, both included.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month, of the northern hemisphere; a winter belongs to the year in which it begins."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_PART = re.compile(r"(\d{4})-(?:(\d\d)|W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI))$")


def interval(value: str) -> Interval | None:
    """The days that a value covers; None if there is no such date or it names none."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> Interval | None:
    if day := _DAY.match(value):
        it = date(int(day[1]), int(day[2]), int(day[3]))
        return it, it
    if part := _PART.match(value):
        return _part_of_year(int(part[1]), part)
    if value.startswith("FY"):
        value = value[2:]
    if not value.isdigit() or len(value) > 4:
        return None
    span = 10 ** (4 - len(value))
    first = int(value) * span
    return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)


def _part_of_year(year: int, part: re.Match[str]) -> Interval:
    if part[2]:
        return months(year, int(part[2]), int(part[2]))
    if part[3]:
        monday = date.fromisocalendar(year, int(part[3]), 1)
        return monday + timedelta(5 if part[4] else 0), monday + timedelta(6)
    if part[5]:
        last = 3 * int(part[5])
        return months(year, last - 2, last)
    if part[6]:
        last = 6 * int(part[6])
        return months(year, last - 5, last)
    first, last = SEASONS[part[7]]
    if last < first:
        return date(year, first, 1), months(year + 1, last, last)[1]
    return months(year, first, last)


def months(year: int, first: int, last: int) -> Interval:
    """First day of one month to last day of another in the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def unit_of(day: date, unit: str) -> str:
    """The value of the unit (D, W, WE, M, Q, H, Y, E decade, C century, or a season) in which a day lies."""
    year = f"{day.year:04}"
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{year}-{day.month:02}"
    if unit == "Q":
        return f"{year}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{year}-H{1 if day.month <= 6 else 2}"
    if unit == "Y":
        return year
    return year[:3] if unit == "E" else year[:2]


def shift(day: date, number: int, unit: str) -> date:
    """Count `number` units from a day; the day of the month is kept where the month has it. OverflowError outside years 1 to 9999."""
    if unit in ("D", "W", "WE"):
        return day + timedelta(number * (1 if unit == "D" else 7))
    size = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[unit]
    count = day.year * 12 + day.month - 1 + number * size
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
