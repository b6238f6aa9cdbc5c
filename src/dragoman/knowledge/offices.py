"""Titles of offices ("premier", "head of state") and words for bodies of government ("foreign ministry", "troops"), from tables."""

from dataclasses import dataclass

from dragoman.knowledge.files import TABLES, parts, rows
from dragoman.knowledge.spelling import key
from dragoman.knowledge.types import Actor, Office, Term


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a title can mean: an office, held under one of these printed titles (any, if none is given)."""

    office: Office
    titles: tuple[str, ...] = ()

    def fits(self, term: Term) -> bool:
        return term.office == self.office and (not self.titles or any(t in term.title for t in self.titles))


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """A title as printed and the offices it can mean, the likeliest first."""

    title: str
    readings: tuple[Reading, ...]
    gender: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A word for a body of government: with a country it makes an actor, ``KAZ/foreign_ministry``."""

    noun: str
    body: str
    plural: bool = False


class Titles:
    """Titles and body nouns by their folded words."""

    def __init__(
        self,
        titles: list[OfficeTitle],
        bodies: list[BodyNoun],
        names: dict[str, str],
        ceremonial: dict[str, tuple[str, str]] | None = None,
    ) -> None:
        self.ceremonial = ceremonial or {}
        self.titles = {key(t.title): t for t in titles}
        self.bodies = {key(b.noun): b for b in bodies}
        self.body_names = names
        offices = dict.fromkeys(r.office for t in titles for r in t.readings)
        self._weights = {office: place for place, office in enumerate(offices)}

    @classmethod
    def load(cls) -> "Titles":
        titles = [
            OfficeTitle(
                row["title"],
                tuple(_reading(r) for r in parts(row["offices"])),
                row["gender"] or None,
                tuple(row["countries"].split()),
            )
            for row in rows(TABLES / "titles.tsv")
        ]
        bodies, names = [], {}
        for row in rows(TABLES / "bodies.tsv"):
            names[row["body"]] = row["name"]
            bodies += [BodyNoun(noun, row["body"], row["plural"] == "yes") for noun in parts(row["nouns"])]
        ceremonial = {row["country"]: (row["from"], row["until"]) for row in rows(TABLES / "ceremonial.tsv")}
        return cls(titles, bodies, names, ceremonial)

    def get(self, words: str) -> OfficeTitle | None:
        return self.titles.get(key(words))

    def body(self, words: str) -> BodyNoun | None:
        """ "foreign ministry" -> the body noun; None if it is none."""
        return self.bodies.get(key(words))

    def readings(self, office: str, country: str = "", on: str | None = None) -> tuple[Reading, ...]:
        """What to look for when asked for `office`: the id itself, then what a title of that form can mean. The leader of a state
        whose head of state only represents is its head of government."""
        title = self.get(office.replace("_", " "))
        found = (Reading(office), *(title.readings if title else ()))
        if office == "leader" and self._represents(country, on):
            return (Reading("head_of_government"), *found)
        return found

    def _represents(self, country: str, on: str | None) -> bool:
        start, end = self.ceremonial.get(country, ("9", ""))
        return start <= (on or start) and (not end or (on is not None and on < end))

    def weight(self, office: str) -> int:
        """Place of an office in the order of the table of titles: heads of state first."""
        return self._weights.get(office, len(self._weights))


def _reading(cell: str) -> Reading:
    """ "head_of_government: Prime Minister, Premier" -> Reading."""
    office, _, titles = cell.partition(":")
    return Reading(office.strip(), tuple(t.strip() for t in titles.split(",") if t.strip()))


def composed_body(owner: Actor, body: str, titles: Titles) -> Actor | None:
    """The body of an owner: ``KAZ`` + ``foreign_ministry`` -> "Foreign Ministry of Kazakhstan"."""
    name = titles.body_names.get(body)
    if name is None:
        return None
    return Actor(id=f"{owner.id}/{body}", name=f"{name} of {owner.name}", kind="body", country=owner.country)
