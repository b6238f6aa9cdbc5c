"""`dragoman watch`: feeds, looked at again and again; what is new in them goes into the record."""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.fetch import AllowPrivateOption, IntervalOption, MegabytesOption, SecondsOption, make_fetcher

if TYPE_CHECKING:
    from dragoman.engines import Outcome
    from dragoman.fetching.feedlist import Feed
    from dragoman.fetching.watching import Told
    from dragoman.model import Page
    from dragoman.record import Record


def command(
    feeds: Annotated[Path, typer.Argument(help="FEEDS.toml: the feeds, each with its url (docs/watching.md).")],
    record: Annotated[str, typer.Option(help="Folder or s3:// prefix of the record (made if missing).")] = "record",
    once: Annotated[bool, typer.Option("--once", help="Look at each feed once and stop.")] = False,
    state: Annotated[Path | None, typer.Option(help="File that keeps what was fetched. Default: in the record's folder.")] = None,
    allow_private: AllowPrivateOption = False,
    max_megabytes: MegabytesOption = 25,
    seconds: SecondsOption = 60,
    interval: IntervalOption = 2,
) -> None:
    """Watch RSS and Atom feeds: fetch each page they link to once, read it, add it to the record; a line a page.

    Stop it with Ctrl-C and start it again at any time: it goes on where it was. With --once the exit status is 1 if anything failed.
    """
    from dragoman.errors import UsageError
    from dragoman.fetching.feedlist import load_feeds
    from dragoman.fetching.ledger import FILE, Ledger
    from dragoman.fetching.watching import look
    from dragoman.record import Record

    listed = load_feeds(feeds)
    if state is None and "://" in record:
        raise UsageError(f"--record {record}: say with --state FILE where to keep what was fetched")
    fetcher = make_fetcher(allow_private, max_megabytes, seconds, interval)
    store = Record.open(record, create=True)
    keep = keeper(store)
    with Ledger(state or Path(record) / FILE) as ledger:

        def told(feed: "Feed") -> bool:
            lines = [_logged(line) for line in look(feed, fetcher, ledger, keep, _now())]
            store.refresh()
            return all(lines)

        try:
            sound = [told(feed) for feed in listed]
            if not once:
                watch(listed, told)
        except KeyboardInterrupt:
            print("dragoman: stopped; what was read is in the record", file=sys.stderr)
            raise typer.Exit(130) from None
    if not all(sound):
        raise typer.Exit(1)


def watch(
    feeds: Sequence["Feed"],
    told: Callable[["Feed"], bool],
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Look at each feed when it is due, for ever; all of them have just been looked at."""
    due = [clock() + feed.every for feed in feeds]
    while True:
        number = min(range(len(feeds)), key=lambda n: due[n])
        sleep(max(0.0, due[number] - clock()))
        told(feeds[number])
        due[number] = clock() + feeds[number].every


def keeper(store: "Record") -> Callable[[Sequence["Page"]], Sequence["Outcome"]]:
    """What reads pages in this process and commits them to the record before it says so."""
    from dragoman.engines.local import LocalEngine
    from dragoman.errors import PageError

    engine = LocalEngine()

    def keep(pages: Sequence["Page"]) -> Sequence["Outcome"]:
        outcomes = list(engine.read(pages))
        store.add(outcome for outcome in outcomes if not isinstance(outcome, PageError))
        return outcomes

    return keep


def _logged(told: "Told") -> bool:
    outcome = told.outcome if told.failed else f"{told.url}: {told.outcome}"
    print(f"{_now()} {outcome}", file=sys.stderr)
    return not told.failed


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
