"""Whether two sets of persons share somebody; persons not in the knowledge base go by their last name."""

from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

PERSON = "person/"


def shared(a: Iterable[str], b: Iterable[str]) -> bool:
    others = frozenset(b)
    return any(x in others or any(same_person(x, y) for y in others) for x in a)


def same_person(a: str, b: str) -> bool:
    """Two actor ids are one person only if equal; a bare name is the person with the same last name."""
    if a == b:
        return True
    if a.startswith(PERSON) and b.startswith(PERSON):
        return False
    return last_name(a) == last_name(b)


@lru_cache(maxsize=65536)
def last_name(person: str) -> str:
    """Of a name or an actor id, folded."""
    words = anyascii(person.removeprefix(PERSON)).lower().replace("-", " ").split()
    return words[-1] if words else ""
