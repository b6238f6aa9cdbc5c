"""`dragoman tidy`: housekeeping of a record."""

import sys
from typing import Annotated

import typer

from dragoman.cli.options import RecordOption, open_record


def command(
    record: RecordOption = None,
    days: Annotated[float, typer.Option(min=0, help="Keep the files that versions of the last so many days need.")] = 7,
    check: Annotated[bool, typer.Option("--check", help="Only look for damaged files; exit status 1 if there are.")] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Take damaged files out; read their pages again afterwards.")] = False,
) -> None:
    """Join a record's small files, let old versions go; find damaged files and take them out.

    Versions older than --days cannot be travelled back to afterwards. With 0, no other process should be using the record.
    """
    from dragoman.record import tidying

    store = open_record(record)
    found = tidying.damages(store) if check or repair or "://" not in store.root else []
    for damage in found:
        rows = f", {damage.rows} rows" if damage.rows is not None else ""
        print(f"dragoman: {damage.file}: damaged ({damage.problem}{rows})", file=sys.stderr)
    if repair and found:
        tidying.repair(store, found)
        print(
            f"{len(found)} damaged files put into {store.root}/{tidying.ASIDE}; read the same pages again with dragoman read to restore what they held",
            file=sys.stderr,
        )
    elif found:
        print("dragoman: nothing was changed; take the damaged files out with: dragoman tidy --repair", file=sys.stderr)
        raise typer.Exit(1)
    if check:
        print("No damaged files." if not found else "The damaged files are taken out; the others are whole.", file=sys.stderr)
        return
    for table in tidying.tidy(store, days):
        print(f"{table.table}: {table.before} files, now {table.after}; {table.deleted} old files deleted")
