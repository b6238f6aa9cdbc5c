"""Deeds that every reader knows: "the annexation of Crimea" names nobody, and "the Russian invasion" not whom it befell.

Which deeds, and since when, is data (``knowledge/lexicon/known_deeds.yaml``). A page of before the deed does not know it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.wordlists import table
from dragoman.model import Mention
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.frames import lemma
from dragoman.reading.anaphora.implicit import implied
from dragoman.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class KnownDeed:
    """Nouns that tell a deed, the names of what it befell, who did it to whom, the day it began, and whether the doer alone tells it."""

    nouns: frozenset[str]
    names: frozenset[str]
    doer: str
    victim: str
    since: str
    alone: bool


def known_sides(
    draft: Draft, arguments: Arguments, sources: list[Filler], targets: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Sources and targets of a noun of force, the missing one of the two filled in if the deed is known."""
    if arguments.pos != "noun" or bool(sources) == bool(targets):
        return sources, targets
    noun = lemma(arguments.trigger)
    for deed in _known():
        if noun not in deed.nouns or (draft.today or "9999") < deed.since:
            continue
        if targets and any(m.text in deed.names or m.name in deed.names for f in targets for m in f.mentions):
            return [_side(draft, arguments, deed.doer)], targets
        if sources and deed.alone and _doers(sources) == {deed.doer} and not _says_whom(arguments):
            return sources, [_side(draft, arguments, deed.victim)]
    return sources, targets


def _doers(sources: list[Filler]) -> set[str | None]:
    return {m.country for f in sources for m in f.mentions}


def _says_whom(arguments: Arguments) -> bool:
    """Do the words tell whom it befell, though nobody that is known?"""
    return any(arguments.heads(slot) for slot in ("of", "on", "against", "in", "into", "with"))


def _side(draft: Draft, arguments: Arguments, code: str) -> Filler:
    """The state as the page last named it, else by its own name."""
    start = arguments.cast.sentence.start
    named = [m for m in draft.mentions if m.country == code and m.kind == "country" and m.start <= start]
    state = default_knowledge().country(code)
    unnamed = Mention(
        start=start, end=start, text="", actor=code, kind="country", name=state.name if state else code, country=code
    )
    return Filler((implied((named or [unnamed])[-1], start, "known deed"),), arguments.trigger, "known deed")


@cache
def _known() -> tuple[KnownDeed, ...]:
    return tuple(_read())


def _read() -> Iterator[KnownDeed]:
    for row in table("known_deeds")["deeds"]:
        yield KnownDeed(
            nouns=frozenset(row["deeds"]),
            names=frozenset(row["of"]),
            doer=row["doer"],
            victim=row["victim"],
            since=str(row["since"]),
            alone=bool(row.get("alone", False)),
        )
