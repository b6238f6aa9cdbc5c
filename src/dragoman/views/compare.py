"""Two sets of pages on the same events: what both tell, where they differ, and what only one tells.

Mentions of both sets are merged together, as in one record; each event's mentions are then parted by set, and each part summed up as if
it were all that is known. So a difference is one between what a reader of one set and a reader of the other would hold true. Judgements
say what one event is, which events are none, and what is true of them; what each set says stays as it said it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from dragoman.merging import EventMention, Judgement, MergedEvent
from dragoman.merging.geography import is_country, same_spot
from dragoman.merging.intervals import day_bounds
from dragoman.merging.judgements import corrected, in_order
from dragoman.merging.merger import event_order, grouped
from dragoman.merging.summary import Directory, summarise

About = Literal["date", "place", "status", "participants", "mode"]


ANNOUNCED = frozenset({"planned", "proposed"})


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    about: About
    a: str
    b: str


class Both(msgspec.Struct, frozen=True, kw_only=True):
    """One event as each set tells it. `a` and `b` carry the same `id`, that of `event`."""

    event: MergedEvent
    """What all pages together say."""
    a: MergedEvent
    b: MergedEvent
    differences: tuple[Difference, ...]
    days_ahead: int | None
    """How many days the first page of `a` came before the first of `b`; negative if after, None if either has no date."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    a: str
    b: str
    pages_a: int
    pages_b: int
    both: tuple[Both, ...]
    """In order of date."""
    only_a: tuple[MergedEvent, ...]
    only_b: tuple[MergedEvent, ...]


def compare(
    a: tuple[str, Sequence[EventMention]],
    b: tuple[str, Sequence[EventMention]],
    directory: Directory | None = None,
    judgements: Iterable[Judgement] = (),
) -> Comparison:
    """`a`, `b`: name of each set and its mentions. A page in both sets speaks for both."""
    in_a, in_b = ({m.source.id for m in mentions} for _, mentions in (a, b))
    both: list[Both] = []
    only_a: list[MergedEvent] = []
    only_b: list[MergedEvent] = []
    decided = in_order(judgements)
    groups = grouped([*a[1], *b[1]], decided)
    events = corrected([summarise(group, directory) for group in groups], decided)
    for group, event in zip(groups, events, strict=True):
        mine, theirs = ([m for m in group if m.source.id in pages] for pages in (in_a, in_b))
        if mine and theirs:
            told = [msgspec.structs.replace(summarise(part, directory), id=event.id) for part in (mine, theirs)]
            both.append(Both(event=event, a=told[0], b=told[1], differences=tuple(differences(*told)), days_ahead=_ahead(*told)))
        else:
            (only_a if mine else only_b).append(event)
    return Comparison(
        a=a[0],
        b=b[0],
        pages_a=len(in_a),
        pages_b=len(in_b),
        both=tuple(sorted(both, key=lambda found: event_order(found.event))),
        only_a=tuple(sorted(only_a, key=event_order)),
        only_b=tuple(sorted(only_b, key=event_order)),
    )


def differences(a: MergedEvent, b: MergedEvent) -> Iterable[Difference]:
    """What two tellings of one event do not agree on; what one leaves out, says less precisely or announces only is no difference."""
    if _apart(a, b):
        yield Difference(about="date", a=_dates(a), b=_dates(b))
    if a.place and b.place and not _same_place(a, b):
        yield Difference(about="place", a=a.place.name, b=b.place.name)
    if a.status != b.status and not {a.status, b.status} & ANNOUNCED:
        yield Difference(about="status", a=a.status, b=b.status)
    if a.mode and b.mode and a.mode != b.mode:
        yield Difference(about="mode", a=a.mode, b=b.mode)
    mine, theirs = _countries(a), _countries(b)
    if mine != theirs:
        yield Difference(
            about="participants", a=", ".join(sorted(mine - theirs)) or "–", b=", ".join(sorted(theirs - mine)) or "–"
        )


def _apart(a: MergedEvent, b: MergedEvent) -> bool:
    """Whether their dates, where words of a page give them, have no day in common."""
    if not (a.date_certain and b.date_certain):
        return False
    days = [(day_bounds(e.start or ""), day_bounds(e.end or e.start or "")) for e in (a, b)]
    (first_a, last_a), (first_b, last_b) = days
    if first_a is None or last_a is None or first_b is None or last_b is None:
        return False
    return last_a[1] < first_b[0] or last_b[1] < first_a[0]


def _ahead(a: MergedEvent, b: MergedEvent) -> int | None:
    first_a, first_b = (
        min((bounds[0] for m in e.mentions if m.published and (bounds := day_bounds(m.published))), default=None) for e in (a, b)
    )
    return None if first_a is None or first_b is None else first_b - first_a


def _dates(event: MergedEvent) -> str:
    return "/".join(dict.fromkeys(filter(None, (event.start, event.end))))


def _same_place(a: MergedEvent, b: MergedEvent) -> bool:
    if a.place is None or b.place is None or same_spot(a.place, b.place):
        return True
    vague = is_country(a.place.name, a.place.country) or is_country(b.place.name, b.place.country)
    return vague and a.place.country == b.place.country


def _countries(event: MergedEvent) -> frozenset[str]:
    return frozenset(p.country or p.name for p in event.participants)


def filter_comparison(found: Comparison, admits: Callable[[MergedEvent], bool]) -> Comparison:
    """Only the events that a filter lets through, as all pages together tell them."""
    return msgspec.structs.replace(
        found,
        both=tuple(x for x in found.both if admits(x.event)),
        only_a=tuple(e for e in found.only_a if admits(e)),
        only_b=tuple(e for e in found.only_b if admits(e)),
    )
