"""CAMEO codes of events, and their Goldstein scores: ``data/cameo.tsv`` and ``data/cameo_codes.tsv``."""

from functools import cache
from pathlib import Path

from dragoman.knowledge.files import rows
from dragoman.merging import MergedEvent

HERE = Path(__file__).parent / "data"
ANY = "*"


def code_of(event: MergedEvent) -> str | None:
    """The event's CAMEO code; None where CAMEO has none (a denied event, a planned accusation)."""
    return code(event.type, event.mode, event.status)


def code(kind: str, mode: str | None, status: str) -> str | None:
    """The CAMEO code of a type, mode and status; None where CAMEO has none."""
    known = _codes()
    return known.get((kind, mode, status)) or known.get((kind, ANY, status))


def goldstein(code: str) -> float:
    """Goldstein's score of a code of ``cameo.tsv``, -10 to 10."""
    return _scores()[code]


def base(code: str) -> str:
    """The code's second level: 0311 -> 031."""
    return code[:3]


def root(code: str) -> str:
    """The code's first level: 0311 -> 03."""
    return code[:2]


def quad_class(code: str) -> int:
    """GDELT's class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    number = int(root(code))
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


@cache
def _codes() -> dict[tuple[str, str | None, str], str]:
    return {(row["type"], row["mode"], row["status"]): row["code"] for row in rows(HERE / "cameo.tsv")}


@cache
def _scores() -> dict[str, float]:
    return {row["code"]: float(row["goldstein"]) for row in rows(HERE / "cameo_codes.tsv")}
