"""Where on a page its article stands: the stretch of lines with the most running text.

The maximum subsequence of Pasternack and Roth (2009), over weights of whole lines.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.pages.candidates import Candidate
from dragoman.pages.furniture import bare

ENDS = frozenset({"comments", "author", "bottom"})
"""Groups of furniture after which nothing more is the article."""
ENOUGH = 5.0
"""Weight of running text (see `weight`) that makes an article: a marker of its end is not believed before so much."""
BULLET = re.compile(r"^\s*(?:[-*+•‣▪●◦·]|\d{1,3}[.)])\s+")
MARGIN = 5
"""Lines above and below the article that belong to it when they reach the page's edge and none is furniture."""
ALONE = 0.3
"""What a sentence between two short lines counts for: paragraphs come in runs, teasers alternate with titles."""


def weight(line: Candidate) -> float:
    """How much a line by itself speaks for (or against) being within the article."""
    if line.furniture:
        return -4.0 if line.furniture in ENDS else -1.5 if line.furniture == "related" else -0.8
    if line.linked > 0.6:
        return -1.5
    if line.meta:
        return 0.0 if clock_time(line.text) else -0.7
    if line.sentence:
        return -0.5 if line.cut_off else min(line.words, 48) / 8
    if line.spoken or (line.stopped and line.words >= 3):
        return 0.4
    return 0.3 if line.figures >= 3 else -0.6


def region(lines: Sequence[Candidate]) -> tuple[int, int]:
    """First line of the article and the line after its last: the stretch of greatest weight."""
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    announced = False
    for i, line in enumerate(lines):
        if total <= 0:
            start, total = i, 0.0
        announced = (line.text.endswith(":") and not line.furniture) or (announced and bool(BULLET.match(line.text)))
        own = 0.1 if announced and line.linked <= 0.6 else weight(line)
        if own > 1 and not _in_company(lines, i):
            own *= ALONE
        total += own
        if total > best_sum:
            best, best_sum = (start, i + 1), total
    return _to_the_edges(lines, best[0], _to_the_mark(lines, _with_figures(lines, best[1])))


def _with_figures(lines: Sequence[Candidate], last: int) -> int:
    """Where the article ends when a list of figures or dates (results, prices, a programme) follows its last paragraph."""
    end = last
    run: list[bool] = []
    for i in range(last, len(lines)):
        if lines[i].furniture or lines[i].linked > 0.6 or lines[i].meta:
            break
        run.append(lines[i].figures > 0)
        if run[-1] and len(run) >= 5 and sum(run) >= 0.75 * len(run):
            end = i + 1
    return end


def _to_the_mark(lines: Sequence[Candidate], last: int) -> int:
    """A few short lines between the last running text and the first furniture are the article's own end."""
    mark = next((i for i in range(last, len(lines)) if lines[i].furniture or lines[i].meta or lines[i].linked > 0.6), len(lines))
    return mark if mark - last < MARGIN else last


def foot(lines: Sequence[Candidate]) -> int:
    """The first bare mark of other stories after which no two sentences stand together, if running text stands before it."""
    pairs = [i for i, (a, b) in enumerate(pairwise(lines)) if a.sentence and b.sentence]
    last_pair = pairs[-1] if pairs else -1
    texts = 0.0
    for i, line in enumerate(lines):
        if texts >= ENOUGH and i > last_pair and line.furniture == "related" and bare(line.text, "related"):
            return i
        texts += max(0.0, weight(line)) if line.sentence else 0.0
    return len(lines)


def _in_company(lines: Sequence[Candidate], at: int) -> bool:
    """Whether the line before or after is running text too (or the page's edge)."""
    before = at == 0 or lines[at - 1].sentence or (lines[at - 1].stopped and not lines[at - 1].furniture)
    after = at == len(lines) - 1 or lines[at + 1].sentence or (lines[at + 1].stopped and not lines[at + 1].furniture)
    return before or after


def _to_the_edges(lines: Sequence[Candidate], first: int, last: int) -> tuple[int, int]:
    """A text that is clean but for a line or two at its edges is wholly the article."""
    if first <= MARGIN and not any(foreign(line) for line in lines[:first]):
        first = 0
    if len(lines) - last <= MARGIN and not any(foreign(line) for line in lines[last:]):
        last = len(lines)
    return first, last


def foreign(line: Candidate) -> bool:
    """Furniture, a link, or a byline: what stands beyond it is not known to be the article."""
    return line.furniture is not None or line.linked > 0.6 or (line.meta and line.words > 3 and not clock_time(line.text))


def clock_time(text: str) -> bool:
    """A clock time alone belongs to a transcript."""
    return bool(re.fullmatch(r"\d{1,2}[:.]\d\d\s*[AP]\.?M\.?(?:\s+[A-Z]{2,5})?", text))
