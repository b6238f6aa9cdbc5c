"""Stretches of time that events are counted by."""

from collections.abc import Iterable
from typing import Literal

from dragoman.merging import MergedEvent

By = Literal["year", "quarter", "month"]
BYS: tuple[By, ...] = ("year", "quarter", "month")
UNDATED = "undated"


BEFORE = "before "


def first_year(events: Iterable[MergedEvent]) -> str | None:
    """The year of the first page that tells of these events: what is of before it is looked back on, and not told of as the rest is."""
    return min((m.published[:4] for e in events for m in e.mentions if m.published), default=None)


def period_of(start: str | None, by: By, since: str | None = None) -> str:
    """``2023``, ``2023-Q4``, ``2023-11``; a date less precise than that is its year, no date "undated"; "before 2021" if the year `since` is 2021."""
    if start is None:
        return UNDATED
    if since and start[:4] < since:
        return BEFORE + since
    if by == "year" or len(start) < 7:
        return start[:4]
    return start[:7] if by == "month" else f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"


def period_order(period: str) -> tuple[int, str]:
    """Sort key: in order of time, a year before its months, what lies before it all first, the undated last."""
    return (period == UNDATED) - period.startswith(BEFORE), period


def is_span(period: str, by: By = "year") -> bool:
    """Whether it is a stretch of time as asked for: not what lies before, nor the undated, nor what is known only to the year."""
    return period != UNDATED and not period.startswith(BEFORE) and (by == "year" or len(period) > 4)
