"""The day of the page's own news, where the event's own words do not tell it: the lead's, or that of the sentence it goes on from."""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.model import Time
from dragoman.reading.dating.attachment import Attached, attached_times, carrier
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.lexicon import word_list

FRESH = timedelta(days=8)
"""News does not date from longer ago than this."""
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(T.*|/\d{4}-\d\d-\d\d)?$")
_LEAD_WITHIN = 8
"""The lead is the first whole sentence among this many."""
_LEAD_TOKENS = 8
_GOES_ON = frozenset("he she they it".split())


def news_day(draft: Draft, sentence: Sentence, head: Token, published: date) -> tuple[Time | None, str]:
    """The time that tells the day of a main clause without one, and whose it is: "context" or "lead"."""
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in _GOES_ON for c in head.children) and sentence.index:
        before = draft.sentences[sentence.index - 1]
        told = main_day(draft, before, published) if before.block.kind == "paragraph" else None
        if told:
            return told, "context"
    return lead_day(draft, published), "lead"


def lead_day(draft: Draft, published: date) -> Time | None:
    """The day that dates the main verb of the article's first whole sentence."""
    for sentence in draft.sentences[:_LEAD_WITHIN]:
        if sentence.block.kind == "paragraph" and sentence.doc is not None and len(sentence.doc) > _LEAD_TOKENS:
            return main_day(draft, sentence, published)
    return None


def main_day(draft: Draft, sentence: Sentence, published: date) -> Time | None:
    """The day (or few days) that dates the main verb of a sentence, if that is fresh."""
    for time in attached_times(draft, sentence):
        if not _dates_main(time) or time.preposition in word_list("delimiting") or not _DAYS.match(time.time.value):
            continue
        if published - FRESH < date.fromisoformat(time.time.value[:10]) <= published:
            return time.time
    return None


def _dates_main(time: Attached) -> bool:
    words = [w for w in (time.owner, time.also) if w is not None]
    if any(w.head == w for w in words):
        return True
    verbs = [carrier(w) for w in words if w.pos_ == "NOUN"]
    return any(v is not None and v.head == v for v in verbs)
