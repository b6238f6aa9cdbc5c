"""A title in running text, and the code of whom a name in it acts for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.reading.mentions.units import Unit

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(slots=True)
class TitlePhrase:
    """Units ``[first, last)`` of a row; the name, if one follows, is units ``[last, name_end)``, `apposed` after a comma."""

    first: int
    last: int
    noun: tuple[int, int]
    title: str
    """As printed, without country: "Energy Minister"."""
    role: str
    """The lexicon's title, singular: "minister"."""
    offices: tuple[str, ...]
    countries: tuple[str, ...]
    plural: bool
    past: bool = False
    deputy: bool = False
    possessive: str | None = None
    """"his", "her", "their", "its" before it."""
    definite: bool = False
    indefinite: bool = False
    """"a", "any", "no" before it: somebody, not the holder."""
    name: tuple[int, int] | None = None
    apposed: bool = False
    """The name stands after a comma, or (where its units come first) before one."""
    tail: int | None = None
    """End of "of South Korea" after the name."""
    body: tuple[int, int] | None = None
    fields: tuple[str, ...] = field(default=())
    names: tuple[tuple[int, int], ...] = ()
    """Of a plural title: the names right behind it."""

    @property
    def country(self) -> str | None:
        """The one country or organisation it names."""
        return self.countries[0] if len(self.countries) == 1 else None


def acts_for(unit: Unit) -> str | None:
    """Code of the one state or organisation that a unit names or belongs to; None for persons and groups."""
    codes = {m.country for m in unit.known if m.kind != "person" and m.country}
    return codes.pop() if len(codes) == 1 else None


def printed(row: Sequence[Unit], first: int, end: int) -> str:
    """The title as printed, without countries and articles."""
    return " ".join(u.text for u in row[first:end] if not u.known and u.low not in POSSESSIVE)
