"""Who wrote a page and who publishes it, as its bylines and author cards say."""

import re
from collections.abc import Sequence

from dragoman.pages.candidates import Candidate
from dragoman.pages.shapes import BY_NAMES, NAME, biography, is_byline

POSTED_AT = re.compile(r"(?<!\s)\s++(?:in|at|from)\s++(?=[^\W\d_a-z])")
"""What parts an author from where the page was written ("Asha Menon in New Delhi")."""
PARTED = re.compile(r",|&|\band\b|\bund\b|\|")


def find_authors(lines: Sequence[Candidate]) -> tuple[str, ...]:
    """Names of the first byline, else of the author cards."""
    for line in lines:
        if is_byline(line.text, line.words):
            named = BY_NAMES.match(line.text)
            names = _names(named.group(1)) if named else ()
            if names:
                return names
    cards = (told["name"] for line in lines if (told := biography(line.text)))
    return tuple(dict.fromkeys(name for name in cards if any(line.text.strip(" .,:") == name for line in lines)))


def _names(written: str) -> tuple[str, ...]:
    names: list[str] = []
    for part in (POSTED_AT.split(part, maxsplit=1)[0] for part in PARTED.split(written)):
        if not NAME.fullmatch(part.strip()):
            break
        names.append(part.strip())
    return tuple(names)


def find_publisher(lines: Sequence[Candidate]) -> str | None:
    """The paper that an author card names as its author's present employer."""
    for line in lines:
        told = biography(line.text)
        if told and told["employer"] and any(other.text.strip(" .,:") == told["name"] for other in lines):
            employer = told["employer"].rstrip(".")
            return "The" + employer[3:] if employer.startswith("the ") else employer
    return None
