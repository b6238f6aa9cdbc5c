"""What an expression says, kept apart from the day it is resolved against.

A formula is a value of the calendar ("2023-11"), or one counted from a day::

    REF-P1W        the week before the one of the reference day ("last week"); +P2D, -P0M ("this month"); -P6M.D the day six months before
    REF<W-2        the Tuesday at or before it; << strictly before, > at or after, >> strictly after, ~ nearest
    REF<--11-09    the same with a yearly pattern: --MM-DD, --MM, --SU, --SU-WE, --Q3, --H1, --HOL.name (a holiday)
    REF-P1W=W-2    a part of what stands before it: Tuesday of last week, REF-P1Y=--06 June of last year
    ANCHOR+P1D     counted from another date of the article ("a day later")
    MAIN-P1W.D     counted from the date of the main clause ("came a week after he visited"): `dragoman.reading.dating.when` knows it
    A/B            from the first day of A to the last day of B
    A:MOD          a part of A: START MID END (early, mid, late), LAST (its last day, of deadlines), EARLIER LATER (of the running month, up to the reference day or from the next)
    A@T10:00       a time of day
    A|B            two readings ("9/11/2023"): resolved only if one is impossible or both are the same

A formula without a day to count from stays as it is: it is then the TIMEX3 value of the time, so that a date given later resolves it.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.reading.timegrammar import calendar
from dragoman.reading.timegrammar.holidays import holidays


class Resolved(NamedTuple):
    """A TIMEX3 value and its first and last day."""

    value: str
    first: date
    last: date


_STEP = re.compile(
    r"([-+])P(\d{1,5})(WE|[DWMQHYEC])(?:\.(WE|[DWMQHYEC]))?|(<<|>>|[<>~=])(W-\w+|--(?:HOL\.[\w.]+|\d\d(?:-\d\d)?|[QH]\d|[A-Z]{2}))"
)
_FEBRUARY_29 = 8
"""Years between two days of 29 February, at most."""
_RUNNING = timedelta(days=10)
"""What is to run "from January 23 through March 9" may have begun this long ago."""
_AHEAD = 3
"""A coming date counts as this many times as far."""
_SLACK = timedelta(days=2)
"""A dated past event may stand this much after a publication date: time zones, and pages dated by their first version."""


def evaluate(formula: str, reference: date | None, anchor: calendar.Interval | None = None) -> Resolved | None:
    """Resolve a formula; None if it counts from a day that is not known, or names no possible date."""
    try:
        return _evaluate(formula, reference, anchor)
    except (ValueError, OverflowError):
        return None


def _evaluate(formula: str, reference: date | None, anchor: calendar.Interval | None) -> Resolved | None:
    if "|" in formula:
        return _only([_evaluate(reading, reference, anchor) for reading in formula.split("|")])
    body, _, clock = formula.partition("@")
    body, _, mod = body.partition(":")
    if "/" in body:
        first, last = (_evaluate(side, reference, anchor) for side in body.split("/", 1))
        if first is None or last is None or last.last < first.first:
            return None
        return Resolved(f"{first.value}/{last.value}", first.first, last.last)
    found = _side(body, reference, anchor)
    if found is None:
        return None
    if mod:
        found = _modified(found, mod, reference)
    if found and clock and found.first == found.last:
        return found._replace(value=found.value + clock)
    return found


def _side(body: str, reference: date | None, anchor: calendar.Interval | None) -> Resolved | None:
    for base, days in (("REF", (reference, reference) if reference else None), ("ANCHOR", anchor), ("MAIN", anchor)):
        if body.startswith(base):
            if days is None:
                return None
            # counted from an interval, units count from its first day
            return _steps(body[len(base) :], Resolved(days[0].isoformat(), *days))
    first_step = _STEP.search(body)
    split = first_step.start() if first_step else len(body)
    absolute = named(body[:split])
    return absolute and _steps(body[split:], absolute)


def _only(readings: list[Resolved | None]) -> Resolved | None:
    possible = list(dict.fromkeys(r for r in readings if r))
    return possible[0] if len(possible) == 1 else None


def _steps(steps: str, at: Resolved) -> Resolved | None:
    position = 0
    while position < len(steps):
        step = _STEP.match(steps, position)
        if step is None:
            return None
        sign, number, unit, grain, relation, pattern = step.groups()
        found = _counted(at, int(sign + number), unit, grain or unit) if sign else _found(at, relation, pattern)
        if found is None:
            return None
        at, position = found, step.end()
    return at


def _counted(at: Resolved, number: int, unit: str, grain: str) -> Resolved | None:
    # from an interval, days are counted from the end that lies in the direction counted
    start = at.last if number > 0 and unit == "D" else at.first
    return named(calendar.unit_of(calendar.shift(start, number, unit), grain))


def named(value: str) -> Resolved | None:
    """A value of the calendar with its days."""
    days = calendar.interval(value)
    return Resolved(value, *days) if days else None


def _found(at: Resolved, relation: str, pattern: str) -> Resolved | None:
    all_ = _instances(pattern, at.first)
    if relation == "=":
        inside = [r for r in all_ if at.first <= r.first <= at.last]
        return inside[0] if inside else None
    if relation == "<":
        slack = _SLACK if re.fullmatch(r"--\d\d-\d\d", pattern) else timedelta()
        all_ = [r for r in all_ if r.first <= at.last + slack]
    elif relation == "<<":
        all_ = [r for r in all_ if r.last < at.first]
    elif relation == ">":
        slack = _RUNNING if re.fullmatch(r"--\d\d-\d\d", pattern) else timedelta()
        all_ = [r for r in all_ if r.last >= at.first - slack]
    elif relation == ">>":
        all_ = [r for r in all_ if r.first > at.last]
    if not all_:
        return None
    if relation == "~":
        # news looks back more often than ahead
        return min(all_, key=lambda r: (max(_AHEAD * (r.first - at.last), at.first - r.last, timedelta()), r.first))
    return all_[-1] if relation[0] == "<" else all_[0]


def _instances(pattern: str, around: date) -> list[Resolved]:
    """What a pattern names in the years (weeks) around a day, in order."""
    if pattern.startswith("W-"):
        monday = around - timedelta(around.weekday())
        if pattern == "W-WE":
            return [r for n in (-2, -1, 0, 1, 2) if (r := named(calendar.unit_of(monday + timedelta(7 * n), "WE")))]
        day = int(pattern[2:]) - 1
        return [r for n in (-2, -1, 0, 1, 2) if (r := named((monday + timedelta(7 * n + day)).isoformat()))]
    reach = _FEBRUARY_29 if pattern == "--02-29" else 2
    years = range(max(around.year - reach, 1), min(around.year + reach, 9998) + 1)
    if pattern.startswith("--HOL."):
        return [Resolved(*h) for year in years for h in holidays(pattern[6:], year)]
    return [r for year in years if (r := named(f"{year:04}{pattern[1:]}"))]


_THIRDS = {"START": 0, "MID": 1, "END": 2}


def _modified(at: Resolved, mod: str, reference: date | None) -> Resolved | None:
    if mod == "LAST":
        return named(at.last.isoformat())
    if mod in ("EARLIER", "LATER"):
        if reference is None or not at.first <= reference <= at.last:
            return at
        return at._replace(last=reference) if mod == "EARLIER" else at._replace(first=min(reference + timedelta(1), at.last))
    if mod not in _THIRDS:
        return None
    first, last = third(at, _THIRDS[mod])
    return at._replace(first=first, last=last)


def third(at: Resolved, which: int) -> calendar.Interval:
    """Beginning, middle or end: of a month its days 1-10, 11-20, 21 to the last; of anything longer or shorter about a third."""
    days = (at.last - at.first).days + 1
    if 28 <= days <= 31:
        cuts = (0, 10, 20, days)
    elif days == 7:
        cuts = (0, 2, 4, 7)
    else:
        cuts = (0, round(days / 3), round(2 * days / 3), days)
    return at.first + timedelta(cuts[which]), at.first + timedelta(cuts[which + 1] - 1)
