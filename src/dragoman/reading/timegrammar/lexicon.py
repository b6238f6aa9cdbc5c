"""The tables of the time grammar, loaded once per process."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.errors import KnowledgeError

# the C parser is ten times as fast, where it is built
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TABLES = {"times": "times.yaml", "holidays": "holidays.yaml", "when": "when.yaml"}


@cache
def lexicon() -> dict[str, Any]:
    """``{"times": {"words", "rules"}, "holidays": {name: entry}}``; KnowledgeError names a file that is not YAML."""
    folder = files("dragoman.knowledge") / "lexicon"
    tables = {}
    for name, file in TABLES.items():
        try:
            tables[name] = yaml.load((folder / file).read_text(encoding="utf-8"), Loader=_LOADER)
        except yaml.YAMLError as error:
            raise KnowledgeError(f"{file}: {error}".replace("\n", " ")) from None
    return tables


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words of when.yaml."""
    return frozenset(str(w) for w in lexicon()["when"][name].split())


@cache
def word_groups(name: str) -> tuple[frozenset[str], ...]:
    """A list of groups of words of when.yaml."""
    return tuple(frozenset(group.split()) for group in lexicon()["when"][name])
