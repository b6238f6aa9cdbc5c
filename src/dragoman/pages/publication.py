"""When a page was published, and how that is known. No date rather than a wrong one.

The surest evidence goes first: the date given, the page's metadata, its address, a date line above the text, the dateline,
"an agency reported on". A date without a year takes it from the address only: the years that a text names are those of
the events it tells, and a copyright line names the year of the crawl.
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.model import Block, Page, PublishedFrom
from dragoman.pages.agencies import agency_names
from dragoman.pages.calendar import day, iso_day
from dragoman.pages.dateline import find_in_blocks
from dragoman.pages.dates import MONTH, MONTHS, month_day, written_days
from dragoman.pages.found import Found

YEAR_FIRST = re.compile(r"(?<=[/._=-])((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=\D|\d{6,9}(?:\D|$)|$)")
SHORT_PARTS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)")
DAY_FIRST = re.compile(r"/(0[1-9]|[12]\d|3[01])[/-](0[1-9]|1[0-2])[/-]((?:19|20)\d\d)(?=/|$)")
NAMED_MONTH = re.compile(rf"/((?:19|20)\d\d)/({MONTH})/(\d{{1,2}})(?=/|$)", re.I)
MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")
YEAR_IN_URL = re.compile(r"/((?:19|20)\d\d)(?=/)")
LEAD = 3
"""Paragraphs in which an agency's report is looked for."""

Dated = tuple[str | None, PublishedFrom | None, tuple[str, ...]]


def date_of(page: Page, found: Found, text: str, blocks: Sequence[Block]) -> Dated:
    """ISO day, where it is from, and doubts."""
    if page.published:
        given = iso_day(page.published)
        if given:
            return given, "given", ()
    urls = [url for url in (page.url, found.url) if url]
    in_url = next((found_day for url in urls if (found_day := url_date(url))), None)
    if found.published and not (in_url and _next_to(found.published, in_url)):
        return found.published, "metadata", ()
    if in_url:
        return in_url, "url", ()
    told = _shown(found.shown) or _told(text, blocks, urls)
    return (told, "text", ()) if told else (None, None, ("publication date unknown",))


def _next_to(one: str, other: str) -> bool:
    """Metadata often give universal time: a day beside that of the address is the same evening, and the address has the publisher's day."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) == 1


def url_date(url: str) -> str | None:
    """The day that an address names (``/2023/11/09/``, ``/20231109/``, ``/09/11/2023/``, ``/2023/nov/09/``)."""
    if found := YEAR_FIRST.search(url) or SHORT_PARTS.search(url):
        parts = [int(part) for part in found.groups() if part and part.isdigit()]
        return day(parts[0], parts[1], parts[2])
    if found := DAY_FIRST.search(url):
        return day(int(found[3]), int(found[2]), int(found[1]))
    if found := NAMED_MONTH.search(url):
        return day(int(found[1]), MONTHS[found[2].lower()], int(found[3]))
    return None


def _shown(line: str | None) -> str | None:
    """The day of a date line; None when it names several and does not say which is the publication."""
    days = list(dict.fromkeys(written_days(line or "")))
    if len(days) == 1:
        return days[0]
    labelled = re.search(r"\b(?:first\s+)?(?:published|posted)\b(.{0,60})", line or "", re.I)
    return next(iter(written_days(labelled[1])), None) if labelled else None


def _told(text: str, blocks: Sequence[Block], urls: Sequence[str]) -> str | None:
    """The day of the dateline, or on which an agency "reported" in the lead."""
    dateline = find_in_blocks(text, blocks)
    if dateline and dateline.date_text:
        return _whole(dateline.date_text, urls)
    lead = [text[b.start : b.end] for b in blocks if b.kind == "paragraph"][:LEAD]
    reported = _reported().search(" ".join(lead))
    return _whole(reported[1], urls) if reported else None


def _reported() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{agency_names()})\s+reported\s+(?:late\s+)?on\s+((?:{MONTH})\.?\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+(?:{MONTH})(?:\s+\d{{4}})?)",
        re.I,
    )


def _whole(written: str, urls: Sequence[str]) -> str | None:
    """A written day with its year, from itself or from the address (whose month, if it has one, must agree)."""
    days = written_days(written)
    if days:
        return days[0]
    partial = month_day(written)
    if not partial:
        return None
    month, number = partial
    for url in urls:
        if found := MONTH_IN_URL.search(url):
            return day(int(found[1]), month, number) if int(found[2]) == month else None
        if found := YEAR_IN_URL.search(url):
            return day(int(found[1]), month, number)
    return None
