"""Joins what the sources say of persons: one person for all spellings of a name in a country, one term for each time in an office.

The sources say since when; a term ends when the next holder's begins.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from dragoman.knowledge.spelling import fold, key, skeleton, skeleton_key, words
from tools.sources.names import surname_of, usual

SAME_GIVEN = 78
"""Likeness (0-100) of two given names under one surname in one country that makes them one person."""

MONARCH = re.compile(
    r"\b(King|Queen|Emperor|Empress|Sultan|Amir|Emir|Prince|Princess|Grand Duke|Pope|Ruler|Druk Gyalpo|Sovereign)\b"
)
FEMALE = re.compile(r"\b(Queen|Princess|Empress|Duchess|Chairwoman)\b")
MALE = re.compile(r"\b(King|Prince|Emperor|Sultan|Amir|Emir|Pope|Duke)\b")
CONFIDENCE = {"high": 0, "medium": 1, "low": 2}


@dataclass(slots=True)
class Person:
    country: str
    name: str
    surname: str
    forms: dict[str, None] = field(default_factory=dict)
    """All spellings met, in the order met."""
    gender: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in an office as one source tells it. An empty `end` is unknown; `open` says that it lasts."""

    country: str
    office: str
    title: str
    person: int
    start: str
    end: str
    confidence: str
    source: str


class People:
    """Persons by country, joined while they are added."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_surname: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def add(self, country: str, name: str, surname: str, forms: list[str], title: str = "") -> int:
        """The number of this person, new or known."""
        surname = surname or surname_of(name, country)
        shown = usual(name, surname, country)
        number = self._known(country, shown, surname, bool(MONARCH.search(title)), forms)
        if number is None:
            number = len(self.all)
            self.all.append(Person(country, shown, surname))
        person = self.all[number]
        for form in (shown, name, *forms):
            if len(words(form)) > 1 or form == shown:
                person.forms.setdefault(form)
            self._file(number, form)
        bones = (country, skeleton_key(surname))
        if number not in self._by_surname[bones]:
            self._by_surname[bones].append(number)
        if not person.gender:
            person.gender = "f" if FEMALE.search(title) else "m" if MALE.search(title) else ""
        return number

    def _file(self, number: int, form: str) -> None:
        numbers = self._by_name[key(form)]
        if number not in numbers:
            numbers.append(number)

    def _known(self, country: str, name: str, surname: str, monarch: bool, forms: list[str]) -> int | None:
        for form in (name, *forms):
            for number in self._by_name.get(key(form), ()):
                person = self.all[number]
                if (
                    person.country == country
                    or monarch
                    or len(country) != 3
                    or len(person.country) != 3
                    or _is_body(country, person.country)
                ):
                    return number
        for number in self._by_surname.get((country, skeleton_key(surname)), ()):
            if any(_same_given(given(form, self.all[number].surname), given(name, surname)) for form in self.all[number].forms):
                return number
        return None


ORGANISATION_CODES: set[str] = set()
"""Acronyms of three letters that are no states; filled by the builder."""


def _is_body(*codes: str) -> bool:
    return any(code in ORGANISATION_CODES for code in codes)


def given(name: str, surname: str) -> list[str]:
    """Skeletons of the words of a name that are not its surname."""
    last = {skeleton(w) for w in words(surname)}
    return [skeleton(w) for w in words(name) if skeleton(w) not in last]


def _same_given(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return not one and not other
    a, b = sorted((one, other), key=len)
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    if len(a) == len(b):
        return all(fuzz.ratio(x, y) >= SAME_GIVEN for x, y in zip(a, b, strict=True))
    return all(any(fuzz.ratio(x, y) >= SAME_GIVEN for y in b) for x in a) and fuzz.ratio(a[0], b[0]) >= SAME_GIVEN


def close_terms(stays: list[Stay], last_seen: dict[Stay, str]) -> list[Stay]:
    """Gives each stay of one office its end: the start of the next other holder; joins a holder's own consecutive stays."""
    ordered = sorted(set(stays), key=lambda s: (s.start, s.person))
    joined: list[Stay] = []
    for stay in ordered:
        known = next((i for i, s in enumerate(joined) if s.person == stay.person and _unbroken(joined, i)), None)
        if known is None:
            joined.append(stay)
    closed = []
    for stay in joined:
        later = [
            s for s in joined if s.start > stay.start and s.person != stay.person and s.start[: len(stay.start)] != stay.start
        ]
        end = min((s.start for s in later), default="")
        closed.append(replace(stay, end=stay.end or end or last_seen.get(stay, "")))
    return closed


def _unbroken(joined: list[Stay], i: int) -> bool:
    """Has nobody else begun since the i-th stay?"""
    return all(s.person == joined[i].person or s.start <= joined[i].start for s in joined[i + 1 :])


def assign_ids(people: People) -> None:
    """``person/xi-jinping``; of namesakes the later ones carry their country."""
    taken: set[str] = set()
    for person in sorted(people.all, key=lambda p: (p.country, p.name)):
        slug = "person/" + "-".join(fold(w) for w in words(person.name))
        if slug in taken:
            slug = f"{slug}-{person.country.lower()}"
        number = 2
        while slug in taken:
            slug = f"{slug}-{number}"
            number += 1
        taken.add(slug)
        person.id = slug
