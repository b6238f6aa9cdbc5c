"""The date of an event: the time that belongs to its trigger by grammar, then by sentence, then the page's own date.

Only the page's own news takes the page's date; background without a clue has none. Which of these it was is kept as the reason.
"""

from datetime import date
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.model import Time
from dragoman.reading.clauses import clause, governor
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.ownnews import is_own_news


class Dated(NamedTuple):
    """`start`, `end`: ISO prefixes as precise as known, None if nothing tells; `reason`: which words or rule gave them."""

    start: str | None
    end: str | None
    reason: str


NOTHING = Dated(None, None, "no date: background without a clue")


class _Placed(NamedTuple):
    """A time of the sentence and the tokens it is attached by."""

    time: Time
    root: Token
    governor: Token


def date_event(draft: Draft, sentence: Sentence, trigger: Token, *, planned: bool) -> Dated:
    """When the event of `trigger` (a verb or noun of the sentence's parse) happened, or is to happen if `planned`."""
    placed = _placed(draft, sentence)
    for way, belongs in (("grammar", _by_grammar), ("sentence", _by_sentence)):
        chosen = [p for p in placed if belongs(p, trigger)]
        if chosen:
            nearest = min(chosen, key=lambda p: (abs(p.root.i - trigger.i), p.root.i))
            return _dated(draft, nearest, placed, way)
    if planned:
        return Dated(None, None, "no date: planned without one")
    if is_own_news(draft, sentence, trigger):
        return _news_date(draft)
    return NOTHING


def _news_date(draft: Draft) -> Dated:
    published = draft.article.published
    if not published:
        return Dated(None, None, "no date: the page's own news, of an unknown day")
    return Dated(published[:10], published[:10], "publication date: the page's own news")


def _placed(draft: Draft, sentence: Sentence) -> list[_Placed]:
    found = []
    for time in draft.times_in(sentence.start, sentence.end):
        span = sentence.span(time.start, time.end)
        if span is not None and len(span) and time.from_ is not None:
            found.append(_Placed(time, span.root, governor(span.root)))
    return found


def _by_grammar(placed: _Placed, trigger: Token) -> bool:
    """Attached to the trigger, within its phrase, or to the verb that the trigger noun completes, in the same clause."""
    if placed.governor == trigger:
        return True
    if trigger.is_ancestor(placed.root) and clause(placed.root) in (clause(trigger), trigger):
        return True
    return (
        clause(placed.root) == clause(trigger)
        and placed.governor.pos_ in ("VERB", "AUX")
        and placed.governor.is_ancestor(trigger)
    )


def _by_sentence(placed: _Placed, trigger: Token) -> bool:
    """In the clause that the trigger's clause is joined to, or opens the sentence."""
    own = clause(trigger)
    theirs = clause(placed.root)
    if theirs == own:
        return True
    return own.dep_ == "conj" and own.head == theirs


def _dated(draft: Draft, placed: _Placed, others: list[_Placed], way: str) -> Dated:
    first, last = placed.time, placed.time
    words = first.text
    for other in others:
        if _joined(draft, last, other.time):
            last = other.time
        elif _joined(draft, other.time, first):
            first = other.time
    if first is not last:
        words = draft.article.text[first.start : last.end]
    return Dated(_edge(first, 0), _edge(last, 1), f"{way}: {' '.join(words.split())}")


def _joined(draft: Draft, one: Time, other: Time) -> bool:
    """Two times that make one interval: "Tuesday and Wednesday", "from Jan. 23 through March 9"."""
    between = draft.article.text[one.end : other.start].strip().lower() if one.end < other.start else "x"
    if not one.to or not other.from_ or other.from_ <= one.to:
        return False
    if between in ("to", "through", "until", "till", "-", "–", "—"):
        return True
    return between in ("and", "or") and (date.fromisoformat(other.from_) - date.fromisoformat(one.to)).days == 1


def _edge(time: Time, which: int) -> str | None:
    """The first or last day of a time, as precise as it was said."""
    value = time.value.partition("T")[0]
    if len(value) in (4, 7, 10) and value.replace("-", "").isdigit():
        return value
    return time.to if which else time.from_
