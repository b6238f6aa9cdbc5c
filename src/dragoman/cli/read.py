"""`dragoman read`: pages in, readings out."""

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.engines import Engine, Outcome
    from dragoman.model import Event, Reading
    from dragoman.reading.resources import Setup
    from dragoman.record import Record
    from dragoman.record.resuming import Resumption

KNOWN_BY_HEADING = ("publication date unknown",)
COMMIT = 64
"""Readings a commit to the record: so many are read again after a kill, at most."""


class EngineName(StrEnum):
    """What moves pages through reading."""

    local = "local"
    ray = "ray"


class ReadingFormat(StrEnum):
    """How readings are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


def command(
    paths: Annotated[
        list[str], typer.Argument(help="Pages: files, folders, FILE.jsonl, FILE.csv, s3://... or - (standard input).")
    ],
    record: Annotated[Path | None, typer.Option(help="Folder of the record to write to (made if missing).")] = None,
    published: Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of pages that give none.")] = None,
    format: Annotated[ReadingFormat | None, typer.Option(help="Print the readings. Without --record: table.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
    engine: Annotated[EngineName, typer.Option(help="Processes of this machine, or Ray (docs/cluster.md).")] = EngineName.local,
    address: Annotated[str | None, typer.Option(help="With --engine ray: the cluster, such as ray://HOST:10001.")] = None,
    actors: Annotated[Path | None, typer.Option(help="Your own actors (YAML), added to the knowledge base.")] = None,
    frames: Annotated[Path | None, typer.Option(help="Your own frames (YAML), added to the lexicon.")] = None,
    frames_only: Annotated[bool, typer.Option("--frames-only", help="Leave the learned reader of events out.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read pages anew that were read into the record already.")] = False,
    domestic: Annotated[
        bool, typer.Option("--domestic", help="Also events within one state: police and protesters, courts, rebels.")
    ] = False,
    max_megabytes: Annotated[float, typer.Option(min=0.001, help="Refuse pages larger than this.")] = 25,
    page_seconds: Annotated[float, typer.Option(min=0, help="Give a page up that takes longer; 0: never.")] = 60,
) -> None:
    """Read pages: clean them, find what they tell, print it or add it to a record.

    A page that cannot be read gives one line on standard error; the others are read all the same, and the exit status is 1. Pages that were read
    into the record already, under the same rules, are left out.
    """
    from dragoman.pages import open_pages
    from dragoman.reading.resources import Setup, load

    check_date(published)
    setup = Setup(actors, frames, learned=not frames_only, domestic=domestic)
    if actors or frames:
        load(setup)  # a wrong file is told before any page is read
    pages = chain.from_iterable(open_pages(path, published=published, max_bytes=int(max_megabytes * 1_000_000)) for path in paths)
    reader = made_engine(engine, address, workers, setup, page_seconds)
    if record is None or format is not None:
        deliver(reader.read(pages), record, format)
        return
    resumption = resumed(record, setup, again)
    deliver(resumption.followed(reader.read(resumption.unread(pages))), record, format, resumption)


def resumed(record: Path, setup: "Setup", again: bool) -> "Resumption":
    """What leaves out the pages that the record, which is opened or made later, knows."""
    from dragoman.reading.resources import rules_of
    from dragoman.record import Record
    from dragoman.record.resuming import Resumption

    return Resumption(Record(str(record)), rules_of(setup), again)


def made_engine(name: EngineName, address: str | None, workers: int, setup: "Setup", seconds: float) -> "Engine":
    """The engine of that name. Refuses the address of a cluster that is not asked for."""
    from dragoman.errors import UsageError

    if name is EngineName.ray:
        from dragoman.engines.ray import RayEngine

        return RayEngine(workers, setup, seconds, address)
    if address is not None:
        raise UsageError(f"--address {address}: only Ray has an address (add --engine ray)")
    from dragoman.engines.local import LocalEngine

    return LocalEngine(workers, setup, seconds)


def deliver(
    outcomes: Iterable["Outcome"], record: Path | None, format: ReadingFormat | None, resumption: "Resumption | None" = None
) -> None:
    """Add readings to the record, if there is one, and print them, if a format or no record was asked for; exit with 1 if one failed."""
    from dragoman.errors import RecordError
    from dragoman.record import Record

    shown = format or (None if record else ReadingFormat.table)
    tally = Tally()
    readings = tally.count(with_progress(outcomes))
    try:
        store = Record.open(record, create=True) if record else None
        print_readings(stored(store, readings, resumption) if store else readings, shown)
    except RecordError as error:
        print(error.line(), file=sys.stderr)
        # the readings may still be wanted on standard output
        print_readings(readings if shown else (), shown)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        kept = f"; what was read is in {record}: the same command reads the rest" if record else ""
        print(f"dragoman: stopped after {tally.read} pages{kept}", file=sys.stderr)
        raise typer.Exit(130) from None
    if resumption and resumption.skipped:
        print(f"{resumption.skipped} pages were read already (--again reads them anew)", file=sys.stderr)
    if record:
        for note in tally.notes():
            print(note, file=sys.stderr)
        print(f"{tally.read} pages read, {tally.failed} not; record: {record}", file=sys.stderr)
    if tally.failed:
        raise typer.Exit(1)


def check_date(published: str | None) -> None:
    """Refuse a publication date that is none."""
    from datetime import date

    from dragoman.errors import UsageError

    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise UsageError(f"--published {published}: not a date; write it as 2023-11-09") from None


class Tally:
    """Counts readings; says on standard error what could not be read."""

    def __init__(self) -> None:
        self.read = self.failed = self.undated = self.foreign = 0

    def count(self, outcomes: Iterable["Outcome"]) -> Iterator["Reading"]:
        from dragoman.errors import PageError

        for outcome in outcomes:
            if isinstance(outcome, PageError):
                self.failed += 1
                print(outcome.line(), file=sys.stderr)
            else:
                self.read += 1
                self.undated += outcome.page.published is None
                self.foreign += any("not English" in warning for warning in outcome.warnings)
                yield outcome

    def notes(self) -> Iterator[str]:
        """What a user should know of the pages that were read; `dragoman pages` says which."""
        if self.undated:
            yield f'{self.undated} without a known date of publication: what happened on them "on Monday" stays undated (dragoman pages lists them)'
        if self.foreign:
            yield f"{self.foreign} not in English: little or nothing is found on them"


def with_progress(outcomes: Iterable["Outcome"]) -> Iterator["Outcome"]:
    """Show a bar on standard error when it is a terminal."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} pages read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        for outcome in outcomes:
            bar.advance(task)
            yield outcome


