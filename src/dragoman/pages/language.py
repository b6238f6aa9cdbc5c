"""The language of a text."""

from functools import cache
from typing import Any

ENGLISH = frozenset(
    "the of and to that with for was has have had were been from by his their which this would said who after its are".split()
)

LISTED, KINDS = 0.1, 6
"""Share of those words in lists and headings that are English, if so many different ones are among them: other languages have two or three of them
("was", "had" and "of" in Dutch)."""
PIDGIN = "pcm"
"""What the identifier takes short English reports full of names for."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code by py3langid; None for fewer than five words."""
    words = text.split(None, 300)[:300]
    if len(words) < 5:
        return None
    # Plain English is seen at once; the identifier's model takes a second to load.
    telling = [word for word in words if word in ENGLISH]
    if len(telling) > 0.2 * len(words) or (len(telling) > LISTED * len(words) and len({*telling}) >= KINDS):
        return "en"
    code: str = _identifier().classify(" ".join(words))[0]
    return "en" if code == PIDGIN else code


def doubt_of(language: str | None, text: str) -> str | None:
    """The warning for a text that is not English; what a page declares is believed when the words agree."""
    if language in (None, "en"):
        return None
    told = language_of(text) or language
    return None if told == "en" else f"the language is {told}, not English: little or nothing is found"


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
