"""Which lines of a page are its article, and as what: the classifier of lines.

Every line is first judged by itself (`candidates`: running text or not, furniture or not), then by where it stands: within
the stretch with the most running text (`regions`), and not among what belongs to other stories, authors or readers (`pruning`).
"""

from collections.abc import Sequence

from dragoman.model import BlockKind
from dragoman.pages.candidates import Candidate
from dragoman.pages.pruning import Kinds, prune
from dragoman.pages.regions import BULLET, foot, region
from dragoman.pages.shapes import CREDIT_LINE


def judge(lines: Sequence[Candidate]) -> Kinds:
    """The kind of each line that is article; None for the others. The title is not looked for here."""
    kinds: Kinds = [None] * len(lines)
    first, last = region(lines[: foot(lines)])
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
