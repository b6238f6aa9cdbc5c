"""The persons of one article: known ones, and unknown ones as the article introduces them.

A person once named in full is found again by surname (or by any one part of the name that nobody else in the article bears).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.knowledge.wordlists import table
from dragoman.model import Mention
from dragoman.reading.mentions.title_words import title_words

_PART = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_HONORIFIC = re.compile(r"\b(Mr|Mrs|Ms|Miss|Madam|Mme)\.? $")
BEARERS = 3
"""Persons of the knowledge base who must bear a first name before it counts as one."""
_SMALL = frozenset("al el bin ibn abu abd van von der den de del di da dos du la le ter jr sr ii iii iv".split())


def slug(name: str) -> str:
    """ "Almasadam Satkaliyev" -> "almasadam-satkaliyev"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def parts(name: str) -> list[str]:
    """Words of a name that can stand for the person, folded."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return [p for p in _PART.findall(plain) if p not in _SMALL and len(p) > 1]


@dataclass(slots=True)
class Person:
    """One person of the article. `name` is the fullest form known."""

    actor: str
    name: str
    country: str | None
    office: str | None = None
    offices: tuple[str, ...] = ()
    """Offices of the knowledge base that the article's title for the person can mean."""
    role: str | None = None
    gender: str | None = None
    known: bool = False
    first: int = 0
    """Where the article first names the person."""

    def parts(self) -> list[str]:
        """Words of the name, without the royal title of somebody unknown ("Emperor Norton")."""
        return parts(self.name if self.known else bare_name(self.name))

    def mention(self, start: int, end: int, text: str, **more: object) -> Mention:
        """A mention of this person at ``[start, end)``."""
        base: dict[str, object] = {"start": start, "end": end, "text": text, "actor": self.actor, "kind": "person", "name": self.name,
                                   "country": self.country, "office": self.office}  # fmt: skip
        return Mention(**(base | more))  # type: ignore[arg-type]


@dataclass(slots=True)
class Cast:
    """All persons of the article, by id, and who answers to which part of a name."""

    people: dict[str, Person] = field(default_factory=dict)
    by_part: dict[str, list[Person]] = field(default_factory=dict)

    def add_known(self, mention: Mention, kb: Knowledge, on: str | None) -> Person:
        """A person whom the knowledge base names."""
        assert mention.actor is not None
        person = self.people.get(mention.actor)
        if person is None:
            actor = kb.actor(mention.actor)
            person = Person(mention.actor, mention.name, mention.country, office=mention.office, gender=actor.gender if actor else None,
                            known=True, first=mention.start, offices=tuple(dict.fromkeys(t.office for t in kb.offices_of(mention.actor, on))))  # fmt: skip
            self._file(person)
        spelt = untitled_name(mention.text)
        if len(spelt.split()) > 1 and mention.form == "name" and (person.name == mention.name or len(spelt) > len(person.name)):
            # the page's own spelling
            person.name = spelt
        self._answer(person, mention.text)
        return person

    def introduce(self, name: str, at: int, country: str | None, titled: bool = False) -> Person:
        """The person whom the article calls `name`: one already named so, or a new one. A title before a single word makes it a surname."""
        name = bare_name(" ".join(name.split()).replace("- ", "-"))
        person = self.find(name, country)
        if person is not None and titled and len(parts(name)) == 1 and parts(person.name)[-1:] != parts(name):
            person = None
        if person is None:
            key = f"person/{slug(name) or 'unnamed'}@{country or '?'}"
            person = self.people.get(key) or Person(key, name, country, first=at)
            if key not in self.people:
                self._file(person)
        elif not person.known:
            if len(name.split()) > len(person.name.split()):
                person.name = name
            if person.country is None and country:
                person.country = country
        self._answer(person, name)
        return person

    def find(self, name: str, country: str | None = None) -> Person | None:
        """The one person who bears all parts of `name`; None if nobody does or two do."""
        wanted = parts(name)
        if not wanted:
            return None
        fit = [p for p in self.by_part.get(wanted[-1], self.by_part.get(wanted[0], [])) if _agrees(wanted, p.parts())]
        if country:
            fit = [p for p in fit if p.country in (country, None)] or ([] if len(wanted) > 1 else fit)
        return fit[0] if len(fit) == 1 else None

    def bearers(self, name: str) -> list[Person]:
        """All who answer to every part of `name`."""
        wanted = parts(name)
        return [p for p in self.by_part.get(wanted[-1], []) if _agrees(wanted, parts(p.name))] if wanted else []

    def holding(self, offices: Iterable[str], role: str, country: str | None) -> list[Person]:
        """Those whom the article introduced with this title, of this country if one is given."""
        wanted = set(offices)
        return [
            p
            for p in self.people.values()
            if (p.role == role or (wanted and wanted & set(p.offices))) and (country is None or p.country == country)
        ]

    def _file(self, person: Person) -> None:
        self.people[person.actor] = person
        self._answer(person, person.name)

    def _answer(self, person: Person, name: str) -> None:
        honorifics = title_words().honorifics
        for part in parts(name):
            if part not in honorifics and person not in self.by_part.setdefault(part, []):
                self.by_part[part].append(person)


