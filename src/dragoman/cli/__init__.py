"""The command line: one module a command; each parses its options, calls one function and prints what it returns."""

import gc
import os
import sys

import typer

from dragoman.cli import (
    balance,
    calendar,
    compare,
    doctor,
    dyad,
    events,
    explain,
    export,
    facts,
    fetch,
    frames,
    judge,
    mcp,
    network,
    pages,
    places,
    read,
    schema,
    serve,
    statements,
    tidy,
    timeline,
    visits,
    watch,
    who,
)
from dragoman.errors import DragomanError

app = typer.Typer(
    name="dragoman",
    help="Reads news pages and writes the diplomatic record, with the words that prove each entry.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: rich takes longer to load than all else
)


@app.callback()
def _root() -> None:
    """Dragoman."""


app.command("read")(read.command)
app.command("fetch")(fetch.command)
app.command("watch")(watch.command)
app.command("events")(events.command)
app.command("timeline")(timeline.command)
app.command("dyad")(dyad.command)
app.command("balance")(balance.command)
app.command("compare")(compare.command)
app.command("explain")(explain.command)
app.command("calendar")(calendar.command)
app.command("visits")(visits.command)
app.command("map")(places.command)
app.command("network")(network.command)
app.command("statements")(statements.command)
app.command("facts")(facts.command)
app.command("pages")(pages.command)
app.command("remove")(pages.remove)
app.command("export")(export.command)
app.add_typer(judge.app, name="judge")
app.command("frames")(frames.command)
app.command("schema")(schema.command)
app.command("tidy")(tidy.command)
app.command("serve")(serve.command)
app.command("mcp")(mcp.command)
app.command("who")(who.command)
app.command("doctor")(doctor.command)


GARBAGE = 50_000
"""Objects made between two sweeps: a command loads much and throws away little."""


def main() -> None:
    """Entry point of the `dragoman` command. A known error is one line on standard error and exit status 2."""
    # One thread a process: the workers are how more processors are used. Read by numpy when it is first imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(GARBAGE)
    try:
        app()
    except DragomanError as error:
        print(error.line(), file=sys.stderr)
        raise SystemExit(2) from None
    finally:
        # as it ends, the interpreter sweeps all that was loaded, several times: up to half of a short command's time
        if "_duckdb" not in sys.modules:  # whose own check at the end takes what is frozen for leaked
            gc.freeze()
