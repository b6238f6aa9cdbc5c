"""Where something was said: the meeting, visit, call or summit that the page names in the same sentence, or points back to."""

import re
from bisect import bisect_right

import msgspec

from dragoman.model import Event, Statement
from dragoman.reading.draft import Draft

_BACK = re.compile(
    r"\b(?:[Dd]uring|[Aa]t|[Ii]n|[Aa]fter|[Ff]ollowing) (?:the|their|this|that) (?:\w+ ){0,2}(?:meeting|talks|call|conversation|visit|summit|forum|"
    r"conference|negotiations|session|discussions?)\b"
)


def place_statements(draft: Draft) -> list[Statement]:
    """The statements with the id of the event at which each was said, where the page says so."""
    meetings = [e for e in draft.events if e.type == "CONSULT" and e.evidence and e.status in ("occurred", "planned")]
    if not meetings:
        return draft.statements
    starts = [s.start for s in draft.sentences]
    return [_placed(draft, s, meetings, starts) for s in draft.statements]


def _placed(draft: Draft, statement: Statement, meetings: list[Event], starts: list[int]) -> Statement:
    sentence = draft.sentences[max(0, bisect_right(starts, statement.start) - 1)]
    within = [e for e in meetings if any(sentence.start <= p.start < sentence.end for p in e.evidence)]
    if not within and _BACK.search(sentence.text):
        before = [e for e in meetings if e.evidence[0].start < sentence.start]
        within = sorted(before, key=lambda e: e.evidence[0].start)[-1:]
    theirs = [e for e in within if any(_takes_part(statement, p.actor, p.country) for p in e.participants)]
    return msgspec.structs.replace(statement, event=theirs[0].id) if theirs else statement


def _takes_part(statement: Statement, actor: str | None, country: str | None) -> bool:
    speaker = statement.speaker
    return (actor is not None and actor == speaker.actor) or (country is not None and country == speaker.country)
