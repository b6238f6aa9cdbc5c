"""Linguistic knowledge as data: readable tables that a political scientist can mend, each under a header that defines its fields."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.errors import KnowledgeError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``lexicon/NAME.yaml``, read once per process."""
    path = files(__name__) / f"{name}.yaml"
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: {error}") from None
    if not isinstance(rows, dict):
        raise KnowledgeError(f"{path}: not a table of fields")
    return rows


def words(text: str) -> frozenset[str]:
    """The words of a space-separated list."""
    return frozenset(text.split())
