"""GUM: time expressions in news, interviews and speeches, by kind. Values count where the mark is a day, a month or a year."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.drafts import plain_article
from bench.report import Report, markdown_table
from bench.tei import MarkedDate, TeiText, read_tei
from dragoman.knowledge import default_knowledge
from dragoman.model import Time
from dragoman.reading import syntax, times
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences
from dragoman.reading.timegrammar.calendar import interval

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?"
KINDS = (
    ("full date", re.compile(rf"{_MONTH} \d+\w*,? \d{{4}}|\d+\w*(?: of)? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|9/11", re.I)),
    ("day and month", re.compile(rf"{_MONTH} \d{{1,2}}\b|\b\d{{1,2}}\w*(?: of)? {_MONTH}", re.I)),
    ("ago, past and coming n", re.compile(r"\b(?:ago|back|later|earlier|ahead)$|\b(?:last|past|next|coming) .*(?:days|weeks|months|years|decades)$", re.I)),
    ("today and its neighbours", re.compile(r"today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening|day)", re.I)),
    ("last, this, next", re.compile(r"\b(?:last|this|next|past|previous|following|the year before)\b", re.I)),
    ("weekday", re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)),
    ("decade, century", re.compile(r"\d0['’]?s$|ties$|century", re.I)),
    ("month", re.compile(rf"\b{_MONTH}", re.I)),
    ("year", re.compile(r"\b\d{4}\b")),
    ("other", re.compile("")),
)  # fmt: skip
_PRECISE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")


def kind_of(words: str) -> str:
    """Kind of an expression, by its words: the same rule for marked and found ones."""
    return next(name for name, pattern in KINDS if pattern.search(words))


def overlap(a: MarkedDate | Time, b: MarkedDate | Time) -> bool:
    return a.start < b.end and b.start < a.end


def precise(gold: MarkedDate) -> str | None:
    """The marked day, month or year; None if the mark is vaguer, open or no date."""
    when = gold.attributes.get("when", "").partition("T")[0]
    return when if _PRECISE.match(when) else None


def value_right(gold: str, got: Time) -> bool:
    """Does the time lie within the marked day, month or year, and is it as precise?"""
    marked = interval(gold)
    if marked is None or got.from_ is None or got.to is None:
        return False
    value = got.value.partition("T")[0]
    if _PRECISE.match(value) and len(value) != len(gold):
        return False
    return marked[0] <= date.fromisoformat(got.from_) and date.fromisoformat(got.to) <= marked[1]


@dataclass
class Tally:
    """Counts of one kind of expression."""

    gold: int = 0
    got: int = 0
    found: int = 0
    got_right: int = 0
    exact: int = 0
    valued: int = 0
    right: int = 0
    right_of_found: Counter[bool] = field(default_factory=Counter)


def count(pages: list[tuple[TeiText, list[Time]]]) -> dict[str, Tally]:
    """Tallies by kind, and of all."""
    tallies = {name: Tally() for name in [*(k for k, _ in KINDS), "all"]}
    for page, found in pages:
        for got in found:
            for key in (kind_of(got.text), "all"):
                tallies[key].got += 1
                tallies[key].got_right += any(overlap(got, gold) for gold in page.dates)
        for gold in page.dates:
            best = _best(gold, found)
            value = precise(gold)
            for key in (kind_of(gold.text), "all"):
                tally = tallies[key]
                tally.gold += 1
                tally.found += best is not None
                tally.exact += best is not None and (best.start, best.end) == (gold.start, gold.end)
                if value:
                    tally.valued += 1
                    tally.right += best is not None and value_right(value, best)
    return tallies


def _best(gold: MarkedDate, found: list[Time]) -> Time | None:
    touching = [t for t in found if overlap(gold, t)]
    return max(touching, key=lambda t: (min(t.end, gold.end) - max(t.start, gold.start), -t.start), default=None)


def f1(tally: Tally) -> float:
    precision, recall = tally.got_right / (tally.got or 1), tally.found / (tally.gold or 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_times(pages: list[TeiText]) -> list[list[Time]]:
    """What Dragoman finds; each page's text is taken as clean."""
    drafts = []
    for page in pages:
        article = plain_article(page.name, page.text, page.published)
        drafts.append(Draft(article, sentences=split_sentences(article)))
    syntax.parse([s for draft in drafts for s in draft.sentences if re.search(r"\d|day|week|month|year|[A-Z][a-z]{2}", s.text)])
    return [times.find_times(draft, default_knowledge()) for draft in drafts]


def four_digits(page: TeiText) -> list[Time]:
    """The trivial baseline: every number of four digits is a year."""
    return [
        Time(start=m.start(), end=m.end(), text=m.group(), value=m.group(), from_=f"{m.group()}-01-01", to=f"{m.group()}-12-31")
        for m in re.finditer(r"\b[12]\d{3}\b", page.text)
    ]


def rows(tallies: dict[str, Tally]) -> list[list[object]]:
    return [
        [name, t.gold, t.got, t.got_right / (t.got or 1), t.found / (t.gold or 1), f1(t), t.exact / (t.gold or 1),
         t.valued, t.right / (t.valued or 1)]
        for name, t in tallies.items() if t.gold or t.got
    ]  # fmt: skip


def run(data: Path) -> Report:
    pages = [read_tei(path) for path in sorted((data / "bench/dates").glob("GUM_*.xml"))]
    ours = count(list(zip(pages, read_times(pages), strict=True)))
    simple = count([(page, four_digits(page)) for page in pages])["all"]
    header = ["kind", "marked", "found", "P", "R", "span F1", "exact", "with a value", "value right"]
    table = markdown_table(header, [*rows(ours), *rows({"baseline: four digits are a year": simple})])
    total = ours["all"]
    figures = {"span f1": f1(total), "value right": total.right / (total.valued or 1)}
    return Report("dates", f"Times: GUM, {len(pages)} texts", table, figures)
