"""A balance: shares of the powers as stacked bars, the index with its interval below or beside."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dragoman.views.balance import ALL, MEASURES, Balance, Measure, Row
from dragoman.views.periods import By, is_span
from dragoman.views.pictures.style import BLUE, HATCHES, SERIES, empty, figure, styled

MOST_TICKS = 14
LEAST_WRITTEN = 0.07
"""Share from which a bar has room for its count."""


def balance_picture(found: Balance, title: str, measure: Measure = "contacts") -> Figure:
    """Over time, if the balance is by year, quarter or month: shares of `measure` and its evenness. Else all measures of the whole time."""
    return _series(found, title, measure, found.by) if found.by else _whole(found, title)


def _whole(found: Balance, title: str) -> Figure:
    rows = [r for m in MEASURES for r in found.rows if r.period == ALL and r.measure == m]
    with styled():
        drawn, (axes,) = figure(title, _note(found), 3.6)
        _stacks(axes, rows, found.poles, upright=False)
        axes.set_yticks(range(len(rows)), [r.measure for r in rows])
        axes.invert_yaxis()
        for i, row in enumerate(rows):
            axes.text(1.02, i, _index_words(row), va="center", fontsize=8)
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(lambda x, _: f"{x:.0%}")
        axes.set_title("Shares; in the bars the counts, beside them the evenness and its 95 % interval")
        drawn.legend(*axes.get_legend_handles_labels(), ncols=8, loc="outside upper right")
    return drawn


def _series(found: Balance, title: str, measure: Measure, by: By) -> Figure:
    rows = [r for r in found.rows if r.measure == measure and r.period != ALL and is_span(r.period, by) and r.evenness.units]
    with styled():
        drawn, (above, below) = figure(title, _note(found), 5.2, rows=2, sharex=True, height_ratios=[2, 1.2])
        if not rows:
            empty(above, f"no dated {measure}")
            below.set_axis_off()
            return drawn
        _stacks(above, rows, found.poles, upright=True)
        above.set_title(f"{measure.capitalize()}: shares, and in the bars the counts")
        above.yaxis.set_major_formatter(lambda y, _: f"{y:.0%}")
        _evenness(below, rows)
        step = -(-len(rows) // MOST_TICKS)
        below.set_xticks(range(0, len(rows), step), [r.period for r in rows[::step]])
        drawn.legend(*above.get_legend_handles_labels(), ncols=8, loc="outside upper right")
    return drawn


def _stacks(axes: Axes, rows: Sequence[Row], poles: Sequence[str], upright: bool) -> None:
    start = [0.0] * len(rows)
    at = range(len(rows))
    for i, pole in enumerate(poles):
        shares = [r.shares[i].share or 0.0 for r in rows]
        look: dict[str, Any] = {
            "color": SERIES[i % 8],
            "hatch": HATCHES[i % 8],
            "edgecolor": "white",
            "linewidth": 0.5,
            "label": pole,
        }
        if upright:
            axes.bar(at, shares, bottom=start, **look)
        else:
            axes.barh(at, shares, left=start, **look)
        for k, share in enumerate(shares):
            if share >= LEAST_WRITTEN:
                middle = start[k] + share / 2
                x, y = (float(k), middle) if upright else (middle, float(k))
                axes.text(
                    x,
                    y, str(rows[k].shares[i].count), ha="center", va="center", fontsize=7.5,
                    bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85},
                )  # fmt: skip
        start = [a + b for a, b in zip(start, shares, strict=True)]


def _evenness(axes: Axes, rows: Sequence[Row]) -> None:
    for i, row in enumerate(rows):
        even = row.evenness
        if even.index is None or even.low is None or even.high is None:
            continue
        axes.plot([i, i], [even.low, even.high], color=BLUE, linewidth=1.5, alpha=0.45 if even.thin else 1)
        axes.plot([i], [even.index], marker="o", markersize=5.5, color=BLUE, markerfacecolor="white" if even.thin else BLUE)
    axes.set_ylim(-0.05, 1.05)
    axes.set_title("Evenness: 0 all with one, 1 the same with each; hollow: too thin to say")
    axes.grid(axis="y")


def _index_words(row: Row) -> str:
    even = row.evenness
    if even.index is None:
        return "none"
    return f"{even.index:.2f} ({even.low:.2f}–{even.high:.2f})" + (" thin" if even.thin else "")


def _note(found: Balance) -> str:
    return f"From {found.sources} pages. Normalised Shannon entropy, percentile bootstrap; what several powers share is parted among them."
