"""The one place where rows become text: every listing command prints table, csv, json, jsonl or md through `emit`."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, TextIO

Row = dict[str, Any]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    md = "md"


def emit(rows: Iterable[Row], columns: Sequence[str], format: Format, out: TextIO | None = None) -> None:
    """Print `rows`. Tables, CSV and Markdown show `columns`; json and jsonl hold the whole rows."""
    out = out or sys.stdout
    if format is Format.jsonl:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=False) + "\n")
    elif format is Format.json:
        out.write(json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n")
    elif format is Format.csv:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(c)) for c in columns] for row in rows)
    elif format is Format.md:
        out.write("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns) + "\n")
        for row in rows:
            out.write("| " + " | ".join(_cell(row.get(c)).replace("|", "\\|").replace("\n", " ") for c in columns) + " |\n")
    else:
        _table(rows, columns, out)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(_cell(v) for v in value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def _table(rows: Iterable[Row], columns: Sequence[str], out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row.get(c)).replace("\n", " ")) for c in columns))
    Console(file=out, highlight=False).print(table)
