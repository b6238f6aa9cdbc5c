"""An event's status now, and how the pages' word for it changed."""

from collections.abc import Sequence

from dragoman.merging.types import EventMention, Turn
from dragoman.model import Status

# On one day, the later word is the stronger: news of the deed overtakes the announcement.
_STRENGTH: dict[Status, int] = {"proposed": 0, "planned": 1, "denied": 2, "cancelled": 3, "occurred": 4}
_NEVER = "9999-99-99"


def told_order(mention: EventMention) -> tuple[str, int]:
    """Order of telling: by publication, announcements before deeds on one day; pages without a date come last."""
    return mention.source.published or _NEVER, _STRENGTH[mention.event.status]


def history_of(mentions: Sequence[EventMention]) -> tuple[Turn, ...]:
    """The first page for each change of status, in the order of publication. `mentions` are in order of content."""
    turns: list[Turn] = []
    dated = [m for m in mentions if m.source.published]
    for mention in sorted(dated, key=told_order) or sorted(mentions, key=told_order):
        status = mention.event.status
        if turns and (turns[-1].status == status or (_looks_back(turns, status))):
            continue
        turns.append(
            Turn(
                date=mention.source.published,
                status=status,
                page=mention.source.id,
                url=mention.source.url,
                words=mention.event.quote,
            )
        )
    return tuple(turns)


def _looks_back(turns: list[Turn], status: Status) -> bool:
    """After the deed, "was to meet" only tells again what had been announced."""
    return status in ("planned", "proposed") and any(t.status == "occurred" for t in turns)


def status_of(mentions: Sequence[EventMention], history: Sequence[Turn]) -> Status:
    """The last turn; but a denial or cancellation after the deed needs more pages than tell of the deed."""
    last = history[-1].status
    if last in ("denied", "cancelled") and any(t.status == "occurred" for t in history):
        deeds = len({m.source.id for m in mentions if m.event.status == "occurred"})
        against = len({m.source.id for m in mentions if m.event.status in ("denied", "cancelled")})
        return last if against > deeds else "occurred"
    return last
