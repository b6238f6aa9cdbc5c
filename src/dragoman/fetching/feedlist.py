"""The list of feeds to watch: a TOML file that its user writes.

every = "1h"                      # how often each feed is asked; 15m, 2h, 1d. Default: 1h

[[feed]]
url = "https://news.example/rss.xml"
publisher = "Example News"        # optional: what the pages are said to come from
every = "20m"                     # optional: of this feed alone
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import PageError, UsageError
from dragoman.fetching.transfer import check_url

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
DEFAULT_EVERY = 3600
SHORTEST = 60


@dataclass(frozen=True)
class Feed:
    url: str
    publisher: str | None
    every: int
    """Seconds between two looks at it."""


def load_feeds(path: Path) -> list[Feed]:
    """The feeds of a list, in its order; UsageError with the place of what is wrong."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    every = _seconds(f"{path}", content.get("every", DEFAULT_EVERY))
    _only(f"{path}", content, {"every", "feed"})
    listed = content.get("feed", [])
    if not isinstance(listed, list) or not listed:
        raise UsageError(f'{path}: names no feed; write [[feed]] and below it url = "https://..."')
    feeds = [_feed(f"{path}, feed {number}", entry, every) for number, entry in enumerate(listed, 1)]
    seen: set[str] = set()
    for feed in feeds:
        if feed.url in seen:
            raise UsageError(f"{path}: {feed.url} is listed twice")
        seen.add(feed.url)
    return feeds


def _feed(where: str, entry: Any, every: int) -> Feed:
    if not isinstance(entry, dict):
        raise UsageError(f'{where}: write [[feed]] and below it url = "https://..."')
    _only(where, entry, {"url", "publisher", "every"})
    url, publisher = entry.get("url"), entry.get("publisher")
    if not isinstance(url, str):
        raise UsageError(f"{where}: has no url")
    if publisher is not None and not isinstance(publisher, str):
        raise UsageError(f"{where}: publisher is not a name")
    try:
        check_url(url, url)
    except PageError as error:
        raise UsageError(f"{where}: {error}") from None
    return Feed(url, publisher, _seconds(where, entry.get("every", every)))


def _only(where: str, table: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise UsageError(f"{where}: {unknown[0]} is not known; there are {', '.join(sorted(known))}")


def _seconds(where: str, value: Any) -> int:
    found = re.fullmatch(r"(\d{1,5})\s*([smhd])", value.strip()) if isinstance(value, str) else None
    if found:
        value = int(found[1]) * UNITS[found[2]]
    if not isinstance(value, int) or isinstance(value, bool):
        raise UsageError(f'{where}: every = {value!r} is no time; write "30m", "2h" or "1d"')
    if value < SHORTEST:
        raise UsageError(f"{where}: every = {value} seconds is too often; a minute is the least")
    return value
