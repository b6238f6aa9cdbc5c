"""Persons and their terms: Factbook, its yearly editions, the US register of presidents, and our own tables of offices."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import yaml

from dragoman.knowledge.spelling import key, words
from tools.sources import countries, factbook, tables
from tools.sources.factbook import Spell
from tools.sources.names import split_caps
from tools.sources.people import MONARCH, People, Stay, assign_ids, close_terms

PERSON_COLUMNS = ("id", "name", "surname", "country", "gender", "names")
PERSON_COMMENT = """Persons. Built by tools/build_knowledge.py: do not edit; mend tables/offices.tsv and tables/person_names.tsv.
names: other spellings, parted by |."""
TERM_COLUMNS = ("person", "office", "title", "country", "start", "end", "confidence", "source")
TERM_COMMENT = """Terms of office. Built by tools/build_knowledge.py: do not edit; mend tables/offices.tsv.
Dates are ISO and as precise as known; an empty end means still in office or not known (confidence low)."""

HISTORY_END = "2026-01-22"
MOST_SPELLINGS = 3
"""More names than this that begin on one day are a cabinet, not spellings of one person."""
LESSER = re.compile(r"(?i)\b(vice|deputy|assistant|crown|second|third|designate|elect)\b")
US_TERRITORIES = frozenset({"ASM", "GUM", "MNP", "PRI", "VIR"})
CO_PRINCE = re.compile(r"(?i)\bco-?prince")
GOVERNOR = re.compile(r"\b(Governor|Administrator|Commissioner|Bailiff|Prefect|Representative|Mayor|High State|Lieutenant)\b")
CANON = (
    "Vice President", "Deputy President", "Deputy Prime Minister", "Vice Prime Minister", "Deputy Premier", "Vice Premier", "Vice Chancellor",
    "Deputy Chairman", "Vice Chairman", "Supreme Leader", "Governor General", "Lieutenant Governor", "Governor", "High Commissioner",
    "Chief Minister", "Chief Executive", "State Counsellor", "Crown Prince", "Grand Duke", "King", "Queen", "Emperor", "Sultan", "Amir", "Pope",
    "Paramount Ruler", "Prime Minister", "Premier", "Chancellor", "Taoiseach", "President", "Prince", "Minister of State", "Chairman",
    "Administrator", "Charge d'Affaires", "Chargé d'Affaires", "Ambassador",
)  # fmt: skip
STUMPS = frozenset(
    {
        "State",
        "Supreme",
        "Head",
        "National",
        "Chief",
        "Revolutionary",
        "Presidential",
        "Leader of",
        "Interim",
        "Acting",
        "Transitional",
    }
)
"""What is left of a title whose noun was cut away with the name."""
TITLES = {
    "foreign_minister": "Foreign Minister", "defence_minister": "Defence Minister", "finance_minister": "Finance Minister", "supreme_leader": "Supreme Leader", "head_of_state": "President", "head_of_government": "Prime Minister",
    "secretary_general": "Secretary-General", "president": "President", "prime_minister": "Prime Minister", "head": "Head",
    "national_security_adviser": "National Security Adviser", "crown_prince": "Crown Prince", "crown_princess": "Crown Princess",
    "commission_president": "President of the European Commission", "council_president": "President of the European Council",
    "parliament_president": "President of the European Parliament", "eu_high_representative": "High Representative",
}  # fmt: skip
HEAD_OFFICES = {
    "president": "head_of_state", "king": "head_of_state", "queen": "head_of_state", "emir": "head_of_state", "supreme_leader": "head_of_state",
    "prime_minister": "head_of_government", "premier": "head_of_government", "chancellor": "head_of_government", "taoiseach": "head_of_government",
}  # fmt: skip
UNTITLED = {"leader": "Leader", "head_of_state": "President", "head_of_government": "Prime Minister"}
KINDS = {"king": "monarch", "queen": "monarch", "emir": "monarch", "supreme_leader": "leader"}


STYLE = re.compile(r"^(?:Acting|Interim|Transitional|Transition|Caretaker) (?=[A-Z])")
"""A style before a title that only holds until its bearer is confirmed."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A chair that one person sits in at a time."""

    country: str
    office: str
    kind: str


