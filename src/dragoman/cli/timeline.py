"""`dragoman timeline A B`: what happened between actors, with the words that prove it."""

import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.events import date_words, people, place_words
from dragoman.cli.options import Filters, filtered, open_record

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent, Proof

WIDTH = 80
INDENT = " " * 13
MOST_PROOFS = 2
"""Pages whose words are shown for each event; `dragoman explain` shows all."""


@filtered
def command(
    filters: Filters,
    actors: Annotated[list[str], typer.Argument(help="Countries, organisations or persons; all of them take part.")],
) -> None:
    """Tell in order of date what happened between actors: when, where, how sure, and in whose words."""
    store = open_record(filters.record)
    found = store.events(filters.admitting(store, actors))
    for event in found:
        sys.stdout.write("\n".join(entry(event)) + "\n\n")
    if not found:
        print(f"No events in this record that {' and '.join(actors)} take part in.", file=sys.stderr)


def entry(event: "MergedEvent") -> list[str]:
    """The lines of one event, none wider than `WIDTH`."""
    head = " · ".join(filter(None, [kind(event), event.status.upper(), place_words(event)]))
    lines = hanging(date_words(event).ljust(11) + "  ", head)
    parties = people(event, "source")
    if whom := people(event, "target"):
        parties += f" → {whom}"
    lines += hanging(INDENT, parties)
    if len(event.history) > 1:
        turns = ", ".join(f"{t.status} ({t.date or 'undated page'})" for t in event.history)
        lines += hanging(INDENT, f"History: {turns}")
    for d in event.disagreements:
        lines += hanging(INDENT, f"Pages differ on {d.about}: {' / '.join(f'{v.value} ({len(v.pages)})' for v in d.versions)}")
    for proof in proofs(event):
        lines += hanging(INDENT, f"“{proof.quote}”")
        lines += hanging(INDENT + "  ", "— " + said_by(proof))
    rest = event.articles - MOST_PROOFS
    count = f"{plural(event.sources, 'independent source')}" + (f", {rest} more pages" if rest > 0 else "")
    lines += hanging(INDENT, f"{count} · confidence {event.confidence:.2f} · {event.id}")
    return lines


def proofs(event: "MergedEvent") -> list["Proof"]:
    """Words of different pages, those that tell the present status first."""
    chosen: dict[str, Proof] = {}
    for proof in sorted(event.mentions, key=lambda m: (m.status != event.status, -m.confidence)):
        chosen.setdefault(proof.page, proof)
    return list(chosen.values())[:MOST_PROOFS]


def said_by(proof: "Proof") -> str:
    place = proof.url or proof.title or f"page {proof.page}"
    return f"{place}{', ' + proof.published if proof.published else ''}"


def kind(event: "MergedEvent") -> str:
    return f"{event.type} {event.mode}" if event.mode else event.type


def plural(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def hanging(first: str, text: str) -> list[str]:
    """Text wrapped under its first line's start; long addresses may stand out."""
    lines = wrap(" ".join(text.split()), WIDTH - len(first), break_long_words=False, break_on_hyphens=False) or [""]
    return [(first if i == 0 else " " * len(first)) + line for i, line in enumerate(lines)]
