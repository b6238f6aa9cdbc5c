"""Text as a crawl left it -> the article's lines."""

from dragoman.pages.calendar import iso_day
from dragoman.pages.candidates import Candidate
from dragoman.pages.credits import find_authors, find_publisher
from dragoman.pages.found import Found
from dragoman.pages.frontmatter import split_front_matter
from dragoman.pages.judging import judge
from dragoman.pages.lines import paragraphs
from dragoman.pages.markdown import plain, tag_of
from dragoman.pages.pieces import Piece
from dragoman.pages.shapes import ADDRESS, WRITTEN_DATE
from dragoman.pages.titles import find_title, folded


def clean_text(source: str, origin: str, title: str | None = None) -> Found:
    """The article in a scraped text; `title` is what is known of its title. Raises `PageError` for a bad front matter."""
    head = split_front_matter(source, origin)
    lines = [
        Candidate(plain(p.text), p.start, p.end, p.blank_before, tag_of(p.text)) for p in paragraphs(source, head.body_start)
    ]
    kinds = judge(lines)
    at = find_title(lines, kinds, title or head.fields.get("title"))
    if at is not None:
        name = folded(lines[at].text)
        kinds = [None if folded(line.text) == name else kind for line, kind in zip(lines, kinds, strict=True)]
        kinds[at] = "title"
        kinds = [None if i < at else kind for i, kind in enumerate(kinds)]
    return Found(
        pieces=tuple(Piece(kind, line.text, line.start, line.end) for line, kind in zip(lines, kinds, strict=True) if kind),
        title=head.fields.get("title") or (lines[at].text if at is not None else None),
        authors=head.authors or find_authors(lines),
        publisher=head.fields.get("publisher") or find_publisher(lines),
        url=head.fields.get("url") or next((line.text for line in lines[:3] if ADDRESS.fullmatch(line.text)), None),
        language=(head.fields.get("language") or "")[:2].lower() or None,
        published=iso_day(head.fields.get("published", "")),
        shown=next((line.text for line in lines if line.meta and WRITTEN_DATE.search(line.text)), None),
    )
