"""Word lists of the lexicon (``knowledge/lexicon/*.yaml``): readable tables under a header that defines their fields."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.errors import KnowledgeError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``knowledge/lexicon/NAME.yaml``, read once per process. Raises KnowledgeError."""
    path = files("dragoman.knowledge.lexicon") / f"{name}.yaml"
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


def word_sets(name: str) -> dict[str, frozenset[str]]:
    """The fields of a table of plain word lists (YAML lists, or words parted by spaces). Raises KnowledgeError."""
    sets = {}
    for field, found in table(name).items():
        listed = found.split() if isinstance(found, str) else found
        odd = [word for word in listed if not isinstance(word, str)]
        if odd:
            raise KnowledgeError(
                f"lexicon {name}.yaml, {field}: {odd[0]!r} is not a word (put quotation marks around on, off, yes and no)"
            )
        sets[field] = frozenset(listed)
    return sets
