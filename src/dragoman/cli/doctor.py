"""`dragoman doctor`: is everything in order, and what to do if not."""

from dataclasses import asdict
from itertools import chain
from typing import Annotated

import typer

from dragoman.cli.options import FormatOption
from dragoman.cli.output import Format, emit


def command(
    record: Annotated[
        str | None,
        typer.Option("--record", help="Look at this record too. Default: $DRAGOMAN_RECORD, or ./record if it is there."),
    ] = None,
    format: FormatOption = Format.table,
) -> None:
    """Check the installation, the parser, the knowledge base and the record; say what to do about what is wrong.

    The exit status is 1 if anything is in error.
    """
    from pathlib import Path

    from dragoman.health.installation import check_installation
    from dragoman.health.record import check_record
    from dragoman.record.filters import today
    from dragoman.record.store import default_path

    path = record or default_path()
    looked_at = check_record(path) if record or "://" in path or Path(path).exists() else ()
    findings = list(chain(check_installation(today()), looked_at))
    emit((asdict(f) for f in findings), ("check", "state", "found", "remedy"), format)
    if any(f.state == "error" for f in findings):
        raise typer.Exit(1)
