"""An actor's balance among poles: how its contacts, agreements, praise and criticism are shared, over time, and how evenly.

Method, sources and limits: docs/balance.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from dragoman.merging import MergedEvent
from dragoman.views.contacts import contact_of, side
from dragoman.views.evenness import LEAST_PER_CATEGORY, WIDEST, Evenness, evenness
from dragoman.views.periods import UNDATED, By, first_year, period_of, period_order
from dragoman.views.poles import Pole

Measure = Literal["contacts", "agreements", "praise given", "praise received", "criticism given", "criticism received"]
MEASURES: tuple[Measure, ...] = (
    "contacts", "agreements", "praise given", "praise received", "criticism given", "criticism received",
)  # fmt: skip
ALL = "all"


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What falls to one pole."""

    pole: str
    count: int
    """Number of contacts, agreements or acts of speech in which the pole takes part."""
    weight: float
    """The same with what k poles share counted as 1/k."""
    share: float | None
    """Of the weights of all poles, 0 to 1; None if there are none."""
    events: tuple[str, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One measure in one stretch of time."""

    period: str
    """A year, quarter or month, "before 2021" (the year of the first page), "undated", or "all"."""
    measure: Measure
    shares: tuple[Share, ...]
    """In the order of the poles."""
    beyond: int
    """How many there are with others than the poles: what the index does not see."""
    evenness: Evenness


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    actor: str
    poles: tuple[str, ...]
    by: By | None
    rows: tuple[Row, ...]
    """By period, then measure; those of the whole time ("all") first."""
    sources: int
    """Number of pages that the counted events stand on."""
    warnings: tuple[str, ...]


class _Unit(msgspec.Struct):
    """A contact, an agreement or an act of speech of the actor, and the poles that share it."""

    period: str
    poles: frozenset[int]
    events: list[str]


def balance(
    events: Iterable[MergedEvent],
    actor: tuple[str, frozenset[str]],
    poles: Sequence[Pole],
    by: By | None = None,
    measures: Sequence[Measure] = MEASURES,
) -> Balance:
    """The balance over these events; which statuses and dates count is for the caller's filter. `actor`: its name and ids."""
    mine = [e for e in events if side(e, actor[1])]
    since = first_year(mine)
    rows: list[Row] = []
    counted: set[str] = set()
    for measure in measures:
        units = _units(mine, actor[1], poles, measure, by, since)
        counted.update(id for unit in units if unit.poles for id in unit.events)
        rows.append(_row(ALL, measure, units, poles))
        if by:
            for period in sorted({u.period for u in units}, key=period_order):
                rows.append(_row(period, measure, [u for u in units if u.period == period], poles))
    rows.sort(key=lambda r: (r.period != ALL, period_order(r.period), MEASURES.index(r.measure)))
    pages = {proof.page for e in mine if e.id in counted for proof in e.mentions}
    return Balance(
        actor=actor[0],
        poles=tuple(p.label for p in poles),
        by=by,
        rows=tuple(rows),
        sources=len(pages),
        warnings=_warnings(rows, len(poles)),
    )


def _units(
    events: Iterable[MergedEvent],
    actor: frozenset[str],
    poles: Sequence[Pole],
    measure: Measure,
    by: By | None,
    since: str | None,
) -> list[_Unit]:
    """Dealings with anybody, in order of time; those with no pole have no `poles`."""
    units: dict[str, _Unit] = {}
    for event in events:
        sharing = _sharing(event, actor, poles, measure)
        if sharing is None:
            continue
        key = contact_of(event) if measure == "contacts" else event.id
        unit = units.setdefault(key, _Unit(period_of(event.start, by, since) if by else ALL, frozenset(), []))
        unit.poles |= sharing
        unit.events.append(event.id)
    return list(units.values())


def _sharing(event: MergedEvent, actor: frozenset[str], poles: Sequence[Pole], measure: Measure) -> frozenset[int] | None:
    """Indices of the poles that the actor deals with in this event; None if the event is not of the measure."""
    others = [p for p in event.participants if p not in side(event, actor)]
    mine = {p.role for p in side(event, actor)}
    if measure in ("contacts", "agreements"):
        if event.type != ("CONSULT" if measure == "contacts" else "AGREE"):
            return None
    else:
        kind, _, way = measure.partition(" ")
        role = "target" if way == "given" else "source"
        others = [p for p in others if p.role == role]
        if event.type != ("SUPPORT" if kind == "praise" else "ACCUSE") or ("source" if way == "given" else "target") not in mine:
            return None
    if not others:
        return None
    return frozenset(i for i, pole in enumerate(poles) if any(pole.holds(p, event.start) for p in others))


def _row(period: str, measure: Measure, units: Sequence[_Unit], poles: Sequence[Pole]) -> Row:
    shared = [u for u in units if u.poles]
    weights = [[1 / len(u.poles) if i in u.poles else 0.0 for i in range(len(poles))] for u in shared]
    shares = []
    for i, pole in enumerate(poles):
        weight = sum(row[i] for row in weights)
        shares.append(
            Share(
                pole=pole.label,
                count=sum(i in u.poles for u in shared),
                weight=round(weight, 3),
                share=round(weight / len(shared), 4) if shared else None,
                events=tuple(id for u in shared if i in u.poles for id in u.events),
            )
        )
    return Row(
        period=period,
        measure=measure,
        shares=tuple(shares),
        beyond=len(units) - len(shared),
        evenness=evenness(weights, len(poles)),
    )


def _warnings(rows: Iterable[Row], poles: int) -> tuple[str, ...]:
    """Which measures of the whole time are too thin, and why."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.period == ALL and row.evenness.thin:
            n = row.evenness.units
            why = (
                f"fewer than {LEAST_PER_CATEGORY} for each of {poles} poles"
                if n < LEAST_PER_CATEGORY * poles
                else f"interval wider than {WIDEST:g}"
            )
            found[why].append(f"{row.measure} ({n})")
    return tuple(f"too thin to say how even: {', '.join(what)}; {why}" for why, what in found.items())


__all__ = ["ALL", "MEASURES", "UNDATED", "Balance", "Measure", "Row", "Share", "balance"]