class Chairs:
    """Collects stays by chair, then closes them."""

    def __init__(self, parents: dict[str, str]) -> None:
        self.people = People(parents)
        self.stays: dict[Slot, list[Stay]] = defaultdict(list)
        self.fixed: list[Stay] = []
        self.last: dict[tuple[Slot, int], str] = {}

    def seat(self, slot: Slot, title: str, person: int, start: str, source: str, seen: str = "") -> None:
        self.stays[slot].append(Stay(slot.country, slot.office, title, person, start, "", "high", source))
        self.last[slot, person] = max(self.last.get((slot, person), ""), seen)

    def closed(self) -> list[Stay]:
        rows = list(self.fixed)
        self._join_namesakes()
        self._drop_outlived_styles()
        starts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for slot, stays in self.stays.items():
            starts[slot.country, slot.office] += [s.start for s in stays]
        for slot, stays in self.stays.items():
            heads = slot.office in {"head_of_state", "head_of_government"}
            soft = {} if heads else {s: self._vacated(slot, s) for s in stays}
            closed = close_terms(stays, soft)
            rows += [self._superseded(slot, s, starts[slot.country, slot.office]) if heads else s for s in closed]
        return rows

    def _superseded(self, slot: Slot, stay: Stay, starts: list[str]) -> Stay:
        """A head whom the source stopped naming, while it names another under another title (a republic after a king), has gone."""
        last = self.last.get((slot, stay.person), "")
        if stay.end or not last or last >= HISTORY_END[: len(last)]:
            return stay
        shortly_before = (
            [s for s in starts if stay.start < s <= last and int(s[:4]) >= int(last[:4]) - 1] if len(last) == 10 else []
        )
        after = [s for s in starts if s > max(last, stay.start)]
        return replace(stay, end=max(shortly_before, default="") or min(after, default=last if last > stay.start else ""))

    def _join_namesakes(self) -> None:
        """Two spellings so unlike that they seemed two persons, who took one chair on one day, are one person."""
        for slot, stays in self.stays.items():
            if slot.kind not in {"president", "premier", "monarch", "ambassador"}:
                continue
            by_day: dict[str, list[Stay]] = defaultdict(list)
            for stay in stays:
                if len(stay.start) == 10:
                    by_day[stay.start].append(stay)
            for same_day in by_day.values():
                if len({s.person for s in same_day}) > MOST_SPELLINGS:
                    continue
                for other in same_day[1:]:
                    self.people.join_if_alike(same_day[0].person, other.person)
        self.stays = {slot: [replace(s, person=self.people.root(s.person)) for s in stays] for slot, stays in self.stays.items()}

    def _drop_outlived_styles(self) -> None:
        """Who came in as "Acting President" and stayed as "President" bears the title that outlived the style for the whole term."""
        for slot, stays in self.stays.items():
            titles = {(s.person, s.title) for s in stays}
            self.stays[slot] = [
                replace(s, title=plain) if (s.person, plain := STYLE.sub("", s.title)) in titles else s for s in stays
            ]

    def _vacated(self, slot: Slot, stay: Stay) -> str:
        """When a chair was seen without its holder and nobody followed."""
        last = self.last.get((slot, stay.person), "")
        return "" if not last or last >= HISTORY_END or last < stay.start[: len(last)] else last


def canonical(title: str) -> str:
    """ "President Lt." -> "President", "Interim Prime Minister" -> "Interim Prime Minister"."""
    for name in CANON:
        if re.search(rf"\b{re.escape(name)}\b", title):
            acting = re.search(r"(?i)\b(acting|interim|transitional|transition|caretaker)\b", title)
            return f"{acting[1].capitalize()} {name}" if acting else name
    return "" if title in STUMPS else title


def office_of(spell: Spell) -> tuple[str, str]:
    """(office, kind of chair) of a Factbook spell."""
    title = re.sub(r"^(Prime Minister) and .*|^Vice President and (Prime Minister)$", r"\1\2", spell.title)
    if spell.field == "ambassador_to_US":
        return "ambassador_to_USA", "charge" if "harg" in title else "ambassador"
    if LESSER.search(title):
        if "Crown" in title:
            return "crown_prince", "heir"
        if re.search(r"President|Chairman|Chairperson", title):
            return "vice_president", title
        return "deputy_head_of_government", f"{title} {spell.name}"
    if MONARCH.search(title) and spell.field == "chief_of_state":
        return "head_of_state", "monarch"
    if GOVERNOR.search(title) and "Chief" not in title:
        return ("governor", "governor") if spell.field == "chief_of_state" else ("head_of_government", "premier")
    if "Leader" in title and spell.field == "chief_of_state":
        return "head_of_state", "leader"
    if re.search(r"Prime Minister|Premier|Chancellor", title) and not MONARCH.search(title):
        return "head_of_government", "premier"
    if spell.field == "chief_of_state":
        return ("head_of_state", "president") if re.search(r"President|Chair", title) or not title else ("leader", title)
    return "head_of_government", "president" if re.search("President", title) or MONARCH.search(title) else "premier"


