"""A user's own actors: a YAML file that adds to the knowledge base or overrides it, without code.

    actors:
      - id: VENEZIA                     # a code of your own, or one that is known (then it is overridden)
        name: Republic of Venice
        kind: country                   # person, country, organisation, body, group, movement, company
        country: VENEZIA                # whom it acts for; a country or organisation acts for itself
        names: [Venice]                # more names, as printed
        adjectives: [Venetian]        # demonyms
        metonyms: [Doge's Palace]      # capitals, seats of power
        gender: m                       # persons: m or f
        terms:                          # persons: offices in time
          - {office: head_of_state, title: Doge, country: VENEZIA, start: 1523, end: 1538}

Errors name the file and the line; if there is one, nothing of the file is loaded.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from dragoman.errors import KnowledgeError
from dragoman.knowledge.dates import first_day, last_day
from dragoman.knowledge.loading import Facts
from dragoman.knowledge.mistakes import mistake
from dragoman.knowledge.spelling import words
from dragoman.knowledge.types import Actor, Country, Gender, Term

Kind = Literal["person", "country", "organisation", "body", "group", "movement", "company"]


class TermEntry(BaseModel):
    """A person's time in an office."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    office: str = Field(min_length=1)
    country: str = Field(min_length=1)
    title: str = ""
    start: str | None = Field(default=None, pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")
    end: str | None = Field(default=None, pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")

    @field_validator("start", "end", mode="before")
    @classmethod
    def _iso(cls, value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value


class ActorEntry(BaseModel):
    """One actor of the file."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: Kind
    country: str | None = None
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$")
    gender: Gender | None = None
    names: list[str] = []
    adjectives: list[str] = []
    metonyms: list[str] = []
    terms: list[TermEntry] = []

    @property
    def acts_for(self) -> str | None:
        return self.country or (self.id if self.kind in {"country", "organisation"} else None)


def add_actors(facts: Facts, path: Path) -> Facts:
    """`facts` with the actors of `path` on top. Raises KnowledgeError at the first mistake and then adds nothing."""
    entries = _read(path)
    own = {entry.id for entry, _ in entries}
    seen: dict[str, int] = {}
    for entry, line in entries:
        where = f"{path}:{line}"
        if entry.id in seen:
            raise KnowledgeError(f"{where}: the id {entry.id!r} is already used in line {seen[entry.id]}")
        seen[entry.id] = line
        for code in (entry.acts_for, *(t.country for t in entry.terms)):
            if code is not None and code not in own and code not in facts.actors:
                raise KnowledgeError(
                    f"{where}: unknown country or organisation {code!r} (use an alpha-3 code, an acronym or an id of this file)"
                )
        _check_terms(entry, where)
    for entry, _ in entries:
        _add(facts, entry)
    return facts


def _read(path: Path) -> list[tuple[ActorEntry, int]]:
    """The file's entries and the line on which each begins."""
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = yaml.safe_load(text)
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path}: is not UTF-8 text") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise KnowledgeError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {getattr(error, 'problem', error)}") from None
    nodes = _items(root)
    if not isinstance(plain, dict) or set(plain) != {"actors"} or not isinstance(plain["actors"], list) or nodes is None:
        raise KnowledgeError(f"{path}:1: expected one key, 'actors', with a list under it")
    return [(_entry(path, value, node), node.start_mark.line + 1) for value, node in zip(plain["actors"], nodes, strict=True)]


def _items(root: Any) -> list[Any] | None:
    """The nodes of the list under ``actors``."""
    if not isinstance(root, yaml.MappingNode) or len(root.value) != 1 or not isinstance(root.value[0][1], yaml.SequenceNode):
        return None
    return list(root.value[0][1].value)


def _entry(path: Path, value: Any, node: Any) -> ActorEntry:
    try:
        return ActorEntry.model_validate(value)
    except ValidationError as error:
        line = _line_of(node, error.errors()[0]["loc"])
        raise KnowledgeError(f"{path}:{line}: {mistake(error, ActorEntry)}") from None


def _line_of(node: Any, place: tuple[int | str, ...]) -> int:
    """The line of a value within an entry, as deep as it can be followed."""
    for step in place:
        if isinstance(node, yaml.MappingNode):
            found = [v for k, v in node.value if k.value == str(step)]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = [node.value[step]]
        else:
            found = []
        if not found:
            break
        node = found[0]
    return int(node.start_mark.line) + 1


def _check_terms(entry: ActorEntry, where: str) -> None:
    if entry.terms and entry.kind != "person":
        raise KnowledgeError(f"{where}: {entry.id!r} is no person and cannot have terms")
    for term in entry.terms:
        if term.start and term.end and first_day(term.start) > last_day(term.end):
            raise KnowledgeError(f"{where}: {entry.id!r}: the term of {term.office!r} ends before it begins")
    ordered = sorted(entry.terms, key=lambda t: (t.office, t.country, t.start or ""))
    for one, two in pairwise(ordered):
        same = (one.office, one.country) == (two.office, two.country)
        if same and (one.end is None or first_day(two.start) < one.end):
            raise KnowledgeError(
                f"{where}: {entry.id!r}: terms of {one.office!r} overlap ({one.start} to {one.end} and {two.start} to {two.end})"
            )


def _add(facts: Facts, entry: ActorEntry) -> None:
    """Puts one entry in; an id that is known loses its old names and terms."""
    known = facts.actors.get(entry.id)
    if known is not None:
        facts.names[:] = [row for row in facts.names if row[1].actor != entry.id]
        facts.terms[:] = [t for t in facts.terms if t.person != entry.id]
        facts.surnames[:] = [row for row in facts.surnames if row[0] != entry.id]
    facts.actors[entry.id] = Actor(
        id=entry.id, name=entry.name, kind=entry.kind, country=entry.acts_for, wikidata=entry.wikidata, gender=entry.gender,
    )  # fmt: skip
    if entry.kind == "country":
        facts.countries[entry.id] = Country(
            code=entry.id, name=entry.name, status="state", wikidata=entry.wikidata, capital=entry.metonyms[0] if entry.metonyms else None,
            names=(entry.name, *entry.names), adjectives=tuple(entry.adjectives),
        )  # fmt: skip
    for written in (entry.name, *entry.names):
        facts.name(written, entry.id, loose=entry.kind == "person")
    for written in entry.adjectives:
        facts.name(written, entry.id, "demonym")
    for written in entry.metonyms:
        facts.name(written, entry.id, "metonym")
    if entry.kind == "person":
        facts.surnames.append((entry.id, words(entry.name)[-1]))
    for term in entry.terms:
        title = term.title or term.office.replace("_", " ").capitalize()
        facts.terms.append(
            Term(
                person=entry.id,
                office=term.office,
                title=title,
                country=term.country,
                start=term.start,
                end=term.end,
                source="own actors",
            )
        )
