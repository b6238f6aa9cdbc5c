"""The Delta tables of a record: opened, written in one commit each, and their failures told in one line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.dataset as ds
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from filelock import FileLock, Timeout
from pyarrow import fs

from dragoman.errors import RecordBusyError, RecordError, first_line
from dragoman.record.schema import SCHEMAS, arrow_schema

MOST_FILES = 64
"""Small files beyond this number slow every question down."""
NAMES = ("readings", "events", "judgements")
EVERY = (*NAMES, "pages_read")
"""With the one that questions do not see."""
LOCK = ".writer.lock"
PATIENCE = 600.0
"""Seconds that a writer waits for another to finish its commit."""


class Tables:
    """The tables of the record at `root`, a folder or an object-store prefix (``s3://``)."""

    def __init__(self, root: str) -> None:
        self.root = root

    def path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    def exists(self, name: str) -> bool:
        with told(self.root):
            return DeltaTable.is_deltatable(self.path(name))

    def version(self, name: str) -> int:
        """-1 if the table does not exist yet."""
        with told(self.root):
            return DeltaTable(self.path(name)).version() if self.exists(name) else -1

    def read(
        self, name: str, columns: Sequence[str] | dict[str, Any] | None = None, filter: ds.Expression | None = None
    ) -> pa.Table:
        with told(self.root):
            return self.dataset(name).to_table(columns=columns, filter=filter, use_threads=False)

    def batches(
        self, name: str, columns: dict[str, Any] | None = None, filter: ds.Expression | None = None
    ) -> Iterator[pa.RecordBatch]:
        with told(self.root):
            yield from self.dataset(name).to_batches(columns=columns, filter=filter, batch_size=1024, use_threads=False)

    def dataset(self, name: str) -> ds.Dataset:
        """The table as it stands; empty if it does not exist yet."""
        with told(self.root):
            if not self.exists(name):
                return ds.dataset(arrow_schema(SCHEMAS[name]).empty_table())
            return DeltaTable(self.path(name)).to_pyarrow_dataset(
                filesystem=self._filesystem(name), schema=arrow_schema(SCHEMAS[name])
            )

    def _filesystem(self, name: str) -> fs.FileSystem | None:
        """Arrow's own for a folder: deltalake's, which calls back into Python, can abort the interpreter as it ends."""
        if "://" in self.root:
            return None
        return fs.SubTreeFileSystem(str(Path(self.path(name)).absolute()), fs.LocalFileSystem())

    def metadata(self, name: str) -> dict[str, Any]:
        """What the last commit was told about itself."""
        with told(self.root):
            return DeltaTable(self.path(name)).history(1)[0] if self.exists(name) else {}

    def files(self, name: str) -> list[str]:
        """Paths of the Parquet files that the table is made of now."""
        with told(self.root):
            return sorted(DeltaTable(self.path(name)).file_uris()) if self.exists(name) else []

    @contextmanager
    def alone(self) -> Iterator[None]:
        """What is read and then written within it is not changed by another process in between. It must not be nested.

        A folder has a lock, which the system opens again when its holder dies. An object store has none: there the table format
        itself refuses the later of two commits (`RecordBusyError`).
        """
        if "://" in self.root:
            yield
            return
        with told(self.root):
            lock = FileLock(Path(self.root) / LOCK, timeout=PATIENCE)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def append(self, name: str, rows: pa.Table) -> None:
        with told(self.root):
            write_deltalake(self.path(name), rows, mode="append", schema_mode="merge")

    def replace(self, name: str, rows: pa.Table, ids: Sequence[str]) -> None:
        """In one commit: out with the rows of these ids, in with `rows`, whose ids must be among them."""
        listed = ", ".join("'" + i.replace("'", "''") + "'" for i in sorted(ids))
        with told(self.root):
            write_deltalake(self.path(name), rows, mode="overwrite", schema_mode="merge", predicate=f"id IN ({listed})")

    def overwrite(self, name: str, rows: pa.Table, metadata: dict[str, str]) -> None:
        with told(self.root):
            write_deltalake(
                self.path(name),
                rows,
                mode="overwrite",
                schema_mode="overwrite",
                commit_properties=CommitProperties(custom_metadata=metadata),
            )

    def delete(self, name: str, ids: Sequence[str]) -> None:
        listed = ", ".join("'" + i.replace("'", "''") + "'" for i in sorted(ids))
        with told(self.root):
            DeltaTable(self.path(name)).delete(f"id IN ({listed})")

    def compact(self, name: str) -> None:
        """Join many small files to few. Files that no version of the last week needs are deleted."""
        with told(self.root):
            if not self.exists(name):
                return
            table = DeltaTable(self.path(name))
            if len(table.file_uris()) > MOST_FILES:
                table.optimize.compact()
                table.vacuum(dry_run=False)

    def create(self) -> None:
        """Make the tables that are missing."""
        with told(self.root):
            if "://" not in self.root:
                Path(self.root).mkdir(parents=True, exist_ok=True)
            for name in ("readings", "judgements"):
                DeltaTable.create(self.path(name), arrow_schema(SCHEMAS[name]), mode="ignore", name=name)


def among(ids: Sequence[str]) -> ds.Expression:
    """Rows with these ids. The cast keeps Arrow from comparing the ids with the bounds of each file: where a deletion has rewritten one, these
    are text of another type, and the comparison fails."""
    return ds.field("id").cast(pa.large_string()).isin(pa.array(ids, pa.large_string()))


@contextmanager
def told(root: str) -> Iterator[None]:
    """Failures of files and of the table format as a `RecordError` of one line."""
    try:
        yield
    except PermissionError as error:
        raise RecordError(f"{root}: cannot be written or read: permission denied ({error.filename or root})") from None
    except TableNotFoundError:
        raise RecordError(f"{root}: is not a record (a table is missing)") from None
    except Timeout:
        raise RecordBusyError(
            f"{root}: another process has been writing for {PATIENCE:g} seconds; run the command again when it is done"
        ) from None
    except CommitFailedError as error:
        raise RecordBusyError(
            f"{root}: another process wrote at the same time; run the command again ({first_line(error)})"
        ) from None
    except (DeltaError, pa.ArrowException, OSError) as error:
        raise RecordError(f"{root}: {first_line(error)}") from None
    except msgspec.ValidationError as error:
        raise RecordError(
            f"{root}: was written by another version of dragoman; read its pages into a new record ({first_line(error)})"
        ) from None
