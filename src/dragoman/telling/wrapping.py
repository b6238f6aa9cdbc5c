"""Text in lines of a terminal."""

from textwrap import wrap

WIDTH = 80


def plural(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def hanging(first: str, text: str) -> list[str]:
    """Text wrapped under its first line's start; long addresses may stand out."""
    lines = wrap(" ".join(text.split()), WIDTH - len(first), break_long_words=False, break_on_hyphens=False) or [""]
    return [(first if i == 0 else " " * len(first)) + line for i, line in enumerate(lines)]
