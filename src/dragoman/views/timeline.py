"""What happened between actors, in order of date, each with its proofs."""

from collections.abc import Iterable

import msgspec

from dragoman.merging import MergedEvent, Proof
from dragoman.views.contacts import Level, Rank, level, side

MOST_PROOFS = 2


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a timeline."""

    event: MergedEvent
    level: Level | None
    """Of a contact: leaders, ministers or others."""
    proofs: tuple[Proof, ...]
    """Words of different pages, those that tell the present status first."""
    pages_more: int
    """Pages beyond those of `proofs`."""


def timeline(
    events: Iterable[MergedEvent],
    actors: tuple[frozenset[str], ...] = (),
    most_proofs: int = MOST_PROOFS,
    rank: Rank | None = None,
) -> tuple[Entry, ...]:
    """The events in the order given (a record's is that of date, the undated last). `actors`: the ids of each that was asked for."""
    return tuple(_entry(event, actors, most_proofs, rank) for event in events)


def _entry(event: MergedEvent, actors: tuple[frozenset[str], ...], most_proofs: int, rank: Rank | None) -> Entry:
    chosen: dict[str, Proof] = {}
    for proof in sorted(event.mentions, key=lambda m: (m.status != event.status, -m.confidence)):
        chosen.setdefault(proof.page, proof)
    shown = tuple(chosen.values())[:most_proofs]
    sides = [side(event, ids) for ids in actors]
    if len(actors) < 2:
        mine = sides[0] if sides else event.participants[:1]
        sides = [mine, tuple(p for p in event.participants if p.country not in {q.country for q in mine})]
    return Entry(
        event=event,
        level=level(event, sides, rank) if event.type == "CONSULT" else None,
        proofs=shown,
        pages_more=event.articles - len(shown),
    )
