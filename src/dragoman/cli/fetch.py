"""`dragoman fetch`: pages from the network, read as `dragoman read` reads files."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.read import ReadingFormat, deliver

if TYPE_CHECKING:
    from dragoman.engines import Item
    from dragoman.fetching import Fetcher

AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private, loopback and link-local addresses too.")
]
MegabytesOption = Annotated[float, typer.Option("--max-megabytes", min=0.001, help="Refuse pages larger than this.")]
SecondsOption = Annotated[float, typer.Option("--seconds", min=1, help="Longest time for one page.")]
IntervalOption = Annotated[float, typer.Option("--interval", min=0, help="Seconds between two requests to one host.")]


def command(
    urls: Annotated[list[str], typer.Argument(help="Addresses of pages, or - for one a line on standard input.")],
    record: Annotated[Path | None, typer.Option(help="Folder of the record to write to (made if missing).")] = None,
    format: Annotated[ReadingFormat | None, typer.Option(help="Print the readings. Without --record: table.")] = None,
    save: Annotated[Path | None, typer.Option(help="Also add the pages as found to this FILE.jsonl.")] = None,
    allow_private: AllowPrivateOption = False,
    max_megabytes: MegabytesOption = 25,
    seconds: SecondsOption = 60,
    interval: IntervalOption = 2,
) -> None:
    """Fetch pages politely and read them: robots.txt is kept to, no host is asked often, only http and https are spoken.

    A page that cannot be fetched or read gives one line on standard error; the others go on, and the exit status is 1.
    """
    from dragoman.engines.local import LocalEngine

    fetcher = make_fetcher(allow_private, max_megabytes, seconds, interval)
    deliver(LocalEngine().read(fetched(listed(urls), fetcher, save)), record, format)


def make_fetcher(allow_private: bool, max_megabytes: float, seconds: float, interval: float) -> "Fetcher":
    from dragoman.fetching import Fetcher, Limits

    return Fetcher(Limits(max_bytes=int(max_megabytes * 1_000_000), seconds=seconds, interval=interval), allow_private)


def listed(urls: Sequence[str]) -> list[str]:
    """The addresses, those of standard input in the place of ``-``, each once."""
    lines = [line.strip() for url in urls for line in (sys.stdin if url == "-" else (url,))]
    return list(dict.fromkeys(line for line in lines if line))


def fetched(urls: Sequence[str], fetcher: "Fetcher", save: Path | None) -> Iterator["Item"]:
    """Each page, or why there is none."""
    from dragoman.errors import PageError, UsageError
    from dragoman.pages.jsonlines import line_of

    try:
        out = save.open("ab") if save else None
    except OSError as error:
        raise UsageError(f"--save {save}: cannot be written: {error.strerror or error}") from None
    try:
        for url in urls:
            try:
                page = fetcher.page(url)
            except PageError as error:
                yield error
                continue
            if out:
                out.write(line_of(page))
                out.flush()
            yield page
    finally:
        if out:
            out.close()
