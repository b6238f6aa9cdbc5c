"""What goes from the kept lines of a page: each step is one reason."""

import re
from collections.abc import Sequence

from dragoman.model import BlockKind
from dragoman.pages.candidates import Candidate
from dragoman.pages.furniture import bare
from dragoman.pages.regions import ENDS, ENOUGH, clock_time, foreign, weight
from dragoman.pages.rest import Rest, rests_of
from dragoman.pages.shapes import NAME, SELF, biography, credits_agency, is_persona

Kinds = list[BlockKind | None]
"""The kind of each line that is article; None for the others."""


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
        meta = not inside and line.meta and not clock_time(line.text)
        if kinds[i] and (line.furniture or meta):
            kinds[i] = None
    _drop_teasers(lines, kinds)
    _drop_signatures(lines, kinds)
    _mark_agency_captions(lines, kinds)
    if not vouched:
        _drop_repeats(lines, kinds)
        _drop_shouts(lines, kinds)
        _drop_runs(lines, kinds)
    _drop_authors(lines, kinds)
    if not vouched and any(foreign(line) for line in lines):
        _trim_foot(lines, kinds)
    return kinds


def _body(lines: Sequence[Candidate], kinds: Kinds, first: int, last: int) -> float:
    return sum(max(0.0, weight(lines[i])) for i in range(first, last) if kinds[i])


def _cut_end(lines: Sequence[Candidate], kinds: Kinds, vouched: bool) -> None:
    """The article ends at the first sure mark of its end that has enough running text before it."""
    before = 0.0
    whole = _body(lines, kinds, 0, len(lines))
    rests = rests_of(lines, kinds)
    for i, line in enumerate(lines):
        if before >= ENOUGH and _ends(line, rests[i], (whole - before) / before, vouched):
            for j in range(i, len(lines)):
                kinds[j] = None
            return
        if kinds[i]:
            before += max(0.0, weight(line))


def _ends(line: Candidate, below: Rest, share: float, vouched: bool) -> bool:
    """Whether a line marks the article's end; `share` is the running text below it, as a share of that above."""
    if line.furniture in ENDS:
        return share < 0.3 if vouched or line.furniture == "bottom" else True
    if line.furniture == "appeal" and not vouched:
        return share < 0.25 and below.scattered()
    announces = line.furniture in ("related", "tags") and bare(line.text, line.furniture)
    return announces and not below.resumes(share < 0.35, vouched)


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


def _drop_signatures(lines: Sequence[Candidate], kinds: Kinds) -> None:
    """A name under a lone "By", and what an author says of himself under his name."""
    for i in range(1, len(lines)):
        before = lines[i - 1]
        named = NAME.fullmatch(lines[i].text) is not None and before.text.lower().strip(" :") == "by"
        presented = before.words <= 5 and not before.stopped and SELF.match(lines[i].text) is not None
        if kinds[i] and (named or presented):
            kinds[i] = None
            if presented and NAME.fullmatch(before.text):
                kinds[i - 1] = None


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
    if not any(foreign(line) for line in lines):
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
