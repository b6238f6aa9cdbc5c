"""Housekeeping of a record: few large files instead of many small ones, old versions let go, damaged files taken out."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable

from dragoman.errors import RecordError
from dragoman.record.store import Record
from dragoman.record.tables import EVERY, Tables, told

ASIDE = "damaged"
"""Folder of the record where damaged files are put."""


@dataclass(frozen=True)
class Tidied:
    """What tidying a table did: its files before and after, and the files of old versions deleted."""

    table: str
    before: int
    after: int
    deleted: int


@dataclass(frozen=True)
class Damage:
    """A file of the record that cannot be read, and the pages in it that can still be named (ids and addresses)."""

    table: str
    file: str
    problem: str
    rows: int | None
    """How many rows it held, if the table's log says so."""


def tidy(record: Record, days: float) -> list[Tidied]:
    """Join small files of every table, and delete files that no version of the last `days` needs. Readers are not disturbed."""
    with record.tables.alone(), told(record.root):
        return [_tidied(record.tables, name, days) for name in EVERY if record.tables.exists(name)]


def _tidied(tables: Tables, name: str, days: float) -> Tidied:
    table = DeltaTable(tables.path(name))
    before = len(table.file_uris())
    if before > 1:
        table.optimize.compact()
    deleted = table.vacuum(retention_hours=round(days * 24), dry_run=False, enforce_retention_duration=False)
    return Tidied(name, before, len(DeltaTable(tables.path(name)).file_uris()), len(deleted))


def damages(record: Record) -> list[Damage]:
    """Files that the record's tables are made of and that are missing or cannot be read to the end."""
    _local(record)
    return [damage for name in EVERY for damage in _damages(record.tables, name)]


def _damages(tables: Tables, name: str) -> Iterator[Damage]:
    if not tables.exists(name):
        return
    with told(tables.root):
        actions = pa.table(DeltaTable(tables.path(name)).get_add_actions(flatten=True)).to_pylist()
    for action in sorted(actions, key=lambda a: str(a["path"])):
        path = Path(tables.path(name), unquote(action["path"]))
        problem = _problem(path)
        if problem:
            yield Damage(name, str(path), problem, action.get("num_records"))


def _problem(path: Path) -> str | None:
    """Why a Parquet file cannot be read; None if it can, to the end."""
    try:
        with pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                file.read_row_group(group, use_threads=False).validate(full=True)
    except FileNotFoundError:
        return "is missing"
    except (pa.ArrowException, OSError, EOFError) as error:
        return " ".join(str(error).split())[:200] or type(error).__name__
    return None


def repair(record: Record, found: Sequence[Damage]) -> None:
    """Take damaged files out of the record: moved to its folder ``damaged``, and out of the tables' logs. Their pages are read again when the
    same pages are given to `dragoman read`; events follow from the readings and are made anew."""
    aside = Path(record.root, ASIDE)
    with record.tables.alone(), told(record.root):
        for name in dict.fromkeys(damage.table for damage in found):
            for path in (Path(damage.file) for damage in found if damage.table == name):
                if path.exists():
                    aside.mkdir(exist_ok=True)
                    shutil.move(path, aside / f"{name}-{path.name}")
            if name == "events":
                shutil.rmtree(record.tables.path(name))
            else:
                DeltaTable(record.tables.path(name)).repair()


def _local(record: Record) -> None:
    if "://" in record.root:
        raise RecordError(f"{record.root}: only a record in a folder can be checked for damage (copy it to one)")
