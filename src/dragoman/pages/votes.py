"""Which lines of an HTML page trafilatura kept, and which of the others are of the same make."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.pages.candidates import Candidate
from dragoman.pages.domlines import DomLine
from dragoman.pages.placing import NEAR, PATIENCE

SHORT = 25
"""Letters and digits; a shorter line must be a whole line of the extractor's text, a longer one may be part of one."""


def folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def vote(lines: Sequence[DomLine], text: str) -> list[bool]:
    """For each line whether it is in the extracted text. Both are in page order, so a pointer moves through the text."""
    whole = folded(text)
    shorts = Counter(folded(part) for line in text.splitlines() for part in (line, *(line.split("|") if "|" in line else ())))
    votes: list[bool] = []
    taken: Counter[str] = Counter()
    at, patience = 0, PATIENCE
    for line in lines:
        word = folded(line.text)
        if len(word) < SHORT:
            votes.append(bool(word) and taken[word] < shorts[word])
            taken[word] += 1
            continue
        found = whole.find(word, at, at + NEAR + len(word))
        if found < 0 and not taken[word] and patience > 0:
            patience -= len(whole)
            found = whole.find(word)
        votes.append(found >= 0)
        if found >= 0:
            taken[word] += 1
            at = max(at, found + len(word))
    return votes


def candidates(lines: Sequence[DomLine], votes: Sequence[bool]) -> list[Candidate]:
    """The lines as the judge sees them."""
    return [
        Candidate(line.text, tag=line.tag, linked=line.linked, path=line.path, voted=voted)
        for line, voted in zip(lines, votes, strict=True)
    ]


ALIKE = 2
"""Kept lines of running text that must share a line's place in the tree before it is kept too."""


def rescue(lines: Sequence[Candidate]) -> list[bool]:
    """The votes, and running text that the extractor lost though it stands where kept lines stand.

    An article in several containers is often kept in part only. A line whose path (tags and classes) is that of kept
    lines is of the article too; so is a quoted post between two kept lines.
    """
    texts = [i for i, line in enumerate(lines) if line.voted and line.sentence]
    if not texts:
        return [line.voted for line in lines]
    alike = Counter(lines[i].path for i in texts)
    trunk = _common(lines[i].path for i in texts)
    first, last = texts[0], texts[-1]
    kept: list[bool] = []
    for i, line in enumerate(lines):
        same = line.sentence and not line.furniture and alike[line.path] >= ALIKE
        quoted = (
            first < i < last
            and line.linked < 0.7
            and any(mark.startswith("blockquote") for mark in line.path)
            and line.path[: len(trunk)] == trunk
        )
        kept.append(line.voted or same or quoted)
    return kept


def _common(paths: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest beginning that all paths share."""
    shared: tuple[str, ...] | None = None
    for path in paths:
        if shared is None:
            shared = path
        length = next((n for n, (a, b) in enumerate(zip(shared, path, strict=False)) if a != b), min(len(shared), len(path)))
        shared = shared[:length]
    return shared or ()