def bare_name(name: str) -> str:
    """A name without titles and honorifics before it: "Miss Chaworth" -> "Chaworth"."""
    lexicon = title_words()
    words = name.split()
    while len(words) > 1 and (words[0].lower() in lexicon.honorifics or (words[0].lower(),) in lexicon.singular):
        words = words[1:]
    return " ".join(words)


def untitled_name(name: str) -> str:
    """As `bare_name`, but a royal title stays: "President Xi Jinping" -> "Xi Jinping", "King Abdullah II"."""
    words = name.split()
    return " ".join(words) if words and words[0].lower() in title_words().royal else bare_name(" ".join(words))


def _agrees(wanted: list[str], have: list[str]) -> bool:
    """Are all wanted parts among those of the name? Initials stand for any part that begins so."""
    return all(w in have or any(h.startswith(w) for h in have if len(w) == 1) for w in wanted) or (
        len(have) < len(wanted) and all(h in wanted for h in have)
    )


@cache
def given_names() -> dict[str, str]:
    """Given names that tell a gender, folded -> "m" or "f"."""
    rows = table("given_names")
    return dict.fromkeys(rows["male"].split(), "m") | dict.fromkeys(rows["female"].split(), "f")


@cache
def first_names() -> frozenset[str]:
    """Given names of the lexicon, and first names of several persons of the knowledge base."""
    return frozenset(given_names()) | _borne(default_knowledge())


def _borne(kb: Knowledge) -> frozenset[str]:
    firsts = Counter(p[0] for a in kb.actors() if a.kind == "person" and len(p := parts(a.name)) > 1 and len(p[0]) > 2)
    return frozenset(name for name, n in firsts.items() if n >= BEARERS)


def given_gender(name: str) -> str | None:
    """The gender that a given name tells, if it is one that tells ("Avril Haines": f)."""
    words = parts(name)
    return given_names().get(words[0]) if len(words) > 1 else None


def cast_of(mentions: Iterable[Mention], kb: Knowledge, text: str = "") -> Cast:
    """The persons of settled mentions, with the gender that the knowledge base, a title or, in `text`, "Mr" before the name tells."""
    cast = Cast()
    lexicon = title_words()
    for mention in mentions:
        if mention.kind != "person" or mention.actor is None:
            continue
        person = cast.people.get(mention.actor) or cast.add_known(mention, kb, None)
        if person.gender is None and (honorific := _HONORIFIC.search(text, max(0, mention.start - 8), mention.start)):
            person.gender = "m" if honorific[1] == "Mr" else "f"
        if person.gender is None:
            words = {w.strip(".,").lower() for w in f"{mention.text} {mention.office or ''}".split()}
            person.gender = "f" if words & lexicon.female else "m" if words & lexicon.male else given_gender(person.name)
    return cast
