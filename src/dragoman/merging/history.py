"""An event's status now, and how the pages' word for it changed."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.merging.intervals import day_bounds
from dragoman.merging.types import EventMention, Turn
from dragoman.model import Status

# On one day, the later word is the stronger: news of the deed overtakes the announcement.
_STRENGTH: dict[Status, int] = {"proposed": 0, "planned": 1, "denied": 2, "cancelled": 3, "occurred": 4}
_EVER, _NEVER = "0000", "9999"
_ZONES = 1
"""Days by which a deed may lie ahead of its page's date, since it is told from another time zone."""


class Word(NamedTuple):
    """What one page as a whole says of the event, and the mention that says it."""

    status: Status
    mention: EventMention


def told_order(mention: EventMention) -> tuple[str, int]:
    """Order of telling: by publication, announcements before deeds on one day; pages without a date come last."""
    return mention.source.published or _NEVER, _STRENGTH[mention.event.status]


def words_of(mentions: Sequence[EventMention]) -> list[Word]:
    """One word a page, in the order of telling: the strongest that its date allows. `mentions` are in order of content."""
    pages: dict[str, list[EventMention]] = {}
    for m in mentions:
        pages.setdefault(m.source.id, []).append(m)
    words = [_word(said) for said in pages.values()]
    return sorted(words, key=lambda w: (_told_on(w), _STRENGTH[w.status]))


def _told_on(word: Word) -> str:
    """The page's date; of a page without one, before all others if it announces, else the day of the event."""
    if word.mention.source.published:
        return word.mention.source.published
    return _EVER if word.status in ("planned", "proposed") else word.mention.event.end or _NEVER


def _word(said: list[EventMention]) -> Word:
    announced = any(m.event.status == "planned" for m in said)
    return max((Word(_possible(m, announced), m) for m in said), key=lambda w: _STRENGTH[w.status])


def _possible(m: EventMention, announced: bool) -> Status:
    """What is told as done but lies ahead of the page's date is announced; next day's, only if the page also says so."""
    status = m.event.status
    if status != "occurred" or m.source.published is None or m.event.start is None:
        return status
    start, published = day_bounds(m.event.start), day_bounds(m.source.published)
    ahead = start[0] - published[1] if start and published else 0
    return "planned" if ahead > _ZONES or (ahead > 0 and announced) else status


def history_of(words: Sequence[Word]) -> tuple[Turn, ...]:
    """The first page for each change of status, in the order of telling."""
    turns: list[Turn] = []
    for status, mention in words:
        if turns and (turns[-1].status == status or _looks_back(turns, status)):
            continue
        page = mention.source
        turns.append(Turn(date=page.published, status=status, page=page.id, url=page.url, words=mention.event.quote))
    return tuple(turns)


def _looks_back(turns: list[Turn], status: Status) -> bool:
    """After the deed, "was to meet" only tells again what had been announced."""
    return status in ("planned", "proposed") and any(t.status == "occurred" for t in turns)


def status_of(words: Sequence[Word], history: Sequence[Turn]) -> Status:
    """The last turn; but a denial or cancellation after the deed needs more pages than tell of the deed."""
    last = history[-1].status
    if last in ("denied", "cancelled") and any(t.status == "occurred" for t in history):
        deeds = sum(w.status == "occurred" for w in words)
        against = sum(w.status in ("denied", "cancelled") for w in words)
        return last if against > deeds else "occurred"
    return last
