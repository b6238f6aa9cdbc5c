"""Dates as numbers: checks and conversions; the words of dates are in `dates`."""

import re
from datetime import date

ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?\s*", re.S)


def iso_day(value: str) -> str | None:
    """``2023-11-09`` of an ISO date or date and time; None if it is none."""
    found = ISO.fullmatch(value)
    return day(*map(int, found.groups())) if found else None


def day(year: int, month: int, number: int) -> str | None:
    """The ISO date, None if there is no such day between 1800 and 2200."""
    try:
        return date(year, month, number).isoformat() if 1800 <= year <= 2200 else None
    except ValueError:
        return None
