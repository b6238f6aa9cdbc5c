"""Processes that write to a record and ask it, to be killed, crowded and starved by the tests.

Run as ``python -m tests.faults.processes write RECORD READINGS.jsonl BATCH`` or ``... ask RECORD SECONDS``.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import IO

from dragoman.contract import decode, encode
from dragoman.model import Reading
from dragoman.record import Record
from tests.factories import event, reading

ROOT = Path(__file__).parents[2]
LEADERS = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"


def some_readings(number: int) -> list[Reading]:
    """Pages of which three always tell of one meeting."""
    return [
        reading(
            event(LEADERS, f"20{10 + n // 3 % 90}-11-09", place="Astana", quote=f"met {n}"),
            event("USA > RUS", f"20{10 + n % 90}-03-01", type="SANCTION", mode=None, quote=f"sanctioned {n}"),
            url=f"https://a.example/{n}",
            published=f"20{10 + n // 3 % 90}-11-10",
            text=f"Page {n} says that they met in Astana, and says it at some length. " * 20,
        )
        for n in range(number)
    ]


def save(readings: Sequence[Reading], path: Path) -> Path:
    path.write_bytes(b"".join(encode(r) + b"\n" for r in readings))
    return path


def start(
    *words: object,
    module: str = "tests.faults.processes",
    prepare: Callable[[], None] | None = None,
    output: int | IO[bytes] = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """A process of this module, or of another, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        stdout=output,
        stderr=output,
        text=True,
        start_new_session=True,
        preexec_fn=prepare,
    )


def kill(process: subprocess.Popen[str]) -> None:
    """Without a word: no handler runs, nothing is flushed."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def contents(record: str | Path) -> tuple[list[str], list[dict[str, object]]]:
    """What must be the same whatever happened: the readings and the events that follow."""
    opened = Record.open(record)
    return [encode(r).decode() for r in opened.readings()], opened.rows()


def write(record: str, readings: str, batch: str) -> None:
    store = Record.open(record, create=True)
    print("begun", flush=True)
    with open(readings, "rb") as lines:
        waiting = (decode(line) for line in lines)
        while some := list(islice(waiting, int(batch))):
            store.add(some)
    store.refresh()
    print("written", flush=True)


def ask(record: str, seconds: str) -> None:
    """Ask for events until the time is over; each answer must be a whole snapshot: three sources a meeting, never fewer pages than before."""
    store = Record.open(record)
    until, before, asked = time.monotonic() + float(seconds), 0, 0
    print("begun", flush=True)
    while time.monotonic() < until:
        pages = len(store.pages())
        assert pages >= before, f"{pages} pages after {before}"
        events = store.events()
        assert sum(len(e.mentions) for e in events) >= 2 * before, "an event was lost"
        before, asked = pages, asked + 1
    print(f"asked {asked}", flush=True)


if __name__ == "__main__":
    {"write": write, "ask": ask}[sys.argv[1]](*sys.argv[2:])