def stored(store: "Record", readings: Iterator["Reading"], resumption: "Resumption | None" = None) -> Iterator["Reading"]:
    """Add readings to the record, a commit for every COMMIT of them, and pass them on."""
    add = resumption.add if resumption else store.add
    batch: list[Reading] = []
    try:
        for reading in readings:
            batch.append(reading)
            if len(batch) == COMMIT:
                add(batch)
                yield from batch
                batch = []
    except KeyboardInterrupt:
        add(batch)  # what is read already is not read again
        raise
    add(batch)
    yield from batch
    store.refresh()


def print_readings(readings: Iterable["Reading"], format: ReadingFormat | None) -> None:
    """Print readings as JSON lines, one JSON array, or tables of each page's events and statements; None prints nothing."""
    from msgspec import to_builtins

    from dragoman.cli.output import Format, emit
    from dragoman.contract import encode
    from dragoman.telling.statements import statement_row

    if format is ReadingFormat.jsonl:
        for reading in readings:
            sys.stdout.buffer.write(encode(reading) + b"\n")
            sys.stdout.buffer.flush()
    elif format is ReadingFormat.json:
        rows = [json.loads(encode(reading)) for reading in readings]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif format is ReadingFormat.table:
        for n, reading in enumerate(readings):
            print(*(("",) if n else ()), *heading(reading), sep="\n")
            if reading.events:
                emit(map(event_row, reading.events), ("date", "event", "parties", "place", "words"), Format.table)
            else:
                print("No events.")
            if reading.statements:
                said = (statement_row(to_builtins(statement), named=True) for statement in reading.statements)
                emit(said, ("speaker", "words", "about", "topics"), Format.table)
    else:
        for _ in readings:
            pass


def heading(reading: "Reading") -> Iterator[str]:
    """What page it is, and what was amiss, above its table."""
    page = reading.page
    date = f"published {page.published}" if page.published else "date of publication unknown"
    yield "; ".join(filter(None, (page.title or page.url or f"page {page.id}", page.publisher, *page.agencies, date)))
    for warning in reading.warnings:
        if warning not in KNOWN_BY_HEADING:
            yield f"note: {warning}"


def event_row(event: "Event") -> dict[str, object]:
    """An event of one page as a row of the table."""
    who, whom = (", ".join(p.person or p.name for p in event.participants if p.role == role) for role in ("source", "target"))
    return {
        "date": event.start or "undated",
        "event": f"{event.type} {event.mode or ''}".strip() + ("" if event.status == "occurred" else f", {event.status}"),
        "parties": who + (f" → {whom}" if whom else ""),
        "place": event.place.name if event.place else None,
        "words": event.quote,
    }
