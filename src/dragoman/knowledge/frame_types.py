"""Valency frames as the readers of events use them."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model import TOGETHER, Status

Class = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word class and words: the first is the head's lemma, the others stand under it (particle, preposition, adverb)."""

    pos: Class
    lemma: str
    rest: tuple[str, ...]


Condition = tuple[str, frozenset[str]]
"""A slot and the lemmas one of which must fill it; an empty set means that anything may fill it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A compiled frame: a trigger pattern and what it means."""

    id: str
    type: str
    mode: str | None
    triggers: tuple[Trigger, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    alone: bool = False
    swap: bool = False
    mutual: bool = False
    victim: bool = False
    organisation: bool = False
    strict: bool = False
    status: Status | None = None
    consumes: bool = False
    contexts: tuple[str, ...] = ()
    intensity: float | None = None
    """Own weight of what it tells when it happened; else that of its type and mode."""
    confidence: float | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    origin: str = ""

    @property
    def together(self) -> bool:
        """Are all participants sources? A frame of a joint type that names no target slots says so."""
        return self.mutual or (self.type in TOGETHER and not self.target)
