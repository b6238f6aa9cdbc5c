"""Official texts of the White House, 2021 and 2022, read for the trips that the State Department's register lists.

Prose, not press: statements, readouts and transcripts. Only texts that name a trip within two days can tell of it; only they are read.
"""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.register import SLACK, Text, Trip, naming, trips, unpack
from bench.report import Report, markdown_table
from dragoman.engines.local import LocalEngine
from dragoman.errors import PageError
from dragoman.merging import MergedEvent
from dragoman.merging.intervals import day_bounds
from dragoman.pages import open_pages
from dragoman.record import Record
from dragoman.record.actors import offices_at
from dragoman.views.visits import Journey, journeys

KEPT = "DRAGOMAN_BENCH_VISITS"
"""Environment variable: folder of a record to keep between runs (reading takes minutes); a fresh one is made without it."""
FAR = 30
"""Days: an event of the right parties further off is another trip's."""
STATUSES = frozenset({"occurred", "planned"})


def run(data: Path) -> Report:
    register = trips(data / "bench" / "visits" / "register_2021_2022.tsv")
    with tempfile.TemporaryDirectory() as scratch:
        texts = unpack(data, Path(scratch, "texts"))
        named = {trip: list(naming(trip, texts)) for trip in register}
        wanted = sorted({t.path for found in named.values() for t in found})
        events = read(wanted, os.environ.get(KEPT) or str(Path(scratch, "record")))
    rows: list[list[object]] = []
    total = [0, 0, 0, 0, 0]
    missed: list[str] = []
    for kind in ("president_travel", "secretary_travel", "visit_to_us"):
        mine = [t for t in register if t.kind == kind]
        told = [t for t in mine if named[t]]
        offs = {t: off for t in told if (off := days_off(t, events)) is not None}
        right = sum(off <= SLACK for off in offs.values())
        by_title = sum(any(_in_title(t, text) for text in named[t]) for t in told)
        missed += [t.said for t in told if offs.get(t, FAR) > SLACK]
        counts = [len(mine), len(told), by_title, right, len(offs)]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        rows.append(_row(kind.replace("_", " "), counts))
    rows.append(_row("all", total))
    header = ["register", "trips", "named by a text", "recall, titles alone", "recall", "dates of found within two days"]
    made, true, hit = president_journeys([t for t in register if t.kind == "president_travel"], events)
    unnamed = sorted(t.said for t in register if not named[t])
    note = (
        f"\n\n{len(wanted)} of {len(texts)} texts name a trip within two days and are read. Official prose, not press. A trip is found by a CONSULT event "
        f"(no call) of the right persons or states within two days; the last column counts those found within {FAR} days.\n\n"
        f"The President's journeys as `dragoman visits` lists them: {made}, of which {true} are in the register; "
        f"they hold {hit} of its {sum(t.kind == 'president_travel' for t in register)} trips.\n\n"
        f"Named but not found: {'; '.join(sorted(missed)) or 'none'}.\n\nNot named at all ({len(unnamed)}): {'; '.join(unnamed)}."
    )
    figures = {"visits recall": total[3] / max(1, total[1]), "visits dates": total[3] / max(1, total[4])}
    return Report("visits", "Trips of the State Department's register", markdown_table(header, rows) + note, figures)


def _row(name: str, counts: Sequence[int]) -> list[object]:
    trips_, told, by_title, right, found = counts
    return [name, trips_, told, by_title / max(1, told), right / max(1, told), right / max(1, found)]


def read(paths: Sequence[Path], folder: str) -> list[MergedEvent]:
    """Events of these texts, from a record that is made there if it is missing."""
    fresh = not Path(folder, "readings").exists()
    record = Record.open(folder, create=True)
    if fresh:
        pages = (page for path in paths for page in open_pages(path))
        record.add(r for r in LocalEngine(1).read(pages) if not isinstance(r, PageError))
    return record.events()


def president_journeys(register: Sequence[Trip], events: Sequence[MergedEvent]) -> tuple[int, int, int]:
    """Journeys of the President that `dragoman visits` lists, those among them that are trips, and the trips that they hold."""
    mine = [j for j in journeys(events, offices_at) if j.person == "person/joe-biden"]

    def same(journey: Journey, trip: Trip) -> bool:
        near = journey.first - SLACK <= trip.last and trip.first <= journey.last + SLACK
        return journey.destination == trip.country and near

    true = sum(any(same(j, t) for t in register) for j in mine)
    return len(mine), true, sum(any(same(j, t) for j in mine) for t in register)


def days_off(trip: Trip, events: Sequence[MergedEvent]) -> int | None:
    """Days between the trip and the nearest event of the right parties, None if there is none near."""
    offs = [off for e in events if is_of(trip, e) and (off := _distance(trip, e)) is not None]
    return min((off for off in offs if off <= FAR), default=None)


def is_of(trip: Trip, event: MergedEvent) -> bool:
    """Whether the event's parties are the trip's."""
    if event.type != "CONSULT" or event.mode == "call" or event.status not in STATUSES:
        return False
    parties = {p.country for p in event.participants}
    where = event.place.country if event.place else None
    return trip.country in (parties | {where}) and "USA" in (parties | {where})


def _distance(trip: Trip, event: MergedEvent) -> int | None:
    first, last = day_bounds(event.start or ""), day_bounds(event.end or event.start or "")
    if first is None or last is None or last[1] - first[0] > FAR:
        return None
    return max(0, first[0] - trip.last, trip.first - last[1])


def _in_title(trip: Trip, text: Text) -> bool:
    """The baseline: a text's own title names both, and its day is the trip's."""
    title = text.path.stem.replace("-", " ").lower()
    return any(w.lower() in title for w in trip.who) and any(n.lower() in title for n in trip.names)
