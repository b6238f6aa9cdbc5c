"""The words that decide a status (``lexicon/status.yaml``), and the verdict that they give."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.wordlists import spelling, table
from dragoman.model import Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` None: nothing is said to happen (a supposition, a question, a generality). `reason` names the deciding words."""

    status: Status | None
    reason: str


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Words by what they make of an act; see the header of ``lexicon/status.yaml``."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    modals: dict[str, str]
    modifiers: dict[str, str]
    negations: frozenset[str]
    conditions: frozenset[str]
    before: frozenset[str]
    deeds: frozenset[str]


@cache
def table_of_status() -> StatusTable:
    """The table, read once per process."""
    raw = table("status")

    def inverted(group: dict[str, str]) -> dict[str, str]:
        return {spelling(word): status for status, words in group.items() for word in words.split()}

    return StatusTable(
        verbs=inverted(raw["verbs"]),
        nouns=inverted(raw["nouns"]),
        adjectives=inverted(raw["adjectives"]),
        modals=inverted(raw["modals"]),
        modifiers=inverted(raw["modifiers"]),
        negations=frozenset(str(raw["negations"]).split()),
        conditions=frozenset(str(raw["conditions"]).split()),
        before=frozenset(str(raw["before"]).split()),
        deeds=frozenset(str(raw["deeds"]).split()),
    )


def governor_word(governor: Token) -> str:
    """Lemma, with its particle: "call_off", "look_forward"."""
    particle = next((c.lower_ for c in governor.children if c.dep_ == "prt" or c.lower_ == "forward"), None)
    return spelling(governor.lemma_) + (
        f"_{particle}" if particle and f"{governor.lemma_}_{particle}" in table_of_status().verbs else ""
    )


def is_refusal(verb: Token) -> bool:
    """Is it said not to be going to happen: "will not give", "would never lift"?"""
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(words & {"will", "would", "wo", "'ll"}) and any(c.dep_ == "neg" for c in verb.children)
