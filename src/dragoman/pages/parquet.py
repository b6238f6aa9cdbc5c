"""Parquet files: one page a row, its columns named as the fields of a page in JSON; other columns are passed over."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import PageError, first_line
from dragoman.model import Page
from dragoman.pages.fields import has_content, is_known
from dragoman.pages.jsonlines import page_of

ROWS = 64
"""Rows that are held at once."""


def open_rows(path: Path, origin: str, max_bytes: int) -> Iterator[Page | PageError]:
    """The pages of a file's rows, in order; each row that holds none is an error of its own."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            named = [name for name in file.schema_arrow.names if is_known(name)]
            if not has_content(named):
                yield PageError(origin, "has no column html, text or article", "name the column of the pages' words so")
                return
            number = 0
            for batch in file.iter_batches(ROWS, columns=named, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield _page(row, f"{origin}:{number}", max_bytes)
            if not number:
                yield PageError(origin, "empty")
    except pa.ArrowException as error:
        yield PageError(origin, f"is no Parquet file, or damaged: {first_line(error)}", "fetch it again")


def _page(row: dict[str, object], where: str, max_bytes: int) -> Page | PageError:
    values = {name: value.isoformat()[:10] if hasattr(value, "isoformat") else value for name, value in row.items()}
    if any(len(value) > max_bytes for value in values.values() if isinstance(value, str)):
        return PageError(where, f"larger than {max_bytes:,} bytes", "raise the limit, or split it")
    return page_of(values, where)
