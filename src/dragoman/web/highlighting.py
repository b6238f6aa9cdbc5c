"""An article's text with every entry marked where it stands: spans that overlap become segments that belong to several entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dragoman.merging import MergedEvent
from dragoman.model import Reading

Kind = Literal["event", "statement", "fact"]
HUES = 8
"""Colours by which events are told apart (style.css: .h0 to .h7)."""


@dataclass(frozen=True)
class Entry:
    """Something that the record holds of this page: its words are `spans`, half open, in characters of the text."""

    id: str
    kind: Kind
    spans: tuple[tuple[int, int], ...]
    hue: int | None = None
    event: MergedEvent | None = None
    number: int = 0
    """Its number among the page's entries of that kind."""


@dataclass(frozen=True)
class Segment:
    """A run of text under the same entries."""

    text: str
    entries: tuple[Entry, ...] = ()
    """The innermost, whose colour shows, first."""
    proof: int | None = None
    """The colour of the words that the reader asked to see, if these are among them."""

    @property
    def classes(self) -> str:
        kinds = dict.fromkeys(e.kind for e in self.entries)
        hue = next((e.hue for e in self.entries if e.hue is not None), None) if self.proof is None else self.proof
        return " ".join([*kinds, *([f"h{hue}"] if hue is not None else []), *(["proof"] if self.proof is not None else [])])


@dataclass(frozen=True)
class Marked:
    """A block of an article: its kind and its segments."""

    kind: str
    segments: list[Segment] = field(default_factory=list)


def colours(readings: Iterable[tuple[Reading, dict[str, MergedEvent]]]) -> dict[str, int]:
    """Event id -> its colour on all these pages, in order of first appearance, so that neighbours differ."""
    order: dict[str, int] = {}
    for reading, merged in readings:
        for event in sorted(reading.events, key=lambda e: e.evidence[0].start if e.evidence else 0):
            if event.id in merged:
                order.setdefault(merged[event.id].id, len(order) % HUES)
    return order


def entries_of(reading: Reading, merged: dict[str, MergedEvent], colour: dict[str, int]) -> list[Entry]:
    """Every entry of a page: events (of those merged, in their event's colour), statements and facts."""
    found = []
    for n, event in enumerate(reading.events):
        whole = merged.get(event.id)
        spans = tuple((e.start, e.end) for e in event.evidence)
        if whole is not None:
            found.append(Entry(f"e{n}", "event", spans, colour[whole.id], whole, n))
    for n, statement in enumerate(reading.statements):
        spans = tuple((e.start, e.end) for e in statement.evidence) or ((statement.start, statement.end),)
        found.append(Entry(f"s{n}", "statement", spans, number=n))
    for n, fact in enumerate(reading.facts):
        if isinstance(fact.get("start"), int) and isinstance(fact.get("end"), int):
            found.append(Entry(f"f{n}", "fact", ((fact["start"], fact["end"]),), number=n))
    return found


def mark(reading: Reading, entries: Sequence[Entry], proof: tuple[int, int] | None = None, proof_hue: int = 0) -> list[Marked]:
    """The blocks of the article with their segments; together they give every character of every block, once."""
    text = reading.page.text
    spans = sorted(((s, e, n) for n, entry in enumerate(entries) for s, e in entry.spans if s < e), key=lambda x: x[1] - x[0])
    blocks = [(b.kind, b.start, b.end) for b in reading.page.blocks] or [("paragraph", 0, len(text))]
    return [
        Marked(kind, _segments(text, start, end, [x for x in spans if x[1] > start and x[0] < end], entries, proof, proof_hue))
        for kind, start, end in blocks
    ]


def _segments(
    text: str,
    start: int,
    end: int,
    spans: Sequence[tuple[int, int, int]],
    entries: Sequence[Entry],
    proof: tuple[int, int] | None,
    proof_hue: int,
) -> list[Segment]:
    asked = proof or (start, start)
    cuts = {start, end}
    for s, e in [*((s, e) for s, e, _ in spans), asked]:
        cuts |= {min(max(s, start), end), min(max(e, start), end)}
    order = sorted(cuts)
    return [
        Segment(
            text[a:b],
            tuple(entries[n] for n in dict.fromkeys(n for s, e, n in spans if s <= a and b <= e)),
            proof_hue if asked[0] <= a and b <= asked[1] else None,
        )
        for a, b in pairwise(order)
    ]
