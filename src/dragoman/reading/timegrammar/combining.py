"""Expressions made of two: the eve of a day, a count before or after a day, and a year that the first of two dates borrows."""

import re
from collections.abc import Iterable

from dragoman.reading.timegrammar.rules import Found

_EVE = re.compile(r"(?:the\s)?eve\sof\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN_COUNT = re.compile(r"\s(?:the\s)?$")
# a date before a noun belongs to it: "a week after the Nov. 1 trip" counts from the trip
_NAMES = re.compile(
    r"(?:[’']s)?\s(?!(?:in|at|on|of|for|with|by|to|from|and|or|but|when|as|that|which|the|a|an|he|she|they|it|his|her|their)\b)\w"
)
_TO = re.compile(r"\s*(?:to|through|until|till|and|or|[-–—,])\s*(?:the\s)?$", re.IGNORECASE)
_NO_YEAR = re.compile(r"REF\?--(\d\d(?:-\d\d)?)$")
_YEAR = re.compile(r"(\d{4})-(\d\d(?:-\d\d)?)$")
_COUNT = re.compile(r"MAIN([-+])(P\d+[DWM]\.D)$")


def combined(founds: Iterable[Found], text: str) -> list[Found]:
    """The expressions of a sentence, in order, with neighbours that make one put together."""
    done: list[Found] = []
    for found in founds:
        previous = done[-1] if done else None
        between = text[previous.end : found.start] if previous else ""
        if previous and (counted := _counted(previous, found, between, text)):
            done[-1] = counted
            continue
        if previous and (borrowed := _borrowed(previous, found, between)):
            done[-1] = borrowed
        done.append(_eve(found, text))
    return done


def _eve(found: Found, text: str) -> Found:
    """ "the eve of Nov. 9": the day before."""
    before = _EVE.search(text[: found.start][-12:])
    if before is None or found.formula is None or "/" in found.formula or found.formula.startswith("T"):
        return found
    body, _, _ = found.formula.partition("@")
    return found._replace(start=found.start - len(before.group()), formula=f"{body}-P1D", rule="eve:" + found.rule)


def _counted(count: Found, day: Found, between: str, text: str) -> Found | None:
    """ "two days before Christmas", "a week after Nov. 1": counted from that day."""
    steps = _COUNT.match(count.formula or "")
    if (
        steps is None
        or day.formula is None
        or _NAMES.match(text, day.end)
        or not _BETWEEN_COUNT.match(between)
        or "/" in day.formula
        or day.formula[0] in "TM"
    ):
        return None
    # MAIN counts back from the later event; here the day is known and the count goes on from it
    sign = "+" if steps[1] == "-" else "-"
    body = re.split("[:@]", day.formula)[0]
    return day._replace(
        start=count.start,
        formula=f"{body}{sign}{steps[2]}",
        rule=f"{count.rule}:{day.rule}",
        groups={**count.groups, **day.groups},
    )


def _borrowed(first: Found, second: Found, between: str) -> Found | None:
    """ "October 30 to November 2, 2023": the first has the year of the second."""
    bare, dated = _NO_YEAR.match(first.formula or ""), _YEAR.match(second.formula or "")
    if bare is None or dated is None or len(bare[1]) != len(dated[2]) or not _TO.match(between):
        return None
    year = int(dated[1]) - (bare[1] > dated[2])
    return first._replace(formula=f"{year:04}-{bare[1]}", rule=first.rule + ":year of the next")
