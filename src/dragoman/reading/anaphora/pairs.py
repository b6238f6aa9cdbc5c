"""Those whom "the two leaders", "both sides", "the three countries" join."""

from collections import Counter

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.context import Context
from dragoman.reading.anaphora.nominals import Nominal, nominal_words
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.title_words import title_words


def pair(nominal: Nominal, sentence: Sentence, context: Context, kb: Knowledge) -> list[Mention]:
    """The two (three, ...) persons or countries last joined by "and", else the only ones spoken of lately, else those the page is about.

    Those who hold the office that the noun tells ("both presidents") come before others, who may be meant where a page names no such.
    """
    wanted = nominal.number or 2
    if nominal.kind == "pair of either":
        return _gathered(nominal, sentence, context, kb, wanted, True, 2) or _gathered(
            nominal, sentence, context, kb, wanted, False, 2
        )
    persons = nominal.kind == "pair of persons"
    for held in dict.fromkeys((nominal_words().bearers.get(nominal.noun), None)):
        found = _gathered(nominal, sentence, context, kb, wanted, persons, 6, held) or _about(nominal, context, kb, wanted, held)
        if found:
            return found
    return []


def _gathered(
    nominal: Nominal,
    sentence: Sentence,
    context: Context,
    kb: Knowledge,
    wanted: int,
    persons: bool,
    window: int,
    held: frozenset[str] | None = None,
) -> list[Mention]:
    seen: dict[str, Mention] = {}
    at = sentence.index
    for occurrence in context.before(sentence.index, nominal.start, window):
        members = [m for m in (_member(m, persons, nominal, kb, held) for m in occurrence.members) if m is not None]
        if len(members) == wanted and len({m.country for m in members}) == wanted:
            return members
        if len(seen) >= wanted and occurrence.sentence != at:
            break
        at = occurrence.sentence
        for m in members:
            seen.setdefault(m.country or "", m)
    return list(seen.values())[::-1] if len(seen) == wanted else []


def _about(nominal: Nominal, context: Context, kb: Knowledge, wanted: int, held: frozenset[str] | None = None) -> list[Mention]:
    """Those that the article speaks of most, if they stand out from the rest."""
    persons = nominal.kind == "pair of persons"
    counts: Counter[str] = Counter()
    last: dict[str, Mention] = {}
    for occurrence in context.occurrences:
        if occurrence.start >= nominal.start or occurrence.joined:
            continue
        for m in (_member(m, persons, nominal, kb, held) for m in occurrence.members):
            if m is not None and m.country:
                counts[m.country] += 1
                last[m.country] = m
    ranked = [c for c, _ in counts.most_common()]
    clear = len(ranked) == wanted or (len(ranked) > wanted and counts[ranked[wanted - 1]] >= 2 * counts[ranked[wanted]])
    return [last[c] for c in ranked[:wanted]] if clear else []


def _member(m: Mention, persons: bool, nominal: Nominal, kb: Knowledge, held: frozenset[str] | None) -> Mention | None:
    if persons:
        return m if m.kind == "person" and m.country and (m.actor or m.office) and (held is None or _holds(m, held)) else None
    if m.country is None or kb.country(m.country) is None or (nominal.among is not None and m.country not in nominal.among):
        return None
    return as_country(m, kb)


def _holds(one: Mention, held: frozenset[str]) -> bool:
    """Has the office one of these words, and is it no deputy's?"""
    words = set((one.office or "").lower().replace("-", " ").split())
    return bool(words & held) and not words & title_words().deputy


def as_country(one: Mention, kb: Knowledge) -> Mention:
    """The state for which an actor acts."""
    country = kb.country(one.country or "")
    assert country is not None
    return Mention(
        start=one.start,
        end=one.end,
        text=one.text,
        actor=country.code,
        kind="country",
        name=country.name,
        country=country.code,
    )
