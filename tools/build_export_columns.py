"""Write docs/columns.md: the columns of every exported table, from the tables that the exports are made by.

python -m tools.build_export_columns            # write it
python -m tools.build_export_columns --check    # exit 1 if it is behind
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.export import columns, gdelt
from dragoman.knowledge.files import rows
from tools import generated

TARGET = Path(__file__).parent.parent / "docs" / "columns.md"
POLECAT = Path(columns.__file__).parent / "data" / "polecat.tsv"
HEAD = """# Columns of the exports

Written by `tools/build_export_columns.py` from `src/dragoman/export/data/`.
"""
Row = tuple[str, ...]


def render() -> str:
    """The page as Markdown."""
    parts = [HEAD, "## Parquet, CSV, SQLite\n"]
    for name, found in columns.tables().items():
        parts += [f"### {name}\n", *_table(("column", "type", "what"), ((f"`{c.name}`", c.type, c.about) for c in found))]
    for name, title in (("events", "GDELT events (61 columns)"), ("mentions", "GDELT mentions (16 columns)")):
        found_rows = ((str(i), f"`{c['column']}`", c["about"]) for i, c in enumerate(gdelt.columns(name), 1))
        parts += [f"## {title}\n", *_table(("", "column", "what we write"), found_rows)]
    polecat = ((str(i), f"`{row['column']}`", row["about"]) for i, row in enumerate(rows(POLECAT), 1))
    parts += ["## POLECAT (40 columns)\n", *_table(("", "column", "what we write"), polecat)]
    return "\n".join(parts).rstrip() + "\n"


def _table(head: Row, body: Iterable[Row]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|"
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in body)
    yield ""


if __name__ == "__main__":
    raise SystemExit(generated.command(TARGET, render))
