"""The tables as Parquet or CSV files in a folder, with the description that Frictionless readers ask for; events as JSON lines."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from dragoman import __version__
from dragoman.export.columns import KEYS, REFERENCES, tables
from dragoman.export.content import Content
from dragoman.export.flat import table
from dragoman.record import event_row
from dragoman.writing import DESCRIPTION


def write_parquet(content: Content, folder: Path) -> None:
    """A Parquet file for each table: UTF-8 strings, nulls where nothing is known."""
    _write_tables(content, folder, "parquet", lambda rows, path: pq.write_table(rows, path, compression="zstd"))


def write_csv(content: Content, folder: Path) -> None:
    """A CSV file for each table: UTF-8 without a byte-order mark, commas, LF, every text quoted, an empty unquoted cell where nothing is known."""
    _write_tables(content, folder, "csv", _write_csv)


def write_jsonl(content: Content, path: Path) -> None:
    """One event a line, with all that is known of it, as `dragoman events --format jsonl` prints it."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for event in content.events:
            out.write(json.dumps(event_row(event), ensure_ascii=False) + "\n")


def _write_tables(content: Content, folder: Path, suffix: str, write: Callable[[pa.Table, Path], None]) -> None:
    for name in tables():
        write(table(name, content), folder / f"{name}.{suffix}")
    described = json.dumps(description(suffix), ensure_ascii=False, indent=1)
    (folder / DESCRIPTION).write_text(described + "\n", encoding="utf-8")


def _write_csv(rows: pa.Table, path: Path) -> None:
    pacsv.write_csv(rows, path, pacsv.WriteOptions(include_header=True, quoting_style="needed"))


def description(suffix: str) -> dict[str, Any]:
    """The data package of Frictionless (``datapackage.json``): every table with its columns, keys and references."""
    return {
        "profile": "tabular-data-package",
        "name": "dragoman-record",
        "title": "A diplomatic record",
        "description": f"Written by dragoman {__version__}. Offsets count characters (code points) of pages.text from 0.",
        "resources": [_resource(name, suffix) for name in tables()],
    }


def _resource(name: str, suffix: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.type, "description": c.about} for c in tables()[name]],
        "missingValues": [""],
    }
    if name in KEYS:
        schema["primaryKey"] = list(KEYS[name])
    if name in REFERENCES:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": "id"}} for column, other in REFERENCES[name].items()
        ]
    resource = {"profile": "tabular-data-resource", "name": name, "path": f"{name}.{suffix}", "format": suffix}
    if suffix == "csv":
        resource |= {"mediatype": "text/csv", "encoding": "utf-8"}
    return resource | {"schema": schema}
