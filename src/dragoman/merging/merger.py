"""Mentions are grouped, each group is summed up, and what happened within something larger is put under it."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.merging.clustering import cluster_profiles
from dragoman.merging.containment import contain
from dragoman.merging.judgements import about, corrected, in_order, regroup
from dragoman.merging.profile import Profile, content_key, profile_of
from dragoman.merging.summary import Directory, summarise
from dragoman.merging.types import EventMention, Judgement, MergedEvent


def merge(
    mentions: Iterable[EventMention], directory: Directory | None = None, judgements: Iterable[Judgement] = ()
) -> list[MergedEvent]:
    """Events in order of date.

    `directory` tells usual names, and the offices held at an event's date; `judgements` are applied after merging.
    """
    decided = in_order(judgements)
    groups = cluster(mentions)
    before = [summarise(group, directory) for group in groups]
    near = about(before, decided)
    apart = [event for event, close in zip(before, near, strict=True) if not close]
    return settle(apart, [group for group, close in zip(groups, near, strict=True) if close], decided, directory)


def settle(
    apart: Iterable[MergedEvent], near: list[list[EventMention]], decided: Sequence[Judgement], directory: Directory | None = None
) -> list[MergedEvent]:
    """Events in order of date, of the groups that judgements may be about (`near`) and the events of all others.

    `decided` are the judgements that stand, in order. What no judgement is about need not be grouped and summed up again.
    """
    events = _distinct([*apart, *(summarise(group, directory) for group in _judged(near, decided))])
    if decided:
        events = corrected(events, decided)
    return sorted(contain(events), key=event_order)


def unsettled(event: MergedEvent) -> MergedEvent:
    """An event that no judgement is about, as it was summed up, before it was told apart from others and put under what it was part of."""
    return msgspec.structs.replace(event, id=event.id.partition("-")[0], part_of=None, relation=None)


def grouped(mentions: Iterable[EventMention], decided: Sequence[Judgement]) -> list[list[EventMention]]:
    """Mentions of one event together as `cluster` has them, after the merges, splits and rejections that stand, the earliest first."""
    return _judged(cluster(mentions), decided)


def _judged(groups: list[list[EventMention]], decided: Sequence[Judgement]) -> list[list[EventMention]]:
    return [sorted(group, key=content_key) for group in regroup(groups, decided)] if decided else groups


def cluster(mentions: Iterable[EventMention]) -> list[list[EventMention]]:
    """Mentions of one event together, each group in order of content."""
    ordered = sorted({content_key(m): m for m in mentions}.items())
    by_profile: dict[Profile, list[int]] = {}
    for i, (_, mention) in enumerate(ordered):
        by_profile.setdefault(profile_of(mention), []).append(i)
    profiles = list(by_profile)
    members = list(by_profile.values())
    groups = (sorted(i for p in group for i in members[p]) for group in cluster_profiles(profiles))
    return [[ordered[i][1] for i in group] for group in groups]


def _distinct(events: list[MergedEvent]) -> list[MergedEvent]:
    """Events whose first mentions say the very same get ids of their own; `events` are in an order of content."""
    seen: Counter[str] = Counter()
    found = []
    for event in sorted(events, key=lambda e: (e.id, e.mentions[0].page, e.mentions[0].quote_start or -1, e.mentions[0].event)):
        n = seen[event.id]
        seen[event.id] += 1
        found.append(msgspec.structs.replace(event, id=f"{event.id}-{n + 1}") if n else event)
    return found


def event_order(event: MergedEvent) -> tuple[str, str, str]:
    return event.start or "9999", event.type, event.id
