"""The YAML head of a Markdown file or scraped text (``---`` ... ``---``): metadata, not text."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from dragoman.errors import PageError, first_line

HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?=[ \t]*(?:#|[\w-]+[ \t]*:))")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
LONGEST = 65_536
"""Characters; what is longer is no front matter."""

KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "published_time", "date", "publication_date", "datepublished", "pubdate"),
    "url": ("url", "source_url", "canonical_url", "link", "permalink"),
    "publisher": ("publisher", "site", "sitename", "source", "outlet"),
    "language": ("language", "lang"),
    "authors": ("authors", "author", "byline"),
}
"""What each field of ours is called in the wild, the likeliest first."""


@dataclass(frozen=True)
class FrontMatter:
    """`body_start` counts characters of the page; 0 when there is no front matter."""

    body_start: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()


def split_front_matter(text: str, origin: str) -> FrontMatter:
    """Read the head of `text`. Raises `PageError` when there is one and it is not valid YAML."""
    head = HEAD.match(text)
    close = CLOSE.search(text, head.end(), head.end() + LONGEST) if head else None
    if not head or not close:
        return FrontMatter()
    try:
        values = yaml.safe_load(text[head.end() : close.start()])
    except (yaml.YAMLError, ValueError) as error:
        raise PageError(origin, f"bad front matter: {_where(error)}", "mend the lines between the two '---'") from None
    if not isinstance(values, dict):
        return FrontMatter()
    lowered = {str(k).lower(): v for k, v in values.items()}
    fields = {name: found for name, keys in KEYS.items() if name != "authors" and (found := _first(lowered, keys))}
    authors = next((_names(lowered[k]) for k in KEYS["authors"] if lowered.get(k)), ())
    return FrontMatter(close.end(), fields, authors)


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or first_line(error)
    return f"line {mark.line + 2}: {problem}" if mark else str(problem)


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = values.get(key)
        if value is not None and not isinstance(value, (dict, list)) and str(value).strip():
            return " ".join(str(value).split())
    return None


def _names(value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list) else str(value).split(",")
    return tuple(" ".join(str(n).split()) for n in names if str(n).strip())
