"""Reads the package's tables: tab-separated, a comment header, a header line. No quoting, no types."""

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import KnowledgeError

HERE = Path(__file__).parent
DATA = HERE / "data"
TABLES = HERE / "tables"

Row = dict[str, str]


def rows(path: Path) -> Iterator[Row]:
    """Rows of one table as column -> cell; missing cells at a line's end are empty."""
    columns: list[str] | None = None
    width = 0
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or line == "\n":
                continue
            cells = line.rstrip("\n").split("\t")
            if columns is None:
                columns, width = cells, len(cells)
                continue
            if len(cells) > width:
                raise KnowledgeError(f"{path}:{number}: {len(cells)} cells where the header has {width}")
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            yield dict(zip(columns, cells, strict=True))


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by ``|``."""
    return tuple(cell.split("|")) if cell else ()
