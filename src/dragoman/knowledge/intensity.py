"""How friendly or hostile an event is: Goldstein's scale by type, mode and status, from ``lexicon/intensity.tsv``."""

from functools import cache
from importlib.resources import files

from dragoman.errors import KnowledgeError

ANY = "*"
FIELDS = 5


@cache
def _table() -> dict[tuple[str, str, str], float]:
    text = (files("dragoman.knowledge") / "lexicon" / "intensity.tsv").read_text("utf-8")
    found: dict[tuple[str, str, str], float] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "type\t")):
            continue
        cells = line.split("\t")
        if len(cells) != FIELDS:
            raise KnowledgeError(f"intensity.tsv:{number}: {FIELDS} fields are needed, {len(cells)} stand there")
        found[cells[0], cells[1], cells[2]] = float(cells[3])
    return found


def intensity(type: str, mode: str | None, status: str) -> float:
    """Weight from -10 (most hostile) to 10 (most friendly) of an act of this kind: Goldstein (1992) as carried by CAMEO.

    The most specific row of the table holds; 0 for a type that it does not know.
    """
    rows = _table()
    for key in ((type, mode or ANY, status), (type, ANY, status), (ANY, ANY, status), (type, mode or ANY, ANY), (type, ANY, ANY)):
        if key in rows:
            return rows[key]
    return 0.0
