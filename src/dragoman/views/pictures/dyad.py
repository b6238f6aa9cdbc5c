"""Two sides over time: contacts by level above, cooperation and conflict below."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dragoman.views.dyad import Dyad, Period
from dragoman.views.periods import is_span
from dragoman.views.pictures.style import BLUE, GREEN, GREY, HATCHES, ORANGE, VERMILLION, empty, figure, styled

COLOURS = {"leaders": BLUE, "ministers": ORANGE, "others": "#BBBBBB"}
MOST_TICKS = 14
MOST_PERIODS = 120


def dyad_picture(found: Dyad, title: str) -> Figure:
    """Bars for each period that the record tells of; the last meeting and the next planned one stand in the note."""
    drawn_by = [p for p in found.periods if is_span(p.period, found.by)]
    periods = filled(drawn_by)
    with styled():
        drawn, (above, below) = figure(title, _note(found, drawn_by), 4.8, rows=2, sharex=True)
        if not periods:
            empty(above, "no dated events of the two")
            below.set_axis_off()
            return drawn
        _contacts(above, periods)
        _weights(below, periods)
        step = -(-len(periods) // MOST_TICKS)
        below.set_xticks(range(0, len(periods), step), [p.period for p in periods[::step]], rotation=45, ha="right")
    return drawn


def _contacts(axes: Axes, periods: list[Period]) -> None:
    below = [0] * len(periods)
    for (level, colour), hatch in zip(COLOURS.items(), HATCHES, strict=False):
        counts = [getattr(p, level) for p in periods]
        axes.bar(
            range(len(periods)), counts, bottom=below, color=colour, hatch=hatch, edgecolor="white", linewidth=0.5, label=level
        )
        below = [a + b for a, b in zip(below, counts, strict=True)]
    axes.set_title("Contacts, by the level of those who met")
    axes.set_ylim(0, max(1, *below) * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y")
    axes.legend(ncols=3, loc="upper left", bbox_to_anchor=(0.55, 1.2))


def _weights(axes: Axes, periods: list[Period]) -> None:
    at = range(len(periods))
    axes.bar(at, [p.cooperation for p in periods], color=GREEN, edgecolor="white", label="cooperation")
    axes.bar(at, [p.conflict for p in periods], color=VERMILLION, hatch=HATCHES[1], edgecolor="white", label="conflict")
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.set_title("Cooperation and conflict: sums of the events' intensity (−10 to 10)")
    reach = [p.cooperation for p in periods] + [p.conflict for p in periods]
    axes.set_ylim(min(-1, *reach) * 1.1, max(1, *reach) * 1.1)
    axes.grid(axis="y")
    axes.legend(ncols=2, loc="upper left", bbox_to_anchor=(0.66, 1.2))


def _note(found: Dyad, shown: list[Period]) -> str:
    last = ", ".join(f"{c.event.start} ({c.level})" for c in found.last_meetings) or "none dated"
    coming = found.next_meeting.event.start if found.next_meeting else f"none known after {found.as_of}"
    left_out = ", ".join(f"{p.period} ({p.events})" for p in found.periods if p not in shown)
    return f"Last meeting: {last}. Next planned: {coming}." + (f" Events not drawn: {left_out}." if left_out else "")


def filled(periods: list[Period]) -> list[Period]:
    """The periods with those in between that have no events, so that distances are true; left as they are over a very long time or of mixed precision."""
    if len({len(p.period) for p in periods}) != 1:
        return periods
    known = {p.period: p for p in periods}
    names = list(known)[:1]
    while names[-1] != periods[-1].period and len(names) < MOST_PERIODS:
        names.append(following(names[-1]))
    return [known.get(name) or _quiet(name) for name in names] if names[-1] == periods[-1].period else periods


def following(period: str) -> str:
    """The next year, quarter or month."""
    year, _, part = period.partition("-")
    if not part:
        return f"{int(year) + 1:04d}"
    mark, number, last = ("Q", int(part[1:]), 4) if part.startswith("Q") else ("", int(part), 12)
    if number == last:
        year, number = f"{int(year) + 1:04d}", 0
    return f"{year}-{mark}{number + 1}" if mark else f"{year}-{number + 1:02d}"


def _quiet(period: str) -> Period:
    return Period(period=period, leaders=0, ministers=0, others=0, events=0, cooperation=0.0, conflict=0.0, ids=())
