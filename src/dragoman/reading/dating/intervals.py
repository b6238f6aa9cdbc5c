"""A date as the record keeps it: which of the times attached to an event date it, and from when to when."""

from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.model import Time
from dragoman.reading.clauses import is_clause
from dragoman.reading.dating.attachment import Attached
from dragoman.reading.dating.newsday import FRESH
from dragoman.reading.draft import Draft
from dragoman.reading.timegrammar.lexicon import word_list


class Dated(NamedTuple):
    """`start`, `end`: ISO prefixes as precise as known, None if nothing tells; `reason`: which words or rule gave them."""

    start: str | None
    end: str | None
    reason: str


NOTHING = Dated(None, None, "no date: background without a clue")
UNPLANNED = Dated(None, None, "no date: planned without one")


def dates(time: Attached, verb: Token, draft: Draft, planned: bool) -> bool:
    """Does a time date the event of its owner, or only bound it, or contradict its tense?"""
    before = time.preposition
    if before == "since" and (time.owner.tag_ == "VBD" or is_told_now(verb)):
        return time.owner.lemma_.lower() in word_list("lasting")
    if before == "since":
        return True
    if before in word_list("delimiting") and not (planned and before in ("by", "from")):
        return False
    published, first, last = draft.today, time.time.from_, time.time.to
    if not published or not first or not last:
        return True
    day = date.fromisoformat(published[:10])
    if planned:
        return date.fromisoformat(last) >= day
    if verb.head != verb or verb.tag_ not in ("VBZ", "VBP", "VBD") or any(c.dep_ == "neg" for c in verb.children):
        return True
    if is_told_now(verb) and date.fromisoformat(first) < day - FRESH:
        # a caption tells an old day in the present: "Putin talks to Xi on Oct. 13, 2022"
        return before == "on" and first == last and first[:4] in time.time.text
    return date.fromisoformat(first) <= day + timedelta(days=1)


def is_told_now(verb: Token | None) -> bool:
    """A main verb in the present: headlines and briefs tell their day's news so."""
    return verb is not None and verb.head == verb and verb.tag_ in ("VBZ", "VBP")


def nearest(times: list[Attached], trigger: Token) -> Attached:
    """The nearest time; the year in a name ("this week's 2018 summit") only if there is no other."""
    times = [t for t in times if len(t.time.value) != 4 or t.preposition or t.root.i > t.owner.i] or times
    return min(times, key=lambda t: (abs(t.root.i - trigger.i), t.root.i))


def dated(draft: Draft, placed: Attached, others: list[Attached], way: str) -> Dated:
    first, last = placed.time, placed.time
    for other in others:
        if _joined(draft, last, other.time):
            last = other.time
        elif _joined(draft, other.time, first):
            first = other.time
    words = draft.article.text[first.start : last.end]
    return Dated(edge(first, 0), edge(last, 1), f"{way}: {' '.join(words.split())}")


def _joined(draft: Draft, one: Time, other: Time) -> bool:
    """Two times that make one interval: "Tuesday and Wednesday", "from Jan. 23 through March 9"."""
    between = draft.article.text[one.end : other.start].strip().lower() if one.end < other.start else "x"
    if not one.to or not other.from_ or other.from_ <= one.to:
        return False
    if between in ("to", "through", "until", "till", "-", "–", "—"):
        return True
    return between in ("and", "or") and (date.fromisoformat(other.from_) - date.fromisoformat(one.to)).days == 1


def edge(time: Time, which: int) -> str | None:
    """The first or last day of a time, as precise as it was said."""
    value = time.value.partition("T")[0]
    if len(value) in (4, 7, 10) and value.replace("-", "").isdigit():
        return value
    return time.to if which else time.from_


def within_phrase(trigger: Token, times: list[Attached], draft: Draft, planned: bool) -> list[Attached]:
    """Times within a noun's own phrase: "the treaty signed in 1960", "the start of the offensive in February"."""
    if trigger.pos_ not in ("NOUN", "PROPN", "PRON") or trigger.head == trigger:
        return []
    return [
        t for t in times if trigger.is_ancestor(t.root) and _of_its_phrase(trigger, t.root) and dates(t, trigger, draft, planned)
    ]


def _of_its_phrase(noun: Token, token: Token) -> bool:
    """Is nothing between them but phrases, or one clause on the noun itself, and not one about a person ("who took office")?"""
    while token != noun and token.head != token:
        # the parser hangs "which opens on Saturday" on the last name of "the summit of the African Union"
        if token.dep_ == "xcomp" and token.head.lemma_ in word_list("scheduling"):
            # "talks with X, expected to start on Friday"
            token = token.head
        mine = token.head == noun or (
            token.dep_ in ("relcl", "acl") and token.lemma_ in word_list("beginning") | word_list("scheduling")
        )
        if is_clause(token) and (not mine or any(c.lower_ in ("who", "whose", "whom") for c in token.children)):
            return False
        token = token.head
    return True