def add_factbook(chairs: Chairs, told: Iterator[tuple[Spell, str]], codes: dict[str, str]) -> None:
    """Seats everybody whom the Factbook names. A spell without a title takes the one that the person bears elsewhere in that field."""
    seated: list[tuple[Spell, str, str, int]] = []
    titles: dict[tuple[str, str, int], str] = {}
    for spell, source in told:
        country = codes.get(spell.iso2)
        if not country or is_foreign(spell, country, chairs.people):
            continue
        whole, surname, forms = split_caps(spell.name)
        home = "USA" if spell.field == "US_ambassador" else country
        person = chairs.people.add(home, whole, surname, forms, spell.title)
        seated.append((spell, source, country, person))
        if spell.title:
            titles.setdefault((country, spell.field, person), spell.title)
    for spell, source, country, person in seated:
        spell = replace(spell, title=spell.title or titles.get((country, spell.field, person), ""))
        if spell.field == "US_ambassador":
            slot = Slot("USA", f"ambassador_to_{country}", "charge" if "harg" in spell.title else "ambassador")
        else:
            slot = Slot(country, *office_of(spell))
        title = canonical(spell.title) or UNTITLED.get(slot.office, "Ambassador")
        chairs.seat(slot, title, person, spell.since, source, spell.seen)


def is_foreign(spell: Spell, country: str, people: People) -> bool:
    """Is this the head of another state: of the mother country, or a neighbour's as co-prince? US leaders come from their own register."""
    if spell.field not in factbook.HEADS:
        return False
    abroad = spell.field == "chief_of_state" or (spell.title == "President" and country in US_TERRITORIES)
    return country == "USA" or (abroad and bool(people.parents[country] or CO_PRINCE.search(f"{spell.title} {spell.name}")))


def add_names(chairs: Chairs, path: Path) -> None:
    """Persons as newspapers print them; added first, so that the sources' spellings join them."""
    for row in tables.read_plain(path):
        surnames = [s for s in row["surname"].split("|") if s]
        forms = [a for a in row["aliases"].split("|") if a]
        number = chairs.people.add(row["country"], row["name"], surnames[0] if surnames else "", forms, printed=True)
        person = chairs.people.all[number]
        person.gender = row["gender"]
        for surname in surnames[1:]:
            chairs.people.also_called(number, surname)


def add_us(chairs: Chairs, path: Path) -> None:
    """Presidents and vice presidents since 1977."""
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        name = row["name"]
        short = f"{name.get('nickname') or name['first']} {name['last']}"
        full = " ".join(filter(None, (name["first"], name.get("middle"), name["last"], name.get("suffix"))))
        for term in row["terms"]:
            if term["end"] < "1977":
                continue
            person = chairs.people.add("USA", full, name["last"], [short])
            chairs.people.all[person].gender = row["bio"].get("gender", "").lower()
            source = "congress-legislators executive"
            if term["type"] == "prez":
                for office in ("head_of_state", "head_of_government"):
                    chairs.fixed.append(
                        Stay("USA", office, "President", person, term["start"], _until(term["end"]), "high", source)
                    )
            else:
                chairs.fixed.append(
                    Stay("USA", "vice_president", "Vice President", person, term["start"], _until(term["end"]), "high", source)
                )


def _until(end: str) -> str:
    return "" if end >= HISTORY_END else end


def add_table(chairs: Chairs, path: Path, movements: dict[str, str]) -> None:
    """Our own tables: explicit starts and ends. `movements`: id and the state for which its leaders' deeds count."""
    for row in tables.read_plain(path):
        country = {"EUE": "EU", "XAU": "AU"}.get(row["country"], row["country"])
        forms = [a for a in row["aliases"].split("|") if len(words(a)) > 1]
        person = chairs.people.add(
            movements.get(country, country), row["person"], "", forms, row["office"].replace("_", " ").title()
        )
        title = TITLES.get(row["office"]) or row["office"].replace("_", " ").capitalize()
        if row["office"].startswith("spokesperson"):
            title = "Spokesperson"
        source = f"{path.name}: {row['source']}"
        office = row["office"]
        if country in movements:
            title, office, country = f"Leader of {country}", "movement_leader", movements[country]
        if path.name.startswith("heads") or office in {"head_of_state", "head_of_government"}:
            office = HEAD_OFFICES.get(office, office)
            kind = KINDS.get(row["office"], "president" if office == "head_of_state" else "premier")
            chairs.stays[Slot(country, office, kind)].append(
                Stay(country, office, title, person, row["start"], row["end"], row["confidence"], source))  # fmt: skip
        else:
            chairs.fixed.append(Stay(country, office, title, person, row["start"], row["end"], row["confidence"], source))


