"""Judgements by a person, applied after merging: events joined, split, rejected or edited."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rapidfuzz import fuzz

from dragoman.knowledge.intensity import intensity
from dragoman.merging.types import Anchor, Correction, EventMention, Judgement, MergedEvent
from dragoman.model import Location

LIKE = 60.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which a quote is taken for the one that was judged, after its page was read again."""
EDITABLE = ("type", "mode", "status", "start", "end", "place", "place_country")

Group = list[EventMention]


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that stand, the earliest first."""
    return sorted((j for j in judgements if j.revoked is None), key=lambda j: (j.when, j.id))


def regroup(groups: list[Group], judgements: Sequence[Judgement]) -> list[Group]:
    """Groups of mentions after all merges, splits and rejections."""
    for judgement in judgements:
        if judgement.verb == "merge":
            groups = _join(groups, judgement)
        elif judgement.verb == "split":
            groups = _split(groups, judgement)
        elif judgement.verb == "reject":
            groups = [g for g in groups if not _about(g, judgement.anchors)]
    return groups


def _join(groups: list[Group], judgement: Judgement) -> list[Group]:
    joined = [g for g in groups if _about(g, judgement.anchors)]
    if len(joined) < 2:
        return groups
    whole = [m for g in joined for m in g]
    return [g for g in groups if g not in joined] + [whole]


def _split(groups: list[Group], judgement: Judgement) -> list[Group]:
    leaving = [a for a in judgement.anchors if a.group == 1]
    staying = [a for a in judgement.anchors if a.group == 0]
    found: list[Group] = []
    for group in groups:
        gone = [m for m in group if any(_is(m, a) for a in leaving)]
        rest = [m for m in group if m not in gone]
        if gone and any(_is(m, a) for m in rest for a in staying):
            found += [rest, gone]
        else:
            found.append(group)
    return found


def _about(group: Group, anchors: Iterable[Anchor]) -> bool:
    wanted = list(anchors)
    return any(_is(m, a) for m in group for a in wanted)


def _is(mention: EventMention, anchor: Anchor) -> bool:
    page = mention.source
    same_page = page.id == anchor.page or (anchor.url is not None and page.url == anchor.url)
    if not same_page or mention.event.type != anchor.type:
        return False
    quote = mention.event.quote
    return quote == anchor.quote or fuzz.partial_ratio(quote, anchor.quote) >= LIKE


def corrected(event: MergedEvent, judgements: Sequence[Judgement]) -> MergedEvent:
    """The event with the edits that are about it, and every judgement that touched it noted."""
    changes: dict[str, Any] = {}
    notes: list[Correction] = []
    for judgement in judgements:
        if judgement.verb == "reject" or not any(_is_proof(event, a) for a in judgement.anchors):
            continue
        if judgement.verb == "edit":
            changes |= _changes(msgspec.structs.replace(event, **changes), judgement.value)
        notes.append(
            Correction(judgement=judgement.id, verb=judgement.verb, who=judgement.who, when=judgement.when, why=judgement.why)
        )
    return msgspec.structs.replace(event, **changes, corrections=tuple(notes)) if notes else event


def _is_proof(event: MergedEvent, anchor: Anchor) -> bool:
    return any(
        (m.page == anchor.page or (anchor.url is not None and m.url == anchor.url))
        and event.type == anchor.type
        and (m.quote == anchor.quote or fuzz.partial_ratio(m.quote, anchor.quote) >= LIKE)
        for m in event.mentions
    )


def _changes(event: MergedEvent, value: dict[str, str]) -> dict[str, Any]:
    """Fields of the event that an edit sets."""
    found: dict[str, Any] = {name: value[name] or None for name in ("type", "mode", "status", "start", "end") if name in value}
    if found.keys() & {"type", "mode", "status"}:
        kind = msgspec.structs.replace(event, **found)
        found["intensity"] = intensity(kind.type, kind.mode, kind.status)
    if "start" in found:
        found.setdefault("end", found["start"])
    if "start" in found or "end" in found:
        found["date_certain"] = True
    if "place" in value or "place_country" in value:
        name = value.get("place") or (event.place.name if event.place else value.get("place_country", ""))
        country = value.get("place_country") or (event.place.country if event.place else None)
        found["place"] = Location(name=name, country=country) if name else None
    return found


def anchors_of(event: MergedEvent, group: int = 0, pages: frozenset[str] | None = None) -> tuple[Anchor, ...]:
    """Anchors on the event's mentions, or on those of some pages."""
    return tuple(
        Anchor(group=group, page=m.page, url=m.url, type=event.type, quote=m.quote)
        for m in event.mentions
        if pages is None or m.page in pages
    )
