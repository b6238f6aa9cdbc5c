"""The knowledge base: lookups by id, by name, by office and date."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from pathlib import Path

from dragoman.knowledge import loading
from dragoman.knowledge.dates import distance, holds
from dragoman.knowledge.matching import NameIndex
from dragoman.knowledge.offices import OfficeTitle, Titles, composed_body
from dragoman.knowledge.spelling import key, skeleton_key
from dragoman.knowledge.types import Actor, Country, Name, NameHit, Term
from dragoman.model import ActorKind

NEVER_IN_OFFICE = 1_000_000
"""Days from any date to the office of a person who held none."""


BELONGS = frozenset({"member", "permanent", "elected"})
"""Roles in memberships.tsv that make a member (of a council: permanent or elected)."""


class Knowledge:
    """Who and what exists, and when. Answers are in a fixed order; nothing is guessed: several meanings come as several."""

    def __init__(self, facts: loading.Facts) -> None:
        self._facts = facts
        self._terms: dict[str, list[Term]] = defaultdict(list)
        self._offices: dict[str, list[Term]] = defaultdict(list)
        for term in facts.terms:
            self._terms[term.person].append(term)
            self._offices[term.country].append(term)
        self.titles = Titles.load()
        """Titles of offices and words for government bodies."""
        self._held = lru_cache(maxsize=4096)(self._terms_held)
        self._index: NameIndex | None = None
        self._spellings: dict[str, dict[str, None]] | None = None

    def newest_term(self) -> str:
        """The day on which the newest term of office that is known to the day begins."""
        return max(term.start for term in self._facts.terms if term.start and len(term.start) == 10)

    @classmethod
    def load(cls, actors: Path | None = None) -> "Knowledge":
        """The package's knowledge base, with a user's own actors on top (YAML, see docs). Raises KnowledgeError."""
        with _without_collection():
            facts = loading.load()
            if actors is not None:
                from dragoman.knowledge.user import add_actors

                facts = add_actors(facts, actors)
            return cls(facts)

    @property
    def index(self) -> NameIndex:
        """All names, filed at first use."""
        if self._index is None:
            index = NameIndex()
            with _without_collection():
                for written, name, loose in self._facts.names:
                    index.add(written, name, loose=loose)
                for written in self._facts.hidden:
                    index.hide(written)
            self._index = index
        return self._index

    @cached_property
    def _surnames(self) -> dict[str, list[str]]:
        """Folded surname -> persons; filed at first use."""
        return self._filed(key)

    @cached_property
    def _alike_surnames(self) -> dict[str, list[str]]:
        """Surname, however spelt -> persons; filed when a surname is not known as it is spelt."""
        return self._filed(skeleton_key)

    def _filed(self, under: Callable[[str], str]) -> dict[str, list[str]]:
        filed: dict[str, list[str]] = defaultdict(list)
        for person, surname in self._facts.surnames:
            ids = filed[under(surname)]
            if person not in ids:
                ids.append(person)
        return dict(filed)

    # -- by id

    def actor(self, id: str) -> Actor | None:
        """The actor of this id; bodies of government are composed: ``KAZ/foreign_ministry``."""
        found = self._facts.actors.get(id)
        if found is None and "/" in id and not id.startswith("person/"):
            owner, _, body = id.partition("/")
            state = self._facts.actors.get(owner)
            found = composed_body(state, body, self.titles) if state else None
        return found

    def country(self, code: str) -> Country | None:
        return self._facts.countries.get(code)

    def actors(self) -> Iterable[Actor]:
        """All actors but composed bodies, in the order of the files."""
        return self._facts.actors.values()

    def countries(self) -> Iterable[Country]:
        return self._facts.countries.values()

    def region(self, word: str) -> tuple[str, ...]:
        """Countries that a word for a region can mean: "Central Asian" -> ("KAZ", "KGZ", ...)."""
        return self._facts.regions.get(word.lower().replace("-", " "), ())

    # -- by name

    def find(self, text: str) -> list[NameHit]:
        """All known names in running text: whole words, longest first, left to right, with the text's own offsets."""
        return list(self.index.find(text))

    def names(self, written: str) -> tuple[Name, ...]:
        """What exactly this string can mean, whatever its capitals."""
        return self.index.under(written)

    def spellings(self, id: str) -> list[str]:
        """All names that an actor goes by, as filed, its own first."""
        if self._spellings is None:
            self._spellings = defaultdict(dict)
            for written, name, _ in self._facts.names:
                self._spellings[name.actor][written] = None
        return list(self._spellings.get(id, ()))

    def lookup(
        self, name: str, *, on: str | None = None, country: str | None = None, kind: ActorKind | None = None
    ) -> list[Actor]:
        """Actors that go by this name, in any common spelling; those in office on the date first."""
        found = [n.actor for n in self.index.under(name)]
        if not found:
            found = [n.actor for hit in self.index.find(name) if len(hit.text) == len(name.strip()) for n in hit.names]
        if not found:
            found = [a.id for a in self.surname(name, on=on)]
        actors = [a for a in (self.actor(id) for id in dict.fromkeys(found)) if a is not None]
        if kind:
            actors = [a for a in actors if a.kind == kind]
        if country:
            actors = [a for a in actors if country in self._acts_for(a)]
        return sorted(actors, key=lambda a: self._nearness(a, on)) if on else actors

    def surname(self, surname: str, *, on: str | None = None) -> list[Actor]:
        """Persons of this surname; with a date, those in office then first, then the nearest in time."""
        ids = self._surnames.get(key(surname)) or self._alike_surnames.get(skeleton_key(surname), [])
        actors = [a for a in (self.actor(i) for i in ids) if a is not None]
        return sorted(actors, key=lambda a: (self._nearness(a, on), a.id)) if on else actors

    def _acts_for(self, actor: Actor) -> set[str | None]:
        return {actor.country, *(t.country for t in self._terms.get(actor.id, ()))}

    def _nearness(self, actor: Actor, on: str | None) -> int:
        if actor.kind != "person" or on is None:
            return 0
        terms = self._terms.get(actor.id)
        if not terms:
            return NEVER_IN_OFFICE
        return min(distance(t.start, t.end, on) for t in terms)

    # -- by office and date

    def terms(self, person_id: str) -> tuple[Term, ...]:
        """All terms of a person, oldest first."""
        return tuple(sorted(self._terms.get(person_id, ()), key=lambda t: (t.start or "", t.office)))

    def offices_of(self, person_id: str, on: str | None = None) -> list[Term]:
        """The terms that a person holds on a date: those of the own country first (one queen of many realms), then the weightiest office."""
        actor = self.actor(person_id)
        home = actor.country if actor else None
        held = [t for t in self._terms.get(person_id, ()) if holds(t.start, t.end, on)]
        return sorted(held, key=lambda t: (t.country != home, self.titles.weight(t.office), t.start or ""))

    def _terms_held(self, country: str, on: str | None) -> tuple[Term, ...]:
        """The terms of a state's offices that are held on a date."""
        return tuple(t for t in self._offices.get(country, ()) if holds(t.start, t.end, on))

    def holders(self, country: str, office: str, on: str | None = None) -> list[Term]:
        """Who holds an office. `office` is an office id ("head_of_state", "foreign_minister") or a title ("president", "prime minister")."""
        owner = self.actor(country)
        if owner is not None and owner.kind == "movement":
            led = [
                t
                for t in self._offices.get(owner.country or "", ())
                if t.title == f"Leader of {country}" and holds(t.start, t.end, on)
            ]
            return sorted(led, key=lambda t: t.start or "", reverse=True)
        here = self._held(country, on)
        if not here and owner is not None and owner.country != country:
            here = self._held(owner.country or "", on)
        for wanted in self.titles.readings(office, country, on):
            found = [t for t in here if wanted.fits(t)]
            if found:
                return sorted(found, key=lambda t: (t.start or "", t.person), reverse=True)
        return []

    # -- organisations

    def members(self, org: str, on: str | None = None) -> list[str]:
        """Codes of an organisation's members on a date (without one: those who are still), sorted. The suspended are left out."""
        rows = [m for m in self._facts.memberships if m.organisation == org and _lasts(m, on)]
        suspended = {m.country for m in rows if m.role == "suspended"}
        return sorted({m.country for m in rows if m.role in BELONGS} - suspended)

    def memberships(self, code: str, on: str | None = None) -> list[str]:
        """Organisations of which a state is a member on a date (without one: still), sorted."""
        rows = [m for m in self._facts.memberships if m.country == code and _lasts(m, on)]
        suspended = {m.organisation for m in rows if m.role == "suspended"}
        return sorted({m.organisation for m in rows if m.role in BELONGS} - suspended)

    def title(self, words: str) -> OfficeTitle | None:
        """What a title of office means: "prime minister", "head of state"."""
        return self.titles.get(words)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Loading makes many objects and no garbage; looking for it would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lasts(membership: loading.Membership, on: str | None) -> bool:
    return membership.end is None if on is None else holds(membership.start, membership.end, on)


@cache
def default_knowledge() -> Knowledge:
    """The knowledge base of the package, loaded once per process."""
    return Knowledge.load()
