"""Rows as CSV, safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.telling.cells import cell_text

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> str:
    """CSV with these columns; lists are joined by commas, nested values are JSON."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(c)) for c in columns] for row in rows)
    return text.getvalue()


def cell(value: Any) -> str:
    """The cell's text; what a spreadsheet would take for a formula is kept as words, since it may come from a page."""
    nested = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value))
    text = json.dumps(value, ensure_ascii=False) if nested else cell_text(value)
    return "'" + text if isinstance(value, str) and text.startswith(FORMULA) else text
