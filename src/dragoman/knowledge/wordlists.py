"""Word lists of the lexicon (``knowledge/lexicon/*.yaml``): readable tables under a header that defines their fields."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.errors import KnowledgeError


class WordsLoader(yaml.CSafeLoader):
    """YAML in which `on`, `off`, `yes` and `no` are words (`on` is a preposition here), and no field stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


WordsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
WordsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``knowledge/lexicon/NAME.yaml``, read once per process. Raises KnowledgeError."""
    path = files("dragoman.knowledge.lexicon") / f"{name}.yaml"
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), WordsLoader)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{path}: {error}") from None
    if not isinstance(rows, dict):
        raise KnowledgeError(f"{path}: not a table of fields")
    return rows


@lru_cache(1 << 14)
def spelling(lemma: str) -> str:
    """Lower case, with -ize and -ization written -ise and -isation, so that British and American spellings meet."""
    word = lemma.lower()
    if word.endswith("ization"):
        return word[:-7] + "isation"
    return word[:-3] + "ise" if word.endswith("ize") and len(word) > 5 else word


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
                f"lexicon {name}.yaml, {field}: {odd[0]!r} is not a word (put quotation marks around true, false and numbers)"
            )
        sets[field] = frozenset(listed)
    return sets
