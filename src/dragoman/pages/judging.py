"""Which lines of a page are its article, and as what: the classifier of lines.

Every line is first judged by itself (`Candidate`: running text or not, furniture or not); then by where it stands: the article
is the stretch of lines with the most running text (the maximum subsequence of Pasternack and Roth 2009), it ends where
comments, author cards or the foot of the page begin, and lists of other stories within it go with the line that announces them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.model import BlockKind
from dragoman.pages.candidates import Candidate
from dragoman.pages.furniture import bare
from dragoman.pages.shapes import CREDIT_LINE, biography, credits_agency, is_persona

ENDS = frozenset({"comments", "author", "bottom"})
"""Groups after which nothing more is the article."""
ENOUGH = 5.0
"""Weight of running text (see `weight`) that makes an article: a marker of its end is not believed before so much."""
BULLET = re.compile(r"^\s*(?:[-*+•‣▪●◦·]|\d{1,3}[.)])\s+")

Kinds = list[BlockKind | None]


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
        return 0.0 if _speaks(line.text) else -0.7
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
    return _to_the_edges(lines, best[0], _with_figures(lines, best[1]))


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


def _foot(lines: Sequence[Candidate]) -> int:
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
    if first <= MARGIN and not any(_foreign(line) for line in lines[:first]):
        first = 0
    if len(lines) - last <= MARGIN and not any(_foreign(line) for line in lines[last:]):
        last = len(lines)
    return first, last


def _foreign(line: Candidate) -> bool:
    """Furniture, a link, or a byline: what stands beyond it is not known to be the article."""
    return line.furniture is not None or line.linked > 0.6 or (line.meta and line.words > 3 and not _speaks(line.text))


def judge(lines: Sequence[Candidate]) -> Kinds:
    """The kind of each line that is article; None for the others. The title is not looked for here."""
    kinds: Kinds = [None] * len(lines)
    first, last = region(lines[: _foot(lines)])
    for i in range(first, last):
        kinds[i] = kind_of(lines[i])
    for i in range(first, last - 1):
        if lines[i].sentence and lines[i].words <= 40 and CREDIT_LINE.fullmatch(lines[i + 1].text):
            kinds[i] = "caption"
    pruned = prune(lines, kinds)
    return pruned if any(pruned) else [None if line.furniture else kind_of(line) for line in lines]


def kind_of(line: Candidate) -> BlockKind:
    """What a kept line is, by itself."""
    if line.tag == "figcaption" or line.captions:
        return "caption"
    if line.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if line.tag == "li" or BULLET.match(line.text):
        return "list_item"
    if line.tag == "blockquote" or "blockquote" in {p.partition(".")[0] for p in line.path}:
        return "quote"
    if not line.stopped and line.figures >= 3:
        return "list_item"
    if not line.stopped and not line.spoken and line.words <= 14:
        return "heading"
    return "paragraph"


def prune(lines: Sequence[Candidate], kinds: Kinds, vouched: bool = False) -> Kinds:
    """Drop what is no article from the kept lines; each step is one reason.

    `vouched`: an extractor that saw the tree kept these lines, so short lines, dates and repetitions among them stay.
    """
    kinds = list(kinds)
    _cut_end(lines, kinds, vouched)
    _drop_announced(lines, kinds, vouched)
    texts = [i for i, line in enumerate(lines) if kinds[i] and line.sentence]
    for i, line in enumerate(lines):
        inside = vouched and texts and texts[0] < i <= texts[-1]
        meta = not inside and line.meta and not _speaks(line.text)
        if kinds[i] and (line.furniture or meta):
            kinds[i] = None
    _drop_teasers(lines, kinds)
    _mark_agency_captions(lines, kinds)
    if not vouched:
        _drop_repeats(lines, kinds)
        _drop_shouts(lines, kinds)
        _drop_runs(lines, kinds)
    _drop_authors(lines, kinds)
    if not vouched and any(_foreign(line) for line in lines):
        _trim_foot(lines, kinds)
    return kinds


def _speaks(text: str) -> bool:
    """A clock time alone belongs to a transcript."""
    return bool(re.fullmatch(r"\d{1,2}[:.]\d\d\s*[AP]\.?M\.?(?:\s+[A-Z]{2,5})?", text))


def _body(lines: Sequence[Candidate], kinds: Kinds, first: int, last: int) -> float:
    return sum(max(0.0, weight(lines[i])) for i in range(first, last) if kinds[i])


def _cut_end(lines: Sequence[Candidate], kinds: Kinds, vouched: bool) -> None:
    """The article ends at the first sure mark of its end that has enough running text before it."""
    before = 0.0
    whole = _body(lines, kinds, 0, len(lines))
    for i, line in enumerate(lines):
        if before >= ENOUGH and _ends(lines, kinds, i, (whole - before) / before, vouched):
            for j in range(i, len(lines)):
                kinds[j] = None
            return
        if kinds[i]:
            before += max(0.0, weight(line))


def _ends(lines: Sequence[Candidate], kinds: Kinds, at: int, rest: float, vouched: bool) -> bool:
    """Whether the line at `at` marks the article's end; `rest` is the running text after it, as a share of that before."""
    line = lines[at]
    if line.furniture in ENDS:
        return rest < 0.3 if vouched or line.furniture == "bottom" else True
    announces = line.furniture in ("related", "tags") and bare(line.text, line.furniture)
    return announces and not _resumes(lines, kinds, at, rest < 0.35, vouched)