def presidents_who_govern(stays: list[Stay]) -> Iterator[Stay]:
    """Where the last president was also head of government, so is the next (the table of late changes has one row for both)."""
    heads: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        if stay.office in {"head_of_state", "head_of_government"}:
            heads[stay.country].append(stay)
    for country_stays in heads.values():
        for late in [s for s in country_stays if s.source.startswith("heads") and s.office == "head_of_state"]:
            ended = [s for s in country_stays if s.office == "head_of_state" and s.end == late.start]
            if any(s.office == "head_of_government" and s.person == e.person and not s.end for s in country_stays for e in ended):
                yield Stay(
                    late.country,
                    "head_of_government",
                    late.title,
                    late.person,
                    late.start,
                    late.end,
                    late.confidence,
                    late.source,
                )


def with_end_of_presidency(stay: Stay, stays: list[Stay]) -> Stay:
    """A president who governs stops governing with the presidency, also where a prime minister follows in that chair."""
    ends = [
        s.end
        for s in stays
        if (s.person, s.country, s.office) == (stay.person, stay.country, "head_of_state") and s.end > stay.start
    ]
    return replace(stay, end=min(ends)) if ends and "President" in stay.title else stay


def until_accession(stay: Stay, stays: list[Stay]) -> Stay:
    """Who becomes head of state is no longer heir or deputy."""
    if stay.office not in {"crown_prince", "crown_princess", "vice_president", "deputy_head_of_government"}:
        return stay
    rises = [
        s.start
        for s in stays
        if (s.person, s.country, s.office) == (stay.person, stay.country, "head_of_state") and s.start > stay.start
    ]
    return replace(stay, end=min(rises)) if rises and (not stay.end or min(rises) < stay.end) else stay


def build(sources: Path, hand_made: Path) -> dict[str, str]:
    codes = countries.iso2_to_code(sources)
    names = [n for r in countries.territories(sources) for n in (r["name"], r["full_name"])]
    pattern = factbook.country_names(
        [*names, "Netherlands", "Russia", "Korea", "Bahamas", "Gambia", "Congo", "Burma", "Macedonia", "Republika Srpska"]
    )
    chairs = Chairs({t["alpha3"].upper(): countries.parent_of(t, codes) for t in countries.territories(sources)})
    add_names(chairs, hand_made / "person_names.tsv")
    printed = len(chairs.people.all)
    add_us(chairs, sources / "us_congress/executive.yaml")
    movements = {
        r["acronym"]: r["acts_for"] or r["seat_country"]
        for r in tables.read_plain(hand_made / "organisations.tsv")
        if r["kind"] in {"movement", "armed_group"}
    }
    add_table(chairs, hand_made / "offices.tsv", movements)
    add_table(chairs, hand_made / "heads_after_2026-01.tsv", movements)
    fields = (*factbook.HEADS, "ambassador_to_US", "US_ambassador")
    weekly = factbook.history(sources / "factbook/field_history.tsv.gz", fields, pattern)
    yearly = factbook.archive(sources / "factbook_archive/exec_orgs_1990_2025.tsv.gz", pattern)
    add_factbook(
        chairs, chain(((s, "CIA World Factbook") for s in weekly), ((s, "CIA World Factbook, yearly") for s in yearly)), codes
    )
    stays = chairs.closed()
    stays += presidents_who_govern(stays)
    stays = [s if s.office != "head_of_government" or s.end else with_end_of_presidency(s, stays) for s in stays]
    stays = [replace(s, person=chairs.people.root(s.person)) for s in stays]
    stays = [until_accession(s, stays) for s in stays]
    assign_ids(chairs.people)
    people = chairs.people.all
    used = {s.person for s in stays} | set(range(printed))
    persons = [
        (
            p.id,
            p.name,
            "|".join(unique_forms(p.surnames)),
            p.country,
            p.gender,
            "|".join(f for f in unique_forms(p.forms) if f != p.name),
        )
        for number, p in enumerate(people)
        if number in used
    ]
    terms = {(people[s.person].id, s.office, s.title, s.country, s.start, s.end, s.confidence, s.source) for s in stays}
    return {
        "persons.tsv": tables.text(PERSON_COMMENT, PERSON_COLUMNS, sorted(persons)),
        "terms.tsv": tables.text(TERM_COMMENT, TERM_COLUMNS, sorted(terms, key=lambda t: (t[3], t[1], t[4], t[0], t))),
    }


def unique_forms(forms: dict[str, None]) -> list[str]:
    """Forms that differ in more than accents."""
    seen: dict[str, str] = {}
    for form in forms:
        seen.setdefault(key(form), form)
    return list(seen.values())
