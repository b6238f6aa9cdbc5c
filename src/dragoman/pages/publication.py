"""When a page was published, and how that is known. No date rather than a wrong one."""

import re

from dragoman.model import Page, PublishedFrom
from dragoman.pages.calendar import day, iso_day
from dragoman.pages.found import Found

IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/._-]|$)")


def date_of(page: Page, found: Found, text: str) -> tuple[str | None, PublishedFrom | None, tuple[str, ...]]:
    """ISO day, where it is from, and doubts."""
    if page.published and iso_day(page.published):
        return iso_day(page.published), "given", ()
    if found.published:
        return found.published, "metadata", ()
    for url in (page.url, found.url):
        in_url = url_date(url)
        if in_url:
            return in_url, "url", ()
    return None, None, ("publication date unknown",)


def url_date(url: str | None) -> str | None:
    """The day that an address names (``/2023/11/09/``)."""
    found = IN_URL.search(url or "")
    return day(*map(int, found.groups())) if found else None
