"""Joins what the sources say of persons: one person for all spellings of a name in a country, one term for each time in an office.

The sources say since when; a term ends when the next holder's begins.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from dragoman.knowledge.spelling import fold, key, loose_key, skeleton, skeleton_key, words
from tools.sources.names import COMMON_FIRST, SURNAME_FIRST, surname_of, usual

SAME_GIVEN = 78
"""Likeness (0-100) of two given names under one surname in one country that makes them one person."""
ALIKE = 60
"""Likeness of two whole names that makes them one person when they took one chair on the same day."""

MONARCH = re.compile(
    r"\b(King|Queen|Emperor|Empress|Sultan|Amir|Emir|Prince|Princess|Grand Duke|Pope|Ruler|Druk Gyalpo|Sovereign)\b"
)
FEMALE = re.compile(r"\b(Queen|Princess|Empress|Duchess|Chairwoman)\b")
MALE = re.compile(r"\b(King|Prince|Emperor|Sultan|Amir|Emir|Pope|Duke)\b")
CONFIDENCE = {"high": 0, "medium": 1, "low": 2}


RANKS = frozenset("lt gen maj col brig adm capt cdr cmdr".split())
"""A "name" of these alone slipped in before the person's own."""


@dataclass(slots=True)
class Person:
    country: str
    name: str
    surname: str
    surnames: dict[str, None] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)
    """All spellings met, in the order met."""
    gender: str = ""
    printed: bool = False
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

    def __init__(self, parents: dict[str, str]) -> None:
        self.parents = parents
        """Every state or territory and the state it belongs to ("" if none); other codes are organisations."""
        self.all: list[Person] = []
        self._by_surname: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_likeness: dict[tuple[str, str], int] = {}
        self._joined: dict[int, int] = {}

    def add(self, country: str, name: str, surname: str, forms: list[str], title: str = "", *, printed: bool = False) -> int:
        """The number of this person, new or known.

        A `printed` one (of our own table of names) is new, and its forms of one word count; later spellings do not add short forms to it.
        """
        surname = surname or surname_of(name, country)
        shown = usual(name, surname, country)
        number = None if printed else self._known(country, shown, surname, bool(MONARCH.search(title)), forms)
        if number is None:
            number = len(self.all)
            self.all.append(Person(country, name if printed else shown, surname, printed=printed))
        person = self.all[number]
        person.surnames.setdefault(surname)
        for form in (shown, name, *(forms if printed or not person.printed else ())):
            if (len(words(form)) > 1 and not {fold(w) for w in words(form)} <= RANKS) or form == shown or printed:
                person.forms.setdefault(form)
            self._file(number, form, country)
        bones = (country, skeleton_key(surname))
        if number not in self._by_surname[bones]:
            self._by_surname[bones].append(number)
        if not person.gender:
            person.gender = "f" if FEMALE.search(title) else "m" if MALE.search(title) else ""
        return number

    def also_called(self, number: int, surname: str) -> None:
        """One more surname of a person."""
        self.all[number].surnames.setdefault(surname)
        self._by_surname[self.all[number].country, skeleton_key(surname)].append(number)

    def root(self, number: int) -> int:
        """The person that this number was joined to."""
        while number in self._joined:
            number = self._joined[number]
        return number

    def join_if_alike(self, one: int, other: int) -> None:
        """Makes two numbers one person if any of their spellings are alike."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return
        first, second = sorted((one, other))
        a, b = self.all[first], self.all[second]
        if max(fuzz.ratio(skeleton_key(x), skeleton_key(y)) for x in a.forms for y in b.forms) < ALIKE:
            return
        a.forms.update(b.forms)
        a.surnames.update(b.surnames)
        a.gender = a.gender or b.gender
        self._joined[second] = first

    def _file(self, number: int, form: str, country: str) -> None:
        if country not in SURNAME_FIRST and len(words(form)) > 1:
            self._by_likeness.setdefault((country, loose_key(words(form))), number)
        numbers = self._by_name[key(form)]
        if number not in numbers:
            numbers.append(number)

    def _kin(self, one: str, other: str) -> bool:
        """May one person act for both? A state and its dependency, or an organisation and whatever state."""
        return (
            self.parents.get(one) == other or self.parents.get(other) == one or any(c not in self.parents for c in (one, other))
        )

    def _known(self, country: str, name: str, surname: str, monarch: bool, forms: list[str]) -> int | None:
        for form in (name, *forms):
            for number in self._by_name.get(key(form), ()):
                person = self.all[number]
                if person.country == country or monarch or self._kin(country, person.country):
                    return number
        for form in (name, *forms):
            if len(words(form)) > 1 and (known := self._by_likeness.get((country, loose_key(words(form))))) is not None:
                return known
        for number in self._by_surname.get((country, skeleton_key(surname)), ()):
            mine = given(name, surname)
            alike = SAME_GIVEN if country not in SURNAME_FIRST else 100 if self.all[number].printed else 92
            if any(_same_given(given(form, self.all[number].surname), mine, alike) for form in self.all[number].forms):
                return number
        return None


def given(name: str, surname: str) -> list[str]:
    """Skeletons of the words of a name that are not its surname."""
    last = {skeleton(w) for w in words(surname)}
    found = [w for w in words(name) if skeleton(w) not in last]
    while len(found) > 1 and fold(found[0]) in COMMON_FIRST:
        found = found[1:]
    return [skeleton(w) for w in found]


def _same_given(one: list[str], other: list[str], alike: int) -> bool:
    if not one or not other:
        return not one and not other
    a, b = sorted((one, other), key=len)
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    if len(a) == len(b):
        return all(fuzz.ratio(x, y) >= alike for x, y in zip(a, b, strict=True))
    return all(any(fuzz.ratio(x, y) >= alike for y in b) for x in a) and fuzz.ratio(a[0], b[0]) >= alike


def close_terms(stays: list[Stay], last_seen: dict[Stay, str]) -> list[Stay]:
    """Gives each stay of one office its end: the start of the next other holder; joins a holder's own consecutive stays."""
    ordered = sorted(set(stays), key=lambda s: (s.start, s.person, -len(s.end), s.title, s.source))
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
    for person in sorted(people.all, key=lambda p: (not p.printed, p.country, p.name)):
        slug = "person/" + "-".join(fold(w) for w in words(person.name))
        if slug in taken:
            slug = f"{slug}-{person.country.lower()}"
        number = 2
        while slug in taken:
            slug = f"{slug}-{number}"
            number += 1
        taken.add(slug)
        person.id = slug
