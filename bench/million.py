"""A million synthetic event mentions through merging: time, memory, and whether the events that made them come back."""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.report import Report, markdown_table
from dragoman.merging import EventMention, Source, merge
from dragoman.model import Event, Location, Participant, Status

MENTIONS = 1_000_000
SEED = 20231109
STATES = 190
DAYS = 3650
MODES: tuple[tuple[str, str | None], ...] = (
    ("CONSULT", "meet"), ("CONSULT", "visit"), ("CONSULT", "call"), ("AGREE", "sign"), ("ACCUSE", "disapprove"), ("SUPPORT", "praise"),
    ("REQUEST", "change"), ("SANCTION", None), ("ASSAULT", None), ("AID", "military"),
)  # fmt: skip
FIRST_DAY = date(2014, 1, 1).toordinal()


def mentions(count: int, seed: int = SEED) -> Iterator[tuple[int, EventMention]]:
    """(number of the event, mention). Few events are told by very many pages, most by one to three, as in news."""
    chance = random.Random(seed)
    number = made = 0
    while made < count:
        number += 1
        told = _event(chance)
        for _ in range(min(count - made, max(1, int(chance.paretovariate(0.9))), 2000)):
            yield number, _mention(chance, made, *told)
            made += 1


def _event(chance: random.Random) -> tuple[str, str | None, str, str, int]:
    kind, mode = MODES[min(len(MODES) - 1, int(chance.expovariate(0.35)))]
    # the great powers take part in most of what is told
    a = f"S{min(STATES - 1, int(chance.expovariate(0.05))):02d}"
    b = f"S{min(STATES - 1, int(chance.expovariate(0.03))):02d}"
    return kind, mode, a, b if b != a else f"S{STATES}", FIRST_DAY + chance.randrange(DAYS)


def _mention(chance: random.Random, n: int, kind: str, mode: str | None, a: str, b: str, day: int) -> EventMention:
    published = date.fromordinal(day + chance.choice((0, 0, 0, 1))).isoformat()
    on = date.fromordinal(day).isoformat()
    words = chance.random()
    start, why = (on, "sentence: on Tuesday") if words < 0.6 else (published, "publication") if words < 0.9 else (None, "none")
    people = chance.random() < 0.6
    status: Status = "planned" if start is None else "occurred"
    target = "target" if mode != "meet" else "source"
    place = Location(name=f"Capital of {b}", country=b) if chance.random() < 0.5 else None
    return EventMention(
        source=Source(id=f"p{n}", url=f"https://site{n % 4000}.example/{n}", published=published),
        event=Event(
            id=f"e{n}", type=kind, mode=mode, status=status, participants=(_party(a, "source", people), _party(b, target, people)),
            start=start, end=start, place=place, contexts=(), quote=f"words {n % 50}", evidence=(), frame="synthetic", confidence=0.8,
            decisions={"date": why},
        ),
    )  # fmt: skip


def _party(code: str, role: str, person: bool) -> Participant:
    actor = f"person/leader-{code}" if person else code
    return Participant(
        actor=actor, name=actor, country=code, person=f"Leader {code}" if person else None, role="target" if role == "target" else "source", start=None, end=None
    )  # fmt: skip


def b_cubed(groups: list[list[int]]) -> tuple[float, float]:
    """B³ precision and recall of clusters, each a list of its members' true classes (Bagga and Baldwin 1998)."""
    sizes: dict[int, int] = {}
    for group in groups:
        for true in group:
            sizes[true] = sizes.get(true, 0) + 1
    total = sum(sizes.values())
    precision = recall = 0.0
    for group in groups:
        here: dict[int, int] = {}
        for true in group:
            here[true] = here.get(true, 0) + 1
        precision += sum(n * n / len(group) for n in here.values())
        recall += sum(n * n / sizes[true] for true, n in here.items())
    return precision / total, recall / total


def measure(count: int) -> dict[str, float]:
    made = list(mentions(count))
    truth = {m.source.id: number for number, m in made}
    said = [m for _, m in made]
    begun, worked = time.perf_counter(), time.process_time()
    events = merge(said)
    seconds, busy = time.perf_counter() - begun, time.process_time() - worked
    precision, recall = b_cubed([[truth[m.page] for m in e.mentions] for e in events])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {
        "mentions": count, "true events": made[-1][0], "events": len(events), "seconds": round(seconds, 1), "busy": round(busy, 1), "gigabytes": round(peak, 2),
        "precision": precision, "recall": recall,
    }  # fmt: skip


def run(data: Path) -> Report:
    got = [measure(count) for count in (MENTIONS // 10, MENTIONS)]
    header = ["mentions", "true events", "events", "seconds", "of them computing", "peak GB", "B³ P", "B³ R"]
    rows: list[list[object]] = [list(g.values()) for g in got]
    last = got[-1]
    speed = 180 / last["busy"]
    figures = {"within three minutes": min(1.0, speed), "within four gigabytes": min(1.0, 4 / last["gigabytes"])}
    note = "\n\nSynthetic mentions, one process; the memory includes the mentions themselves. Limits: 180 seconds, 4 GB. The machine was shared: the floor is on the seconds computing."
    return Report("million", "A million event mentions", markdown_table(header, rows) + note, figures)
