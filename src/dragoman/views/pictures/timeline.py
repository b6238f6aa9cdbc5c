"""A timeline as lanes: contacts, agreements, friendly and hostile words and deeds."""

from collections import defaultdict
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dragoman.merging import MergedEvent
from dragoman.views.periods import first_year
from dragoman.views.pictures.style import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PALE,
    PURPLE,
    VERMILLION,
    date_axis,
    days,
    empty,
    figure,
    first_day,
    styled,
)
from dragoman.views.timeline import Entry

LANES: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Contacts", BLUE, frozenset({"CONSULT"})),
    ("Agreements", GREEN, frozenset({"AGREE"})),
    ("Friendly words", PURPLE, frozenset({"SUPPORT", "CONCEDE"})),
    ("Friendly deeds", GREEN, frozenset({"COOPERATE", "AID", "RETREAT"})),
    ("Demands, criticism", ORANGE, frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})),
    ("Hostile deeds", VERMILLION, frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})),
)
"""Lane, colour, types: PLOVER's quarters, with contacts and agreements apart."""
BINS = 90
"""Events closer than this part of the whole time are stacked."""
LONGEST = 31
"""Days: a vaguer date is drawn as a bar."""
LABELS = 7


def timeline_picture(entries: Sequence[Entry], title: str) -> Figure:
    """Full marks occurred, hollow ones are planned or proposed, crosses were denied or called off; bars are dates known to no more than a month or year."""
    since = first_year(e.event for e in entries)
    every = [(d, e.event) for e in entries if (d := days(e.event.start, e.event.end))]
    dated = [(d, event) for d, event in every if not since or (event.start or "") >= since]
    left_out = [f"{len(entries) - len(every)} undated"] if len(entries) > len(every) else []
    left_out += [f"{len(every) - len(dated)} of before {since}"] if len(every) > len(dated) else []
    note = "● occurred   ○ planned or proposed   × denied or called off" + (
        f"   Not drawn: {', '.join(left_out)}." if left_out else ""
    )
    with styled():
        drawn, (axes,) = figure(title, note, 4.6)
        if not dated:
            empty(axes, "no dated events")
            return drawn
        first, last = min(d[0] for d, _ in dated), max(d[1] for d, _ in dated)
        stacks: dict[tuple[int, int], int] = defaultdict(int)
        step = max(1.0, (last - first) / BINS)
        tallest = _tallest(dated, first, step)
        for (start, end), event in dated:
            lane = _lane(event)
            if end - start >= LONGEST:
                _bar(axes, start, end, lane)
                continue
            column = (lane, int((start - first) / step))
            _mark(axes, (start + end) / 2, lane, stacks[column] / tallest, event)
            stacks[column] += 1
        _labels(axes, dated)
        axes.set_yticks(range(len(LANES)), [name for name, _, _ in LANES])
        axes.set_ylim(len(LANES) - 0.4, -0.75)
        axes.hlines([i + 0.5 for i in range(len(LANES))], 0, 1, transform=axes.get_yaxis_transform(), color=PALE, linewidth=0.6)
        axes.grid(axis="x")
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        date_axis(axes, first, last)
    return drawn


def _lane(event: MergedEvent) -> int:
    return next(i for i, (_, _, types) in enumerate(LANES) if event.type in types)


def _tallest(dated: Sequence[tuple[tuple[int, int], MergedEvent]], first: int, step: float) -> int:
    """Events of the fullest bin of a lane: stacks are pressed so that they stay in their lane."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for (start, end), event in dated:
        if end - start < LONGEST:
            counts[_lane(event), int((start - first) / step)] += 1
    return max(5, *counts.values()) if counts else 5


def _mark(axes: Axes, day: float, lane: int, height: float, event: MergedEvent) -> None:
    colour = LANES[lane][1]
    marker = "X" if event.status in ("denied", "cancelled") else "o"
    filled = event.status in ("occurred", "denied", "cancelled")
    axes.plot(
        [day - first_day()], [lane + 0.28 - 0.66 * height], marker=marker, markersize=5.5, linestyle="none", markeredgecolor=colour,
        markerfacecolor=colour if filled else "white", markeredgewidth=1.1, zorder=3,
    )  # fmt: skip


def _bar(axes: Axes, start: int, end: int, lane: int) -> None:
    axes.plot([start - first_day(), end - first_day()], [lane + 0.36] * 2, color=LANES[lane][1], alpha=0.45, linewidth=2.5)


def _labels(axes: Axes, dated: Sequence[tuple[tuple[int, int], MergedEvent]]) -> None:
    """Where the most told-of contacts were held."""
    meetings = [(d, e) for d, e in dated if e.type == "CONSULT" and e.place and e.status != "denied" and d[1] - d[0] < LONGEST]
    taken: list[float] = []
    span = max(d[1] for d, _ in dated) - min(d[0] for d, _ in dated) + 20
    for (start, _), event in sorted(meetings, key=lambda m: (-m[1].articles, m[1].id)):
        if len(taken) == LABELS:
            break
        if event.place and all(abs(start - other) > span / 9 for other in taken):
            taken.append(start)
            axes.annotate(
                event.place.name,
                (start - first_day(), -0.5),
                ha="center",
                va="bottom",
                fontsize=7.5,
                color=GREY,
                annotation_clip=False,
            )
