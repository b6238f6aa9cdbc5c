"""How long a visit or a meeting lasts where its days are counted: "arrived on Monday for a three-day visit" ends on Wednesday."""

import re
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Token

from dragoman.reading.dating.attachment import is_event_noun
from dragoman.reading.dating.intervals import Dated
from dragoman.reading.timegrammar.lexicon import lexicon, word_list

_COUNTED = re.compile(r"\b(\d{1,2}|[a-z]+)(?:-| )days?\b", re.IGNORECASE)
_LONGEST = 21
"""Days: what is said to last longer is no visit and no meeting."""


def lasting(found: Dated, trigger: Token) -> Dated:
    """A date of one day, widened by the days that the phrase of the trigger counts, or as it was."""
    if found.start is None or found.start != found.end or len(found.start) != len("2023-11-09"):
        return found
    noun = next((t for t in (trigger, *trigger.subtree) if _days(t)), None)
    verbs = {t.lemma_.lower() for t in (trigger, trigger.head, *(noun.ancestors if noun is not None else ()))}
    if noun is None:
        return found
    more = timedelta(_days(noun) - 1)
    if verbs & word_list("ends"):
        return found._replace(start=(date.fromisoformat(found.start) - more).isoformat())
    if verbs & word_list("starts"):
        return found._replace(end=(date.fromisoformat(found.end or found.start) + more).isoformat())
    return found


def _days(noun: Token) -> int:
    """The days of "a three-day visit"; 0 if they are not told."""
    if not is_event_noun(noun):
        return 0
    counted = _COUNTED.search("".join(t.text_with_ws for child in noun.lefts for t in child.subtree))
    if counted is None:
        return 0
    words = counted[1].lower()
    days = int(words) if words.isdigit() else _numbers().get(words, 0)
    return days if 1 < days <= _LONGEST else 0


@cache
def _numbers() -> dict[str, int]:
    table = lexicon()["times"]["words"]["n"]
    return {word: int(value) for words, value in table.items() if str(value).isdigit() for word in words.split("|")}
