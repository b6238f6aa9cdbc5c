"""How every picture looks, and how it becomes bytes."""

import io
from collections.abc import Sequence
from textwrap import fill
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dragoman.merging.intervals import day_bounds

FORMATS = (".svg", ".png")
BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, VERMILLION, PURPLE = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
"""Okabe and Ito's palette."""
SERIES = (BLUE, VERMILLION, GREEN, ORANGE, SKY, PURPLE, YELLOW, BLACK)
"""Colours of categories, in the order in which they are given out."""
HATCHES = ("", "///", "...", "\\\\\\", "xxx", "|||", "---", "ooo")
"""Beside the colours, for grey prints."""
GREY, PALE = "#6E6E6E", "#D9D9D9"
WIDTH = 8.0
"""Inches: at 9 point type the text is readable when the picture is set to the width of a printed page."""
NOTE_WIDTH = 125
"""Letters of the note that stand in a line."""
DPI = 200
STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.axisbelow": True,
    "grid.color": PALE,
    "grid.linewidth": 0.6,
    "xtick.color": "#333333",
    "ytick.color": "#333333",
    "legend.frameon": False,
    "legend.fontsize": 8,
    "hatch.linewidth": 0.5,
    "hatch.color": "white",
    # outlines instead of letters: the same on a machine without the font
    "svg.fonttype": "path",
    "svg.hashsalt": "dragoman",
}


def styled() -> Any:
    """The context in which a figure is made and saved."""
    return rc_context(STYLE)


def figure(title: str, note: str, height: float, rows: int = 1, **layout: Any) -> tuple[Figure, list[Axes]]:
    """A figure of the common width with a title above and a note below; `height` in inches. Call it within `styled`."""
    drawn = Figure(figsize=(WIDTH, height), layout="constrained")
    drawn.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold")
    axes = drawn.subplots(rows, 1, squeeze=False, **layout)[:, 0]
    drawn.supxlabel(fill(note, NOTE_WIDTH), x=0.01, ha="left", fontsize=7.5, color=GREY)
    return drawn, list(axes)


def place_labels(axes: Axes, labels: Sequence[tuple[str, float, float, float]], size: float = 8) -> None:
    """Names beside points (name, x, y, radius in type points), the first first: above, below, right or left, wherever fewest earlier names and points stand."""
    drawn: Any = axes.figure
    inches = drawn.bbox_inches
    box = axes.get_position()
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    to_x, to_y = 72 * inches.width * box.width / (x1 - x0), 72 * inches.height * box.height / (y1 - y0)
    taken = [(x * to_x - r, y * to_y - r, x * to_x + r, y * to_y + r) for _, x, y, r in labels]
    for name, x, y, radius in labels:
        wide, tall = 0.56 * size * len(name), 1.25 * size
        spots = [
            (0.0, radius + 1, "center", "bottom"), (0.0, -radius - 1, "center", "top"),
            (radius + 2, 0.0, "left", "center"), (-radius - 2, 0.0, "right", "center"),
        ]  # fmt: skip
        boxes = [_box(x * to_x + dx, y * to_y + dy, wide, tall, across, along) for dx, dy, across, along in spots]
        own = (x * to_x - radius, y * to_y - radius, x * to_x + radius, y * to_y + radius)
        crowd = [sum(_meet(b, other) for other in taken if other != own) for b in boxes]
        best = crowd.index(min(crowd))
        taken.append(boxes[best])
        dx, dy, across, along = spots[best]
        axes.annotate(
            name, (x, y), xytext=(dx, dy), textcoords="offset points", ha=across, va=along, fontsize=size, zorder=4,
            bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.65},
        )  # fmt: skip


Box = tuple[float, float, float, float]


def _box(x: float, y: float, wide: float, tall: float, across: str, along: str) -> Box:
    left = x - (wide / 2 if across == "center" else wide if across == "right" else 0)
    low = y - (tall / 2 if along == "center" else tall if along == "top" else 0)
    return left, low, left + wide, low + tall


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def empty(axes: Axes, words: str) -> None:
    """Say that there is nothing to draw."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", color=GREY, transform=axes.transAxes)


def save(drawn: Figure, ending: str) -> bytes:
    """The picture as a file of this ending (".svg" or ".png"): the same bytes for the same picture."""
    out = io.BytesIO()
    with styled():
        if ending.lower() == ".svg":
            drawn.savefig(out, format="svg", metadata={"Date": None, "Creator": "Dragoman"})
        else:
            drawn.savefig(out, format="png", dpi=DPI, metadata={"Software": "Dragoman"})
    return out.getvalue()


def days(start: str | None, end: str | None) -> tuple[int, int] | None:
    """First and last day of an event as ordinals; None if it has no date."""
    first, last = day_bounds(start or ""), day_bounds(end or start or "")
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def date_axis(axes: Axes, first: int, last: int) -> None:
    """An axis of ordinals from `first` to `last`, in years, months or days as room allows."""
    from matplotlib import dates

    shift = first_day()
    room = max(10, (last - first) * 0.03)
    axes.set_xlim(first - room - shift, last + room - shift)
    ticks: Any = dates
    locator = ticks.AutoDateLocator(minticks=3, maxticks=9)
    axes.xaxis.set_major_locator(locator)
    months = ["%Y", "%b\n%Y", "%d %b\n%Y", "%H:%M", "%H:%M", "%H:%M"]
    axes.xaxis.set_major_formatter(ticks.ConciseDateFormatter(locator, formats=months, zero_formats=months, show_offset=False))


def first_day() -> int:
    """Ordinal of the day from which matplotlib counts."""
    from datetime import date

    return date(1970, 1, 1).toordinal()