def _resumes(lines: Sequence[Candidate], kinds: Kinds, at: int, little: bool, vouched: bool) -> bool:
    """Whether running text goes on after a list of other stories: two sentences in a row; if `little` is left, more sentences than short lines."""
    rest = [lines[j] for j in range(at + 1, len(lines)) if kinds[j] and not lines[j].furniture]
    texts = sum(line.sentence for line in rest)
    if vouched:
        return texts > 0
    runs = any(a.sentence and b.sentence for a, b in pairwise(rest))
    return runs and (not little or texts > 0.6 * len(rest))


def _drop_announced(lines: Sequence[Candidate], kinds: Kinds, vouched: bool) -> None:
    """After a bare "Read more" or "Tags" its titles go, up to the next running text."""
    announced = False
    for i, line in enumerate(lines):
        if line.furniture in ("related", "tags") and bare(line.text, line.furniture):
            announced = True
        elif announced and not vouched and line.tag == "li" and line.words <= 20:
            kinds[i] = None
        elif announced and ((line.sentence and not line.cut_off) or line.words > 20):
            announced = False
        elif announced:
            kinds[i] = None


def _drop_teasers(lines: Sequence[Candidate], kinds: Kinds) -> None:
    """The first lines of another story break off with dots; its title stands before them."""
    for i, line in enumerate(lines):
        if not (kinds[i] and line.cut_off and line.words >= 8) or line.text.count("…") + line.text.count("...") > 2:
            continue
        before = i - 1
        if before < 0 or not kinds[before] or lines[before].stopped or lines[before].words > 24:
            continue
        kinds[i] = kinds[before] = None


def _mark_agency_captions(lines: Sequence[Candidate], kinds: Kinds) -> None:
    credited = [i for i, line in enumerate(lines) if kinds[i] == "paragraph" and credits_agency(line.text)]
    texts = sum(kind == "paragraph" for kind in kinds)
    if texts >= 6 and len(credited) <= 0.34 * texts:
        for i in credited:
            kinds[i] = "caption"


def _drop_authors(lines: Sequence[Candidate], kinds: Kinds) -> None:
    """Biographies and self-portraits at the end, with the name and office above them."""
    kept = [i for i, kind in enumerate(kinds) if kind]
    if len(kept) < 3:
        return
    for at in range(len(kept) - 1, max(len(kept) // 2, len(kept) - 6) - 1, -1):
        i = kept[at]
        told = biography(lines[i].text)
        if is_persona(lines[i].text):
            kinds[i] = None
        elif told and _is_card(lines, kinds, kept, at, told["name"]):
            kinds[i] = None
            for j in kept[max(0, at - 3) : at]:
                if not lines[j].stopped and lines[j].words <= 6:
                    kinds[j] = None


def _is_card(lines: Sequence[Candidate], kinds: Kinds, kept: list[int], at: int, name: str) -> bool:
    """The name also stands alone on the page, or nothing but short lines follow."""
    alone = any(
        line.text.strip(" .,:") == name or re.fullmatch(rf"\W*(?:[Bb]y|BY)\W+{re.escape(name)}\b.{{0,60}}", line.text)
        for line in lines
    )
    return alone or not any(kinds[j] and lines[j].sentence for j in kept[at + 1 :])


def _drop_repeats(lines: Sequence[Candidate], kinds: Kinds) -> None:
    seen: set[str] = set()
    for i, line in enumerate(lines):
        folded = " ".join(re.findall(r"\w+", line.text.lower()))
        if kinds[i] and folded and line.words >= 4 and not line.text.endswith("?"):
            if folded in seen:
                kinds[i] = None
            seen.add(folded)


def _drop_shouts(lines: Sequence[Candidate], kinds: Kinds) -> None:
    """A line all in capitals between paragraphs is a link to another story."""
    for i, line in enumerate(lines):
        if kinds[i] and line.words >= 6 and line.text.isupper() and not line.stopped and not line.spoken:
            kinds[i] = None


def _drop_runs(lines: Sequence[Candidate], kinds: Kinds) -> None:
    """Three headings or more in a row are a list of other stories (or a menu), unless nothing else on the page is foreign."""
    if not any(_foreign(line) for line in lines):
        return
    kept = [i for i, kind in enumerate(kinds) if kind]
    run: list[int] = []
    for i in [*kept, None]:
        if (
            i is not None
            and kinds[i] == "heading"
            and not lines[i].figures
            and not lines[i].stopped
            and lines[i].tag not in ("h2", "h3")
        ):
            run.append(i)
            continue
        if len(run) >= 3:
            for j in run:
                kinds[j] = None
        run = []
    _trim_foot(lines, kinds)


def _trim_foot(lines: Sequence[Candidate], kinds: Kinds) -> None:
    """Titles and unannounced lists after the last running text belong to other stories."""
    kept = [i for i, kind in enumerate(kinds) if kind]
    foot: list[int] = []
    while kept and not lines[kept[-1]].stopped and not lines[kept[-1]].figures and kinds[kept[-1]] in ("heading", "list_item"):
        foot.append(kept.pop())
    if not (kept and foot and lines[kept[-1]].text.endswith(":")):
        for i in foot:
            kinds[i] = None
