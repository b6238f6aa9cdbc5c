"""Days written out in words or figures, as bylines, headers and addresses give them. Only whole dates: a day, a month and a year."""

import re
from email.utils import parsedate_to_datetime

from dragoman.pages.calendar import day

MONTHS = {
    name[:length]: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
    for length in (3, len(name))
} | {"sept": 9}
MONTH = "|".join(sorted(MONTHS, key=lambda m: (-len(m), m)))
NAMED_FIRST = re.compile(rf"\b({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?:at\s+)?((?:19|20)\d\d)\b", re.I)
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-./]+({MONTH})\.?,?[\s\-./]+((?:19|20)\d\d)\b", re.I)
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


def written_days(text: str) -> list[str]:
    """All whole dates in a text, in order. ``03/04/2022`` is left out: it is two dates, by the country."""
    found: list[tuple[int, str | None]] = []
    for match in NAMED_FIRST.finditer(text):
        found.append((match.start(), day(int(match[3]), MONTHS[match[1].lower()], int(match[2]))))
    for match in DAY_FIRST.finditer(text):
        found.append((match.start(), day(int(match[3]), MONTHS[match[2].lower()], int(match[1]))))
    for match in YEAR_FIRST.finditer(text):
        found.append((match.start(), day(int(match[1]), int(match[3]), int(match[4]))))
    for match in FIGURES.finditer(text):
        one, other = int(match[1]), int(match[3])
        if one > 12 or other > 12 or one == other:
            month, number = (other, one) if one > 12 else (one, other)
            found.append((match.start(), day(int(match[4]), month, number)))
    return [value for _, value in sorted(found, key=lambda f: f[0]) if value]


def written_day(text: str) -> str | None:
    """The day of a header or byline: the one whole date it holds, or an e-mail date."""
    days = written_days(text)
    if days:
        return days[0]
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def month_day(text: str) -> tuple[int, int] | None:
    """Month and day of a date without a year ("Nov. 9", "9 November")."""
    if found := re.search(rf"\b({MONTH})\.?\s+(\d{{1,2}})(?!\d)", text, re.I):
        return MONTHS[found[1].lower()], int(found[2])
    if found := re.search(rf"\b(\d{{1,2}})\s+({MONTH})\b", text, re.I):
        return MONTHS[found[2].lower()], int(found[1])
    return None
