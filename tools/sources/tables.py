"""Tab-separated files with a header line, read and written the same everywhere."""

import csv
import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

Row = dict[str, str]


def read(path: Path) -> Iterator[Row]:
    """Rows of a TSV (gzipped if its name ends so). Lines that begin with # are comments."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def read_plain(path: Path) -> Iterator[Row]:
    """Rows of a TSV in which quotation marks are words, not syntax."""
    with path.open(encoding="utf-8") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def text(comment: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The file as text: comment lines, header, rows."""
    lines = [f"# {line}" for line in comment.splitlines()]
    lines.append("\t".join(columns))
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        lines.append("\t".join(cells).rstrip("\n"))
    return "\n".join(lines) + "\n"
