"""Time expressions, resolved against the publication date or another date of the article.

The rules are in ``knowledge/lexicon/times.yaml``; the values are TIMEX3 (Pustejovsky et al. 2003), or a formula where an expression
stays relative (`dragoman.reading.timegrammar.formula`).
"""

from datetime import date

from spacy.tokens import Span

from dragoman.knowledge import Knowledge
from dragoman.model import Time
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.calendar import Interval
from dragoman.reading.timegrammar.checks import holds
from dragoman.reading.timegrammar.formula import Resolved, evaluate
from dragoman.reading.timegrammar.rules import Found, find
from dragoman.reading.timegrammar.tense import direction

NO_DATE = "no publication date: relative times stay relative"
ANCHOR_REACH = 3
"""An anchor ("a day later" than what?) is looked for in this many sentences back."""
_ANY_DAY = date(2000, 2, 29)


def find_times(draft: Draft, kb: Knowledge) -> list[Time]:
    """All time expressions of the article in order. Without a publication date relative ones keep their formula as value,
    `from_` and `to` are None, and one warning says so."""
    reference = publication(draft)
    times: list[Time] = []
    anchor: tuple[int, Interval] | None = None
    for sentence in draft.sentences:
        for found in find(sentence.text):
            if anchor and sentence.index - anchor[0] > ANCHOR_REACH:
                anchor = None
            time = _time(draft, sentence, found, reference, anchor[1] if anchor else None)
            if time is None:
                continue
            times.append(time)
            if time.from_ and time.to and (reading := (date.fromisoformat(time.from_), date.fromisoformat(time.to))):
                anchor = sentence.index, reading
    if reference is None and any(t.from_ is None and "REF" in t.value for t in times):
        draft.warnings.append(NO_DATE)
    return times


def publication(draft: Draft) -> date | None:
    """The day of publication, if known to the day."""
    try:
        return date.fromisoformat((draft.article.published or "")[:10])
    except ValueError:
        return None


def _time(draft: Draft, sentence: Sentence, found: Found, reference: date | None, anchor: Interval | None) -> Time | None:
    if found.formula is None:
        return None
    start, end = sentence.start + found.start, sentence.start + found.end
    span = sentence.span(start, end)
    if not holds(found, sentence.text, span) or _names_a_person(draft, start, end):
        return None
    formula = found.formula
    if "?" in formula:
        formula = formula.replace("?", _relation(formula, direction(span, sentence.text, found.start)))
    if formula.startswith("T"):
        return _made(draft, start, end, formula, None, found.rule)
    if "PX" not in formula and evaluate(formula, _ANY_DAY, (_ANY_DAY, _ANY_DAY)) is None:
        return None
    if formula.startswith("MAIN"):
        # only "comes a week after ..." is counted from the day of publication; other main clauses have dates of their own
        if reference is None or span is None or not _comes(span):
            return None
        anchor = reference, reference
    return _made(draft, start, end, formula, evaluate(formula, reference, anchor), found.rule)


def _comes(span: Span) -> bool:
    """Is it the page's own news that "comes" (a week after something)?"""
    return any(t.lemma_ in ("come", "follow", "arrive") and t.tag_ == "VBZ" for t in (span.root, *span.root.ancestors))


def _relation(formula: str, told: str) -> str:
    """Where the tense does not tell, a weekday or month is taken as past, a day of a month as the nearest."""
    if told == "~":
        return "~" if "?--" in formula and formula[formula.index("?--") + 5 : formula.index("?--") + 6] == "-" else "<"
    return told


def _made(draft: Draft, start: int, end: int, formula: str, found: Resolved | None, rule: str) -> Time:
    return Time(
        start=start,
        end=end,
        text=draft.article.text[start:end],
        value=found.value if found else formula,
        from_=found.first.isoformat() if found else None,
        to=found.last.isoformat() if found else None,
        rule=rule,
    )


def _names_a_person(draft: Draft, start: int, end: int) -> bool:
    return any(m.start < end and start < m.end and m.form == "name" and m.kind == "person" for m in draft.mentions)
