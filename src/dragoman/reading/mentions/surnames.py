"""Leaders of the day by surname alone, before parsing: "Macron and Xi met".

A surname counts when one person in such an office bears it, and the page names his state or a second leader so.
"""

import re
from collections.abc import Sequence

from dragoman.knowledge import Knowledge, Name, Term
from dragoman.model import Mention
from dragoman.reading.mentions.units import NOT_NAMES

LEADERS = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
_LONE = re.compile(r"(?<![\w’'.-])([A-Z][^\W\d_]{2,}|Xi)(?=[\s,;:.?!)’'])")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'.-]{0,24},? ?$")
_CAPITAL_AFTER = re.compile(r"\s(?:[A-Z]|al-|bin )")


def lone_leaders(text: str, found: Sequence[Mention], kb: Knowledge, on: str | None) -> list[tuple[int, int, Name]]:
    """Offsets and meanings of surnames that stand alone; none without a date."""
    if on is None:
        return []
    taken = {i for m in found for i in range(m.start, m.end)}
    held: dict[str, tuple[str, Term] | None] = {}
    places: list[tuple[int, int, str]] = []
    for match in _LONE.finditer(text):
        start, end = match.span(1)
        if start in taken or _CAPITAL_AFTER.match(text, end) or _joined_before(text, start):
            continue
        word = match.group(1)
        if word.lower() in NOT_NAMES:
            continue
        if word not in held:
            held[word] = _leader(word, kb, on)
        if held[word] is not None:
            places.append((start, end, word))
    states = {m.country for m in found if m.country}
    known = {word: leader for word, leader in held.items() if leader is not None}
    together = len({leader[0] for leader in known.values()}) > 1
    return [(a, b, Name(actor=known[w][0], form="name")) for a, b, w in places if together or known[w][1].country in states]


def _joined_before(text: str, start: int) -> bool:
    """Is the word the end of a longer name or title ("Tim Johnson", "President Xi")? Those are read elsewhere."""
    before = text[max(0, start - 24) : start]
    return (
        before.endswith(" ") and _CAPITAL_BEFORE.search(before) is not None and not before.rstrip().endswith((".", ",", "!", "?"))
    )


def _leader(word: str, kb: Knowledge, on: str) -> tuple[str, Term] | None:
    """The one leader of the day of this surname."""
    fit: dict[str, Term] = {}
    for actor in kb.surname(word, on=on):
        for term in kb.offices_of(actor.id, on):
            if term.office in LEADERS and kb.country(term.country) is not None:
                fit.setdefault(actor.id, term)
    return next(iter(fit.items())) if len(fit) == 1 else None
