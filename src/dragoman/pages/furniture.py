"""Lines that are page furniture (share buttons, appeals, related lists ...), told by the phrases of ``knowledge/data/furniture.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LONGEST = 300
TAIL = r"[\s:.!?…»›>→|+\-–—*()\[\]]*"
"""What may end a line of furniture."""
FIRST_WORD = re.compile(r"[^\W_]+")


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
    first = FIRST_WORD.search(lowered)
    begins = not first or first.start() > 3 or first[0][0].isdigit() or first[0] in _first_words()
    if not begins and not any(words in lowered for words in _held_words()):
        return None
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
    return tuple(
        Group(
            name,
            int(row.get("longest", LONGEST)),
            re.compile(rf"[\s»›>→|+\-–—*(\[]*(?:{_any(row.get('lines'))}){TAIL}"),
            re.compile(rf"(?:{_any(row.get('starts'))})"),
            re.compile(rf"(?:{_any(row.get('holds'))})"),
        )
        for name, row in _table().items()
    )


@cache
def _first_words() -> frozenset[str]:
    """The first word of each phrase that a line may begin with: most lines of a page begin with another, so this is asked first."""
    phrases = (str(p).lower() for row in _table().values() for key in ("lines", "starts") for p in row.get(key) or ())
    return frozenset(found[0] for phrase in phrases if (found := FIRST_WORD.search(phrase)))


@cache
def _held_words() -> tuple[str, ...]:
    """The longest plain part of each phrase that may stand anywhere in a line: a line without any of them holds none."""
    phrases = [str(p).lower().replace("’", "'") for row in _table().values() for p in row.get("holds") or ()]
    return tuple(dict.fromkeys(max(re.split(r"[*#]", phrase), key=len) for phrase in phrases))


@cache
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = yaml.safe_load(
        files("dragoman.knowledge").joinpath("data", "furniture.yaml").read_text("utf-8")
    )
    return table


def _any(phrases: list[object] | None) -> str:
    """One alternation of all phrases; nothing at all when there are none."""
    return "|".join(_pattern(str(p).lower().replace("’", "'")) for p in phrases or ()) or r"(?!)"


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\#", r"[\d,.]+[km]?").replace(r"\*", r".{0,80}?")
    return escaped + (r"\b" if phrase[-1].isalnum() else "")
