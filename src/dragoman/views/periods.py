"""Stretches of time that events are counted by."""

from typing import Literal

By = Literal["year", "quarter", "month"]
BYS: tuple[By, ...] = ("year", "quarter", "month")
UNDATED = "undated"


def period_of(start: str | None, by: By) -> str:
    """``2023``, ``2023-Q4``, ``2023-11``; a date less precise than that is its year, no date "undated"."""
    if start is None:
        return UNDATED
    if by == "year" or len(start) < 7:
        return start[:4]
    return start[:7] if by == "month" else f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"


def period_order(period: str) -> tuple[bool, str]:
    """Sort key: in order of time, a year before its months, the undated last."""
    return period == UNDATED, period
