"""The one place where rows become text: every listing command prints table, csv, json, jsonl or md through `emit`."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, TextIO

from dragoman.telling.cells import cell_text

Row = dict[str, Any]
LONGEST_KEPT_WHOLE = 16
"""Letters: an interval (2023-11-09/12-11) or an id."""


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    md = "md"


def emit(rows: Iterable[Row], columns: Sequence[str], format: Format, out: TextIO | None = None) -> None:
    """Print `rows`. Tables, CSV and Markdown show `columns`; json and jsonl hold the whole rows.

    A table without rows is a line on standard error.
    """
    out = out or sys.stdout
    if format is Format.jsonl:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=False) + "\n")
    elif format is Format.json:
        out.write(json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n")
    elif format is Format.csv:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell_text(row.get(c)) for c in columns] for row in rows)
    elif format is Format.md:
        out.write("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns) + "\n")
        for row in rows:
            out.write("| " + " | ".join(cell_text(row.get(c)).replace("|", "\\|").replace("\n", " ") for c in columns) + " |\n")
    else:
        _table(rows, columns, out)


def _is_short(cell: str) -> bool:
    """Whether a cell is one word that is better not broken over two lines: a date, an id, a code."""
    return len(cell) <= LONGEST_KEPT_WHOLE and " " not in cell


def _is_number(cell: str) -> bool:
    return not cell or cell.strip("()").replace(".", "", 1).removeprefix("-").isdigit()


def _table(rows: Iterable[Row], columns: Sequence[str], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    cells = [[cell_text(row.get(c)).replace("\n", " ") for c in columns] for row in rows]
    if not cells:
        print("Nothing found.", file=sys.stderr)
        return
    for i, column in enumerate(columns):
        table.add_column(
            column.replace("_", " "),
            overflow="fold",
            no_wrap=all(_is_short(row[i]) for row in cells),
            justify="right" if all(_is_number(row[i]) for row in cells) else "left",
        )
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=out, highlight=False).print(table)
