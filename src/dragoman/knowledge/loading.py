"""Reads the data files and tables into plain lists, from which `Knowledge` builds its lookups."""

from dataclasses import dataclass, field
from typing import NamedTuple, cast

from dragoman.errors import KnowledgeError
from dragoman.knowledge.files import DATA, TABLES, columns, parts, rows
from dragoman.knowledge.types import Actor, Confidence, Country, CountryStatus, Gender, Name, Term
from dragoman.model import ActorKind

WHOLE = frozenset({"government", "party"})
"""Sectors that mean the government at large; every other sector is a body of its own."""
AMBIGUOUS = frozenset({"Brussels", "Victoria", "Kingstown", "Kingston", "Male", "San Jose", "Georgetown"})
"""Capitals that are more often something else (Brussels: the EU, see named_bodies.tsv), and so are no metonyms of their state."""
SHORT = 2
SHORT_KNOWN = frozenset({"UN", "EU", "AU", "G7", "G8", "E3"})
"""Acronyms of two letters that are clear without context."""
UNCLEAR = frozenset({"CAN", "PA", "CAR", "ALBA", "CPA", "STC", "SADR", "GUAM", "ECO", "EAS"})
"""Longer acronyms that are also words, countries or other bodies: found by their full names only."""

ORGANISATION_KINDS = {
    "movement": "movement",
    "armed_group": "movement",
    "cartel": "movement",
    "company": "company",
    "body": "body",
}


class Membership(NamedTuple):
    organisation: str
    country: str
    role: str
    start: str | None
    end: str | None


@dataclass
class Facts:
    """Everything that the files say."""

    actors: dict[str, Actor] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    names: list[tuple[str, Name, bool]] = field(default_factory=list)
    """(as written, meaning, whether other transliterations of it count)."""
    surnames: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """Names that hold an actor's name and mean something else ("Washington Post")."""
    regions: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, written: str, actor: str, form: str = "name", start: str = "", end: str = "", *, loose: bool = False) -> None:
        meaning = Name(actor=actor, form=form, start=start or None, end=end or None)  # type: ignore[arg-type]
        self.names.append((written, meaning, loose))


def load() -> Facts:
    """All tables of the package."""
    facts = Facts()
    _countries(facts)
    _parts_of_states(facts)
    _organisations(facts)
    _metonyms(facts)
    _persons(facts)
    facts.hidden = [row["phrase"] for row in rows(TABLES / "not_actors.tsv")]
    return facts


def _countries(facts: Facts) -> None:
    regions: dict[str, tuple[str, ...]] = {}
    for row in rows(TABLES / "regions.tsv"):
        regions[row["word"].lower().replace("-", " ")] = tuple(row["codes"].split())
    facts.regions = regions
    for row in rows(DATA / "countries.tsv"):
        capitals = parts(row["capitals"])
        country = Country(
            code=row["code"], name=row["name"], status=cast(CountryStatus, row["status"]), wikidata=row["wikidata"] or None,
            parent=row["parent"] or None, claims=parts(row["claims"]), capital=capitals[0] if capitals else None,
            names=parts(row["names"]), adjectives=parts(row["adjectives"]), people=parts(row["people"]), regions=parts(row["regions"]),
        )  # fmt: skip
        code = country.code
        facts.countries[code] = country
        facts.actors[code] = Actor(id=code, name=country.name, kind="country", country=code, wikidata=country.wikidata)
        for written in country.names:
            facts.name(written, code)
        for written in (*country.adjectives, *country.people):
            if written not in country.names:
                facts.name(written, code, "demonym")
        if country.status == "state" or code in {"PSE", "TWN", "XKX"}:
            for written in capitals:
                if written not in country.names and written not in AMBIGUOUS:
                    facts.name(written, code, "metonym")


def _parts_of_states(facts: Facts) -> None:
    """Scotland, Crimea, the Bosnian Serbs: groups with an id of their state."""
    for row in rows(TABLES / "parts_of_states.tsv"):
        id = f"{row['country']}/{'_'.join(row['name'].lower().split())}"
        facts.actors[id] = Actor(id=id, name=row["name"], kind="group", country=row["country"])
        for written in (row["name"], *parts(row["names"])):
            facts.name(written, id)
        for written in (*parts(row["adjectives"]), *parts(row["people"])):
            facts.name(written, id, "demonym")


def _organisations(facts: Facts) -> None:
    states = {written for country in facts.countries.values() for written in country.names}
    for row in rows(TABLES / "organisations.tsv"):
        id = row["acronym"]
        if id in facts.countries:
            raise KnowledgeError(f"organisations.tsv: {id!r} is the code of a country")
        kind = cast(ActorKind, ORGANISATION_KINDS.get(row["kind"], "organisation"))
        acts_for = row["acts_for"] or (row["seat_country"] if kind == "movement" else "") or id
        facts.actors[id] = Actor(id=id, name=row["name"], kind=kind, country=acts_for, wikidata=row["wikidata"] or None)
        acronym = () if (len(id) <= SHORT and id not in SHORT_KNOWN) or id in UNCLEAR else (id,)
        for written in (row["name"], *parts(row["aliases"]), *acronym):
            if written not in states:
                facts.name(written, id, "name", row["founded"], row["dissolved"])
    for table in (TABLES, DATA):
        for organisation, country, role, start, end in columns(table / "memberships.tsv", *Membership._fields):
            facts.memberships.append(Membership(organisation, country, role, start or None, end or None))


def _metonyms(facts: Facts) -> None:
    for row in rows(TABLES / "metonyms.tsv"):
        country = {"EUE": "EU"}.get(row["country"], row["country"])
        facts.name(row["phrase"], country if row["sector"] in WHOLE else f"{country}/{row['sector']}", "metonym")
    for row in rows(TABLES / "named_bodies.tsv"):
        facts.name(row["phrase"], row["country"] if row["body"] in WHOLE else f"{row['country']}/{row['body']}", "metonym")


def _persons(facts: Facts) -> None:
    actors, names, surnames = facts.actors, facts.names, facts.surnames
    for id, name, surname, country, gender, others in columns(
        DATA / "persons.tsv", "id", "name", "surname", "country", "gender", "names"
    ):
        actors[id] = Actor(id=id, name=name, kind="person", country=country, gender=cast(Gender, gender) if gender else None)
        meaning = Name(actor=id, form="name")
        if " " in name:
            names.append((name, meaning, True))
        if others:
            names += [(written, meaning, True) for written in others.split("|")]
        if surname:
            surnames += [(id, written) for written in surname.split("|")]
    for person, office, title, country, start, end, confidence, source in columns(DATA / "terms.tsv", *Term.__struct_fields__):
        facts.terms.append(
            Term(person=person, office=office, title=title, country=country, start=start or None, end=end or None,
                 confidence=cast(Confidence, confidence), source=source)
        )  # fmt: skip
