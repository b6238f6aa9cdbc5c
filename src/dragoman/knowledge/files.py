"""Reads the package's tables: tab-separated, a comment header, a header line. No quoting, no types."""

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from dragoman.errors import KnowledgeError

HERE = Path(__file__).parent
DATA = HERE / "data"
TABLES = HERE / "tables"

Row = dict[str, str]


def rows(path: Path) -> Iterator[Row]:
    """Rows of one table as column -> cell; missing cells at a line's end are empty. Raises KnowledgeError."""
    lines = _lines(path)
    columns = next(lines, [])
    for cells in lines:
        yield dict(zip(columns, cells, strict=True))


def columns(path: Path, *names: str) -> Iterator[tuple[str, ...]]:
    """These columns (two or more) of one table, row by row: quicker than `rows` for tables of thousands. Raises KnowledgeError."""
    lines = _lines(path)
    header = next(lines, [])
    return map(itemgetter(*(header.index(name) for name in names)), lines)


def _lines(path: Path) -> Iterator[list[str]]:
    """The header's cells, then those of each row, as many."""
    width = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        width = width or len(cells)
        if len(cells) > width:
            raise KnowledgeError(f"{path}:{number}: {len(cells)} cells where the header has {width}")
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        yield cells


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by ``|``."""
    return tuple(cell.split("|")) if cell else ()
