"""Lines that are page furniture (share buttons, appeals, related lists ...), told by the phrases of ``knowledge/data/furniture.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LONGEST = 300
TAIL = r"[\s:.!?…»›>→|+\-–—*()\[\]]*"
"""What may end a line of furniture."""


@dataclass(frozen=True)
class Group:
    """One purpose; `line` matches whole lines, `start` beginnings, `held` anywhere."""

    name: str
    longest: int
    line: re.Pattern[str]
    start: re.Pattern[str]
    held: re.Pattern[str]


def group_of(text: str) -> str | None:
    """The furniture group of a line, None if it has none."""
    lowered = text.lower().replace("’", "'")
    for group in groups():
        if len(lowered) <= group.longest and (
            group.line.fullmatch(lowered) or group.start.match(lowered) or group.held.search(lowered)
        ):
            return group.name
    return None


def bare(text: str, name: str) -> bool:
    """Whether the line is nothing but a phrase of that group (so that what it announces follows)."""
    lowered = text.lower().replace("’", "'")
    return any(group.name == name and group.line.fullmatch(lowered) is not None for group in groups())


@cache
def groups() -> tuple[Group, ...]:
    table = yaml.safe_load(files("dragoman.knowledge").joinpath("data", "furniture.yaml").read_text("utf-8"))
    return tuple(
        Group(
            name,
            int(row.get("longest", LONGEST)),
            re.compile(rf"[\s»›>→|+\-–—*(\[]*(?:{_any(row.get('lines'))}){TAIL}"),
            re.compile(rf"(?:{_any(row.get('starts'))})"),
            re.compile(rf"(?:{_any(row.get('holds'))})"),
        )
        for name, row in table.items()
    )


def _any(phrases: list[object] | None) -> str:
    """One alternation of all phrases; nothing at all when there are none."""
    return "|".join(_pattern(str(p).lower().replace("’", "'")) for p in phrases or ()) or r"(?!)"


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\#", r"[\d,.]+[km]?").replace(r"\*", r".{0,80}?")
    return escaped + (r"\b" if phrase[-1].isalnum() else "")
