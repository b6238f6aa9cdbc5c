"""The title of a page among its lines."""

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.model import BlockKind
from dragoman.pages.candidates import Candidate
from dragoman.pages.shapes import ADDRESS

ABOVE = 14
"""Lines above the first running text in which a title is looked for."""


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def find_title(lines: Sequence[Candidate], kinds: Sequence[BlockKind | None], known: str | None = None) -> int | None:
    """Index of the line that is the title; None if the page shows none.

    `known` is the title that metadata give. Without it the title is the line above the text that is repeated, or
    that shares words with the text, and stands nearest to it.
    """
    body = next((i for i, kind in enumerate(kinds) if kind == "paragraph" and lines[i].sentence), None)
    if body is None:
        return None
    if known:
        wanted = folded(known)
        for i in range(body + 1):
            shown = folded(lines[i].text)
            if shown and (shown == wanted or (len(shown) > 20 and (wanted.startswith(shown) or shown.startswith(wanted)))):
                return i
        # The page shows another title than its metadata: believe its first-rank heading, and nothing less.
        heads = [i for i in range(body + 1) if lines[i].tag == "h1" and lines[i].words >= 3]
        return heads[-1] if heads else None
    counts = Counter(folded(line.text) for line in lines[: body + 1])
    text = set(folded(" ".join(line.text for line in lines[body : body + 12])).split())
    best, best_score = None, 1.5
    top = next((i for i in range(body + 1) if not (lines[i].furniture or ADDRESS.fullmatch(lines[i].text))), 0)
    alone = sum(kind == "paragraph" and line.sentence for line, kind in zip(lines, kinds, strict=True)) == 1
    for i in range(max(0, body - ABOVE), body if alone else body + 1):
        line = lines[i]
        if not 3 <= line.words <= 30 or line.furniture or (line.linked > 0.6 and line.tag not in ("h1", "h2")) or line.meta:
            continue
        if (line.text.endswith(".") and not re.search(r"\b[A-Z]\.$", line.text)) or line.captions:
            continue
        score = _score(line, counts[folded(line.text)] > 1, text) + (1.0 if i == top else 0.0) - 0.03 * (body - i)
        if score > best_score:
            best, best_score = i, score
    if best is None:
        return None
    return next(i for i in range(max(0, body - ABOVE), best + 1) if folded(lines[i].text) == folded(lines[best].text))


def _score(line: Candidate, repeated: bool, text: set[str]) -> float:
    """How much a line looks like the title of a text with these words."""
    words = {w for w in folded(line.text).split() if len(w) > 3}
    shared = len(words & text) / max(1, len(words))
    marked = 1.0 if line.tag == "h1" else 0.7 if (line.tag or "").startswith("h") else 0.0
    cased = 1.0 if line.capitalised >= 0.6 else 0.0
    return 2.0 * shared + repeated + marked + cased + 0.1 * min(line.words, 8) - 0.05 * max(0, line.words - 16)
