"""Which day it is on a page: that of its publication, or the next, where the news came from further east than its publisher.

A missile flies over Japan "on Tuesday", and a page in New York is stamped Monday. News does not lead with what was six days ago.
"""

from datetime import date, timedelta

from dragoman.reading.draft import Draft
from dragoman.reading.timegrammar.combining import combined
from dragoman.reading.timegrammar.rules import find
from dragoman.reading.timegrammar.tense import direction

_LEAD = 2
"""Parsed sentences of the text in which a page tells its news."""


def local_day(draft: Draft) -> str | None:
    """The day of publication; the day after it if the first weekday in the lead is that one, and past."""
    try:
        published = date.fromisoformat((draft.article.published or "")[:10])
        ahead = published + timedelta(1)
    except (ValueError, OverflowError):
        return draft.article.published
    lead = [s for s in draft.sentences if s.block.kind == "paragraph" and s.doc is not None][:_LEAD]
    for sentence in lead:
        for found in combined(find(sentence.text), sentence.text):
            if not (found.formula or "").startswith("REF?W-"):
                continue
            span = sentence.span(sentence.start + found.start, sentence.start + found.end)
            told_past = direction(span, sentence.text, found.start) == "<"
            tomorrow = (found.formula or "").startswith(f"REF?W-{ahead.isoweekday()}")
            return ahead.isoformat() if told_past and tomorrow else draft.article.published
    return draft.article.published
