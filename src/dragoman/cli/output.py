"""The one place where rows become text: every listing command prints table, csv, json, jsonl or md through `emit`."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, TextIO

from dragoman.telling.cells import cell_text

Row = dict[str, Any]
LONGEST_KEPT_WHOLE = 17
"""Letters: an interval (~2023-11-09/12-11) or an id."""
WHOLE_WORDS = range(17, 7, -1)
"""Letters of the longest words that are not broken over two lines, as the room allows."""


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
    console = Console(file=out, highlight=False)
    names = [column.replace("_", " ") for column in columns]
    # a space beside each cell but the last, one between columns, one at each edge
    widths = column_widths([[name, *(row[i] for row in cells)] for i, name in enumerate(names)], console.width - 2 * len(names))
    for i, name in enumerate(names):
        table.add_column(
            name,
            overflow="fold",
            width=widths[i] if widths else None,
            no_wrap=all(_is_short(row[i]) for row in cells),
            justify="right" if all(_is_number(row[i]) for row in cells) else "left",
        )
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def column_widths(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Widths of columns that fit into `room` and break no word, as far as that can be; None if even short words do not fit.

    What is too much is taken from the widest columns first.
    """
    from rich.cells import cell_len

    full = [max(map(cell_len, cells)) for cells in columns]
    if sum(full) <= room:
        return full
    words = [max((cell_len(word) for cell in cells for word in cell.split()), default=0) for cells in columns]
    for longest in WHOLE_WORDS:
        least = [
            width if all(_is_short(cell) for cell in cells) else min(width, word, longest)
            for cells, width, word in zip(columns, full, words, strict=True)
        ]
        if sum(least) <= room:
            return _shared(full, least, room)
    return None


def _shared(full: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths, none below its least, that the largest common bound makes fit."""
    bound = next(
        bound
        for bound in range(max(full), -1, -1)
        if sum(max(low, min(wide, bound)) for wide, low in zip(full, least, strict=True)) <= room
    )
    widths = [max(low, min(wide, bound)) for wide, low in zip(full, least, strict=True)]
    for i, wide in enumerate(full):
        if widths[i] < wide and sum(widths) < room:
            widths[i] += 1
    return widths
