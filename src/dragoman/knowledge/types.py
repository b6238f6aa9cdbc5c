"""What the knowledge base holds: actors, their offices in time, and the names they go by."""

from typing import Literal

import msgspec

from dragoman.model import ActorKind, Form

Office = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister",
    "spokesperson_president", "spokesperson_foreign", "secretary_general", "leader",
] | str  # fmt: skip

CountryStatus = Literal["state", "territory", "disputed", "former"]
Confidence = Literal["high", "medium", "low"]
Gender = Literal["m", "f"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """`id`: a country's alpha-3, an organisation's acronym, ``KAZ/foreign_ministry`` for a body, ``person/kassym-jomart-tokayev``."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    """Whom it acts for: for a country or organisation itself, its own code; for an armed movement, the state it acts in."""
    wikidata: str | None = None
    gender: Gender | None = None


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A state, a dependency, a disputed territory or a state that is no more."""

    code: str
    """ISO 3166-1 alpha-3; XKX Kosovo; CSK, DDR, SUN, YUG, ... former states."""
    name: str
    status: CountryStatus
    wikidata: str | None = None
    parent: str | None = None
    """The state it belongs to (dependencies) or is counted to by the UN (disputed territories)."""
    claims: tuple[str, ...] = ()
    """States that claim it or hold it, beside `parent`."""
    capital: str | None = None
    names: tuple[str, ...] = ()
    """English names in use, the usual one first."""
    adjectives: tuple[str, ...] = ()
    """Demonyms used before a noun: "Kazakh", "Kazakhstani"."""
    people: tuple[str, ...] = ()
    """Words for its citizens: "Kazakhs", "Frenchman"."""
    regions: tuple[str, ...] = ()
    """Words for the region it lies in: "Central Asian", "Baltic"."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A person's time in an office. Dates are ISO prefixes; `end` None means still."""

    person: str
    """Actor id."""
    office: Office
    title: str
    """As printed: "President", "Prime Minister", "Foreign Minister"."""
    country: str
    """State or organisation."""
    start: str | None
    end: str | None
    confidence: Confidence = "high"
    source: str = ""


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a name can mean. Several `Name`s under one string are an ambiguity for the reader to settle."""

    actor: str
    form: Form
    """``name`` for a proper name, ``demonym`` ("Kazakh"), ``metonym`` ("the Kremlin", a capital)."""
    start: str | None = None
    end: str | None = None
    """When the name means this (dated names, e.g. Nur-Sultan)."""


class NameHit(msgspec.Struct, frozen=True, kw_only=True):
    """A known name found in running text (offsets of that text), longest match first, word-bounded."""

    start: int
    end: int
    text: str
    names: tuple[Name, ...]
