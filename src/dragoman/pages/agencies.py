"""News agencies that a text credits: in its dateline, a caption's credit, or "X reported"."""

import re
from functools import cache
from importlib.resources import files

import yaml


def credited(text: str, authors: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Short names of the agencies credited, in the order they appear."""
    names, pattern = _agencies()
    hits = (m.group(0) for part in (*authors, text) for m in pattern.finditer(part))
    return tuple(dict.fromkeys(names[h.lower()] for h in hits))


@cache
def agency_names() -> str:
    """All forms as one alternation for a regular expression, the longest first."""
    return _agencies()[1].pattern.removeprefix("(?<![\\w-])(?:").removesuffix(")(?![\\w-])")


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    table = yaml.safe_load(files("dragoman.knowledge").joinpath("data", "agencies.yaml").read_text("utf-8"))
    names = {form.lower(): short for short, forms in table.items() for form in (short, *forms)}
    longest_first = sorted({form for short, forms in table.items() for form in (short, *forms)}, key=lambda f: (-len(f), f))
    return names, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")
