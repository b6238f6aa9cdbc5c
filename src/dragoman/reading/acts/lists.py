"""Lists of persons in one sentence: "with President A of B (BBB), President C of D, and President E of F".

The small parser breaks long lists at brackets and titles; the words between their members do not deceive.
"""

import re
from collections.abc import Sequence

from dragoman.model import Mention

SHORTEST = 3
"""Of two names with a comma between them, the second may begin another clause; two with their titles and "and" between them are a list."""
_BETWEEN = re.compile(r"\s*+(?:\([^()]{1,20}\)\s*+)?(?:[,;](?:\s++(?:and|as well as))?|(?<=\s)(?:and|as well as))\s*")
_LAST = re.compile(r".*\b(?:and|as well as)\s*", re.DOTALL)


def person_lists(mentions: Sequence[Mention], text: str, offset: int) -> list[tuple[Mention, ...]]:
    """Runs of named persons parted by commas and, before the last, "and". `text` begins at `offset` of the article."""
    named = sorted((m for m in mentions if m.kind == "person" and m.form == "name" and m.end > m.start), key=lambda m: m.start)
    found: list[tuple[Mention, ...]] = []
    run: list[Mention] = []
    for mention in named:
        gap = text[run[-1].end - offset : mention.start - offset] if run else ""
        if run and not _BETWEEN.fullmatch(gap):
            run = []
        run.append(mention)
        titled = len(run) > 1 and all(m.rule == "title and name" for m in run) and gap == " and "
        if (len(run) >= SHORTEST or titled) and _LAST.fullmatch(gap):
            found.append(tuple(run))
            run = []
    return found
