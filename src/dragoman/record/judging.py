"""Judgements by a person: rows of their own, that survive re-reading and can be revoked."""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.errors import UsageError
from dragoman.merging.intervals import day_bounds
from dragoman.merging.judgements import EDITABLE, ROLES, anchors_of
from dragoman.merging.types import Anchor, Judgement, JudgementVerb, MergedEvent
from dragoman.model import EVENT_TYPES
from dragoman.record.events import judgements
from dragoman.record.filters import STATUSES
from dragoman.record.schema import to_table
from dragoman.record.store import Record


def accept_event(record: Record, event: str, *, who: str, when: str, why: str) -> Judgement:
    """The event stands as it is entered; somebody has looked."""
    return _store(record, "accept", anchors_of(record.event(event)), {}, who, when, why)


def merge_events(record: Record, events: Sequence[str], *, who: str, when: str, why: str) -> Judgement:
    """These events are one."""
    if len(set(events)) < 2:
        raise UsageError("judge merge needs two events or more")
    anchors = [a for n, id in enumerate(events) for a in anchors_of(record.event(id), n)]
    return _store(record, "merge", anchors, {}, who, when, why)


def split_event(record: Record, event: str, pages: Sequence[str], *, who: str, when: str, why: str) -> Judgement:
    """What these pages (ids or URLs) tell is another event."""
    found = record.event(event)
    leaving = frozenset(m.page for m in found.mentions if m.page in pages or m.url in pages)
    staying = frozenset(m.page for m in found.mentions) - leaving
    if not leaving or not staying:
        raise UsageError(
            f"judge split {event}: name with --page some, but not all, of its pages: {', '.join(sorted(_pages(found)))}"
        )
    return _store(record, "split", [*anchors_of(found, 0, staying), *anchors_of(found, 1, leaving)], {}, who, when, why)


def reject_event(record: Record, event: str, *, who: str, when: str, why: str) -> Judgement:
    """This is no event."""
    return _store(record, "reject", anchors_of(record.event(event)), {}, who, when, why)


def edit_event(record: Record, event: str, value: Mapping[str, str], *, who: str, when: str, why: str) -> Judgement:
    """Fields of the event are otherwise."""
    for name, new in value.items():
        _check(name, new)
    if not value:
        raise UsageError(f"judge edit needs FIELD=VALUE; fields are {', '.join(EDITABLE)}")
    found = record.event(event)
    return _store(record, "edit", anchors_of(found), dict(value) | _people(record, value), who, when, why)


def _people(record: Record, value: Mapping[str, str]) -> dict[str, str]:
    """The participants that an edit names, with their ids."""
    from dragoman.record.parties import parties

    recorded = record.names() if value.keys() & set(ROLES) else set()
    people: dict[str, str] = {role: parties(value[role], role, recorded) for role in ROLES if role in value}
    if people.get("source") == "":
        raise UsageError("judge edit: source= leaves nobody who acts (dragoman judge reject takes the event out)")
    return people


def revoke(record: Record, id: str, *, who: str, when: str, why: str) -> Judgement:
    """The judgement no longer stands; it stays on file."""
    with record.tables.alone():
        fitting = [j for j in judgements(record.tables) if id and j.id.startswith(id)]
        if len(fitting) != 1:
            raise UsageError(
                f"{id}: {'several judgements begin so' if fitting else 'no such judgement'} (dragoman judge list shows them)"
            )
        if fitting[0].revoked:
            raise UsageError(f"{id}: is revoked already ({fitting[0].revoked})")
        revoked = msgspec.structs.replace(fitting[0], revoked=f"{who}, {when}: {why}")
        record.tables.replace("judgements", to_table([revoked], Judgement), [revoked.id])
    return revoked


def _store(
    record: Record, verb: JudgementVerb, anchors: Sequence[Anchor], value: dict[str, str], who: str, when: str, why: str
) -> Judgement:
    if not why.strip():
        raise UsageError("a judgement needs a reason: --why")
    content = msgspec.json.encode((verb, who, when, why, anchors, sorted(value.items())))
    judgement = Judgement(
        id=hashlib.sha256(content).hexdigest()[:12], verb=verb, who=who, when=when, why=why, anchors=tuple(anchors), value=value
    )
    with record.tables.alone():
        if all(j.id != judgement.id for j in judgements(record.tables)):
            record.tables.append("judgements", to_table([judgement], Judgement))
    return judgement


def _check(name: str, new: str) -> None:
    if name not in EDITABLE:
        raise UsageError(f"judge edit: there is no field {name}; there are {', '.join(EDITABLE)}")
    if name == "type" and new not in EVENT_TYPES:
        raise UsageError(f"judge edit: type={new}: there is no such type; there are {', '.join(EVENT_TYPES)}")
    if name == "status" and new not in STATUSES:
        raise UsageError(f"judge edit: status={new}: there is no such status; there are {', '.join(STATUSES)}")
    if name in ("start", "end") and new and day_bounds(new) is None:
        raise UsageError(f"judge edit: {name}={new}: not a date (write 2023-11-09, 2023-11 or 2023)")


def _pages(event: MergedEvent) -> set[str]:
    return {m.url or m.page for m in event.mentions}
