"""The cue lexicon: words that report what somebody said (``lexicon/cues.yaml``)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dragoman.errors import KnowledgeError

FORMS = frozenset(["quote", "clause", "noun", "whether", "order", "doing", "as", "object"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its lemma, the words that belong to it, and the forms it takes (see the header of ``cues.yaml``)."""

    lemma: str
    rest: tuple[str, ...]
    enters: frozenset[str]
    """Forms that enter the record."""
    found: frozenset[str]
    """Forms that are only found."""
    if_quoted: frozenset[str]
    """Forms that report something only where part of it is quoted."""

    thought: bool = False
    """What is thought or meant, not said: never enters the record."""

    def takes(self, form: str) -> bool:
        return form in self.enters or form in self.found or form in self.if_quoted


@dataclass(frozen=True, slots=True)
class CueLexicon:
    verbs: dict[str, tuple[Cue, ...]]
    """Lemma -> its cues, the longest first."""
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, frozenset[str]]
    """Adjective -> words that lead in what is thought or felt ("that", "to", prepositions)."""
    attitudes: dict[str, frozenset[str]]
    """Noun -> the same."""
    seeming: frozenset[str]
    supposed: frozenset[str]
    blaming: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    occasions: frozenset[str]
    settings: frozenset[str]
    thin: frozenset[str]
    documents: frozenset[str]
    media: frozenset[str]
    people: frozenset[str]
    single: frozenset[str]
    additive: frozenset[str]
    unnamed: frozenset[str]
    private: frozenset[str]
    scholars: frozenset[str]
    abroad: frozenset[str]


@cache
def cue_lexicon() -> CueLexicon:
    """The lexicon of the package, loaded once per process."""
    raw = yaml.safe_load(files("dragoman.knowledge").joinpath("lexicon/cues.yaml").read_text(encoding="utf-8"))
    sets = {
        name: frozenset(str(raw[name]).split())
        for name in (
            "occasions",
            "settings",
            "thin",
            "documents",
            "media",
            "people",
            "single",
            "additive",
            "unnamed",
            "private",
            "scholars",
            "abroad",
            "seeming",
            "supposed",
            "blaming",
        )
    }
    return CueLexicon(_table(raw["verbs"], raw["thoughts"]), _table(raw["nouns"]), _marks(raw["adjectives"]), _marks(raw["attitudes"]),
                      prepositions=tuple(tuple(p.split()) for p in raw["prepositions"]), **sets)  # fmt: skip


def _marks(rows: dict[str, str]) -> dict[str, frozenset[str]]:
    return {word: frozenset(str(marks).split()) for word, marks in rows.items()}


def _table(rows: dict[str, str], thoughts: dict[str, str] | None = None) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for words, forms in (rows | (thoughts or {})).items():
        lemma, *rest = words.split()
        tiers = [frozenset(tier.split()) for tier in forms.split("/")]
        enters, found, if_quoted = (*tiers, frozenset(), frozenset())[:3]
        unknown = (enters | found | if_quoted) - FORMS
        if unknown:
            raise KnowledgeError(f"cues.yaml: {words}: no form named {', '.join(sorted(unknown))}")
        table.setdefault(lemma, []).append(Cue(lemma, tuple(rest), enters, found, if_quoted, words not in rows))
    return {lemma: tuple(sorted(cues, key=lambda c: -len(c.rest))) for lemma, cues in table.items()}


@cache
def media_state(name: str) -> str | None:
    """The state of a newspaper, broadcaster or agency (``lexicon/media.yaml``); None if unknown."""
    return _media().get(_folded(name))


@cache
def _media() -> dict[str, str]:
    raw = yaml.safe_load(files("dragoman.knowledge").joinpath("lexicon/media.yaml").read_text(encoding="utf-8"))
    return {_folded(name): state for state, names in raw.items() for name in str(names).split(";")}


def _folded(name: str) -> str:
    return name.strip().replace("’", "'").lower().removeprefix("the ")
