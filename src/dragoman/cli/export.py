"""`dragoman export`: the record, or what is asked of it, in the format of another tool."""

import sys
from typing import Annotated

import typer

from dragoman.cli.options import ActorOption, Filters, filtered, open_record


@filtered
def command(
    filters: Filters,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            help="parquet, csv, jsonl, sqlite, gdelt, polecat, plover, ftm, graphml, gexf, geojson, ics or jsonld; docs/exports.md tells what each is for.",
            show_default=False,
        ),
    ],
    to: Annotated[str, typer.Option("--to", help="File or folder to write; - for standard output.", show_default=False)],
    actor: ActorOption = None,
) -> None:
    """Write the events that the options let through, and the pages that tell of them, for another tool."""
    from dragoman.export import export

    store = open_record(filters.record)
    content = export(store, format, to, filters.admitting(store, actor))
    print(f"{len(content.events)} events of {len(content.readings)} pages: {to}", file=sys.stderr)
