"""What the knowledge base holds: actors, their offices in time, and the names they go by."""

from typing import Literal

import msgspec

from dragoman.model import ActorKind, Form

Office = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister",
    "spokesperson_president", "spokesperson_foreign", "secretary_general", "leader",
] | str  # fmt: skip


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """`id`: a country's alpha-3, an organisation's acronym, ``KAZ/foreign_ministry`` for a body, ``person/kassym-jomart-tokayev``."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    """Whom it acts for: for a country or organisation itself, its own code."""
    wikidata: str | None = None
    gender: Literal["m", "f"] | None = None


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
    confidence: Literal["high", "medium", "low"] = "high"
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
