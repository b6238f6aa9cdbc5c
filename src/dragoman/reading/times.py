"""Time expressions, resolved against the publication date or another date of the article.

The rules are in ``knowledge/lexicon/times.yaml``; the values are TIMEX3 (Pustejovsky et al. 2003), or a formula where an expression
stays relative (`dragoman.reading.timegrammar.formula`).
"""

import re
from datetime import date
from typing import NamedTuple

import msgspec
from spacy.tokens import Span

from dragoman.knowledge import Knowledge
from dragoman.model import Time
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.calendar import Interval
from dragoman.reading.timegrammar.checks import holds
from dragoman.reading.timegrammar.combining import combined
from dragoman.reading.timegrammar.formula import Resolved, evaluate
from dragoman.reading.timegrammar.holidays import is_by_country
from dragoman.reading.timegrammar.rules import Found, find
from dragoman.reading.timegrammar.tense import direction

NO_DATE = "no publication date: relative times stay relative"
ANCHOR_REACH = 3
"""An anchor ("a day later" than what?) is looked for in this many sentences back."""
_ANY_DAY = date(2000, 2, 29)
_LONGEST_ANCHOR = {"D": 3, "W": 7, "M": 31, "Q": 92, "Y": 366}
"""Days that an anchor may last for a count in a unit: nothing is "a day later" than a year."""


class _Anchor(NamedTuple):
    """A time that later ones may be counted from. `days` is None where it stayed relative."""

    sentence: int
    formula: str
    days: Interval | None


def find_times(draft: Draft, kb: Knowledge) -> list[Time]:
    """All time expressions of the article in order. Without a publication date relative ones keep their formula as value,
    `from_` and `to` are None, and one warning says so."""
    reference = publication(draft)
    times: list[Time] = []
    anchors: list[_Anchor] = []
    for sentence in draft.sentences:
        anchors = [a for a in anchors if sentence.index - a.sentence <= ANCHOR_REACH]
        for found in combined(find(sentence.text), sentence.text):
            formula = _formula(draft, sentence, found, reference)
            if formula is None:
                continue
            formula, days = _anchored(formula, anchors)
            if formula.startswith("MAIN") and reference:
                days = reference, reference
            time = _time(draft, sentence, found, formula, evaluate(formula, reference, days))
            times.append(time)
            if not formula.startswith("T"):
                anchors.append(_Anchor(sentence.index, formula, _days(time)))
    if reference is None and any(t.from_ is None and "REF" in t.value for t in times):
        draft.warnings.append(NO_DATE)
    return times


def resolve(time: Time, published: date) -> Time:
    """A time that stayed relative, resolved with a publication date found later; others as they are."""
    found = evaluate(time.value, published) if time.from_ is None else None
    if found is None:
        return time
    return msgspec.structs.replace(time, value=found.value, from_=found.first.isoformat(), to=found.last.isoformat())


def publication(draft: Draft) -> date | None:
    """The day of publication, if known to the day, as it was where the news came from."""
    try:
        return date.fromisoformat((draft.today or "")[:10])
    except ValueError:
        return None


def _formula(draft: Draft, sentence: Sentence, found: Found, reference: date | None) -> str | None:
    """What the words say, their direction settled by tense; None if they are no date, or no date that can be."""
    formula = found.formula
    start, end = sentence.start + found.start, sentence.start + found.end
    span = sentence.span(start, end)
    if formula is None or not holds(found, sentence.text, span) or _names_a_person(draft, start, end):
        return None
    formula = _with_country(formula, draft, sentence, start)
    if formula is None:
        return None
    if "?" in formula:
        formula = formula.replace("?", _relation(formula, direction(span, sentence.text, found.start)))
    if formula.startswith("MAIN") and (reference is None or span is None or not _comes(span)):
        # only what "comes a week after ..." is counted from publication; other main clauses have dates of their own
        return None
    possible = formula.startswith("T") or "PX" in formula or evaluate(formula, _ANY_DAY, (_ANY_DAY, _ANY_DAY))
    return formula if possible else None


def _with_country(formula: str, draft: Draft, sentence: Sentence, start: int) -> str | None:
    """Whose "Independence Day" it is: the country named last before it in the sentence, else next in it; None if nobody's."""
    name = re.search(r"HOL\.(\w+)", formula)
    if name is None or not is_by_country(name[1]):
        return formula
    named = [m for m in draft.mentions_in(sentence.start, sentence.end) if m.country and len(m.country) == 3]
    before = [m for m in named if m.start < start]
    return formula.replace(name[0], f"{name[0]}.{(before[-1] if before else named[0]).country}") if named else None


def _comes(span: Span) -> bool:
    """Is it the page's own news that "comes" (a week after something)?"""
    return any(t.lemma_ in ("come", "follow", "arrive") and t.tag_ == "VBZ" for t in (span.root, *span.root.ancestors))


def _relation(formula: str, told: str) -> str:
    """Where the tense does not tell, a weekday or month is taken as past, a day of a month as the nearest."""
    if told == "~":
        return "~" if re.search(r"\?--\d\d-\d\d", formula) else "<"
    return told


def _anchored(formula: str, anchors: list[_Anchor]) -> tuple[str, Interval | None]:
    """The formula and the days it is counted from; an anchor that stayed relative is put into the formula itself."""
    if not formula.startswith("ANCHOR"):
        return formula, None
    unit = re.search(r"P\d+([DWMQY])", formula)
    longest = _LONGEST_ANCHOR.get(unit[1] if unit else "Y", 4000)
    for anchor in reversed(anchors):
        if anchor.days and (anchor.days[1] - anchor.days[0]).days < longest:
            return formula, anchor.days
        if anchor.days is None and anchor.formula.startswith("REF") and not re.search("[/:@|X]", anchor.formula):
            return formula.replace("ANCHOR", anchor.formula), None
    if not anchors and formula.startswith("ANCHOR-P") and "P0" not in formula:
        # "a year earlier" with no date to count from: before the news itself
        return formula.replace("ANCHOR", "REF"), None
    return formula, None


def _days(time: Time) -> Interval | None:
    return (date.fromisoformat(time.from_), date.fromisoformat(time.to)) if time.from_ and time.to else None


def _time(draft: Draft, sentence: Sentence, found: Found, formula: str, resolved: Resolved | None) -> Time:
    start, end = sentence.start + found.start, sentence.start + found.end
    return Time(
        start=start,
        end=end,
        text=draft.article.text[start:end],
        value=resolved.value if resolved else formula,
        from_=resolved.first.isoformat() if resolved else None,
        to=resolved.last.isoformat() if resolved else None,
        rule=found.rule,
    )


def _names_a_person(draft: Draft, start: int, end: int) -> bool:
    return any(m.start < end and start < m.end and m.form == "name" and m.kind == "person" for m in draft.mentions)
