"""Codes of states and organisations in the conventions of other tools: ``data/country_codes.tsv``, ``data/cameo_groups.tsv``."""

from functools import cache
from pathlib import Path
from typing import Literal

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.files import rows

HERE = Path(__file__).parent / "data"
System = Literal["iso2", "fips", "cow", "cameo"]


def country_code(alpha3: str | None, system: System) -> str | None:
    """The state's code in another system (CAMEO's is the alpha-3 code but for a few); None if it has none there or is no state."""
    row = _countries().get(alpha3 or "")
    if row is None:
        return None
    return row[system] or (alpha3 if system == "cameo" else None)


def group_code(actor: str | None) -> str | None:
    """CAMEO's code of an organisation or movement."""
    return _groups().get(actor or "")


def is_country(code: str | None) -> bool:
    return code in _countries()


def country_name(code: str | None) -> str | None:
    """Name of a country or organisation by its code."""
    actor = default_knowledge().actor(code) if code else None
    return actor.name if actor else code


@cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows(HERE / "country_codes.tsv")}


@cache
def _groups() -> dict[str, str]:
    return {row["actor"]: row["code"] for row in rows(HERE / "cameo_groups.tsv")}
