"""An attribution: words that somebody is said to have said; and what joins or holds several of them."""

from dataclasses import dataclass, replace

from dragoman.model import StatementKind
from dragoman.reading.predicates import Span

NEAR = 60
"""Attributions before and behind that one is compared with."""


_CLOSING = frozenset(['"', "”", "''", "’", "'"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """Article offsets of words that somebody is said to have said."""

    kind: StatementKind
    contents: tuple[Span, ...]
    """The words said, in order, without the outer quotation marks."""
    cue: Span | None
    cue_words: str | None
    source: Span | None
    head: Span | None
    """The source's head word."""
    enters: bool
    """Whether the cue's form enters the record."""
    rule: str
    addressee: Span | None = None
    paragraph: int = 0
    follows: bool = False
    """No source of its own: the speaker is that of the attribution before it."""


def merge_split(found: list[Attribution], text: str) -> list[Attribution]:
    """Join the parts of a quotation that "he said" splits: same paragraph, nothing but the cue between, no new speaker."""
    merged: list[Attribution] = []
    last: int | None = None
    for a in found:
        told_between = last is not None and last < len(merged) - 1 and not a.follows
        if (
            last is not None
            and a.kind == "direct"
            and a.paragraph == merged[last].paragraph
            and not told_between
            and _goes_on(merged[last], a, text)
        ):
            merged[last] = replace(merged[last], contents=(*merged[last].contents, *a.contents))
            continue
        if a.kind == "direct" or (a.kind == "mixed" and text[a.contents[-1][1] : a.contents[-1][1] + 2].strip(",.") in _CLOSING):
            last = len(merged)
        merged.append(a)
    return merged


def outermost(found: list[Attribution]) -> list[Attribution]:
    """Without reports inside other reports ("X said that Y denied ..."): what Y denied is part of what X said."""
    return [a for i, a in enumerate(found) if not any(_holds(b, a) for b in found[max(0, i - NEAR) : i + NEAR] if b is not a)]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Do cue and words of the inner one lie in what the outer one said?"""
    if inner.cue is None or outer.contents == inner.contents:
        return False
    return all(any(s <= span[0] and span[1] <= e for s, e in outer.contents) for span in (inner.cue, *inner.contents))


def _goes_on(before: Attribution, a: Attribution, text: str) -> bool:
    between = text[before.contents[-1][1] : a.contents[0][0]]
    if len(between) > 200:
        return False
    if a.source is None or a.follows:
        return True
    if a.cue == before.cue:
        return True
    who = text[a.source[0] : a.source[1]].lower()
    return who in ("he", "she", "they", "it") or (
        before.source is not None and text[before.source[0] : before.source[1]].lower().endswith(who.split()[-1])
    )
