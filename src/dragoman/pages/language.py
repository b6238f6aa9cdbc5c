"""The language of a text."""

from functools import cache
from typing import Any


def language_of(text: str) -> str | None:
    """ISO 639-1 code by py3langid; None for fewer than five words."""
    words = text.split(None, 300)[:300]
    if len(words) < 5:
        return None
    code: str = _identifier().classify(" ".join(words))[0]
    return code


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
