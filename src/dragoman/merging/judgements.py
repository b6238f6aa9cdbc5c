"""Judgements by a person, applied after merging: events joined, split, rejected or edited."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from rapidfuzz import fuzz

from dragoman.knowledge.intensity import intensity
from dragoman.merging.parties import replaced
from dragoman.merging.types import Anchor, Correction, EventMention, Judgement, MergedEvent
from dragoman.model import Location, Role

LIKE = 60.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which a quote is taken for the one that was judged, after its page was read again."""
EDITABLE = ("type", "mode", "status", "start", "end", "place", "place_country", "source", "target")
ROLES: tuple[Role, ...] = ("source", "target")

Group = list[EventMention]


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that stand, the earliest first."""
    return sorted((j for j in judgements if j.revoked is None), key=lambda j: (j.when, j.id))


def about(events: Iterable[MergedEvent], judgements: Iterable[Judgement]) -> list[bool]:
    """Of each event, whether one of its pages is one that a judgement names: only then can a judgement be about it."""
    pages = {place for j in judgements for a in j.anchors for place in (a.page, a.url) if place}
    return [any(m.page in pages or m.url in pages for m in event.mentions) for event in events]


class Told(NamedTuple):
    """Words that an anchor may mean, and whose they are."""

    owner: int
    page: str
    url: str | None
    type: str
    quote: str


class Index:
    """Finds what anchors mean: the very words where they still stand, else, after the page was read again, the words most alike."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._by_page: dict[str, list[Told]] = {}
        for words in told:
            for key in {words.page, words.url} - {None}:
                self._by_page.setdefault(str(key), []).append(words)

    def meant(self, anchors: Iterable[Anchor]) -> dict[int, set[int]]:
        """Owner -> the groups of the anchors that mean it."""
        found: dict[int, set[int]] = {}
        for anchor in anchors:
            for owner in self._owners(anchor):
                found.setdefault(owner, set()).add(anchor.group)
        return found

    def _owners(self, anchor: Anchor) -> set[int]:
        near = [*self._by_page.get(anchor.page, ()), *(self._by_page.get(anchor.url, ()) if anchor.url else ())]
        there = [t for t in near if t.type == anchor.type]
        exact = {t.owner for t in there if t.quote == anchor.quote}
        if exact:
            return exact
        likeness = {t: fuzz.ratio(t.quote, anchor.quote) + fuzz.partial_ratio(t.quote, anchor.quote) for t in there}
        best = max(likeness.values(), default=0.0)
        alike = {t.owner for t in there if likeness[t] == best and fuzz.partial_ratio(t.quote, anchor.quote) >= LIKE}
        # an event whose type was edited is judged under its new type; its page's words still have the old one
        return alike or {t.owner for t in near if t.quote == anchor.quote}


def regroup(groups: list[Group], judgements: Sequence[Judgement]) -> list[Group]:
    """Groups of mentions after all merges, splits and rejections."""
    index = Index(Told(id(m), m.source.id, m.source.url, m.event.type, m.event.quote) for g in groups for m in g)
    for judgement in judgements:
        if judgement.verb in ("merge", "split", "reject"):
            groups = _applied(groups, judgement, index.meant(judgement.anchors))
    return groups


def _applied(groups: list[Group], judgement: Judgement, meant: dict[int, set[int]]) -> list[Group]:
    if judgement.verb == "split":
        return [part for group in groups for part in _split(group, meant)]
    touched = [g for g in groups if any(id(m) in meant for m in g)]
    if judgement.verb == "merge":
        if len(touched) < 2:
            return groups
        return [g for g in groups if g not in touched] + [[m for g in touched for m in g]]
    return [g for g in groups if g not in touched]


def _split(group: Group, meant: dict[int, set[int]]) -> list[Group]:
    """The part that stays and the part that leaves; the group as it is, if the judgement is not about both parts."""
    gone = [m for m in group if 1 in meant.get(id(m), ())]
    rest = [m for m in group if 1 not in meant.get(id(m), ())]
    return [rest, gone] if gone and any(0 in meant.get(id(m), ()) for m in rest) else [group]


def corrected(events: Sequence[MergedEvent], judgements: Sequence[Judgement]) -> list[MergedEvent]:
    """The events with the edits that are about them, and every judgement that touched them noted."""
    index = Index(Told(n, m.page, m.url, event.type, m.quote) for n, event in enumerate(events) for m in event.mentions)
    changes: dict[int, dict[str, Any]] = {}
    notes: dict[int, list[Correction]] = {}
    for judgement in judgements:
        if judgement.verb == "reject":
            continue
        note = Correction(judgement=judgement.id, verb=judgement.verb, who=judgement.who, when=judgement.when, why=judgement.why)
        for n in index.meant(judgement.anchors):
            notes.setdefault(n, []).append(note)
            if judgement.verb == "edit":
                now = msgspec.structs.replace(events[n], **changes.get(n, {}))
                changes.setdefault(n, {}).update(_changes(now, judgement.value))
    return [
        msgspec.structs.replace(event, **changes.get(n, {}), corrections=tuple(notes[n])) if n in notes else event
        for n, event in enumerate(events)
    ]


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
    if value.keys() & {"source", "target"}:
        people = event.participants
        for role in ROLES:
            people = replaced(people, role, value[role]) if role in value else people
        found["participants"] = people
    return found


def anchors_of(event: MergedEvent, group: int = 0, pages: frozenset[str] | None = None) -> tuple[Anchor, ...]:
    """Anchors on the event's mentions, or on those of some pages."""
    return tuple(
        Anchor(group=group, page=m.page, url=m.url, type=event.type, quote=m.quote)
        for m in event.mentions
        if pages is None or m.page in pages
    )
