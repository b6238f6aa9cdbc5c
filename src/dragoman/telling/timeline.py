"""An entry of a timeline, in lines and as a row."""

from typing import TYPE_CHECKING, Any

from dragoman.telling.events import date_words, kind, people, place_words, said_by, summary_row
from dragoman.telling.wrapping import hanging, plural

if TYPE_CHECKING:
    from dragoman.views.timeline import Entry

INDENT = " " * 13


def row(entry: "Entry") -> dict[str, Any]:
    event, proof = entry.event, entry.event.best_proof
    return summary_row(event) | {
        "level": entry.level,
        "contexts": list(event.contexts),
        "said_by": proof.url or proof.title or proof.page,
        "published": proof.published,
    }


def lines(found: "Entry") -> list[str]:
    """The lines of one event, none wider than `WIDTH`."""
    event = found.event
    head = " · ".join(filter(None, [kind(event), event.status.upper(), place_words(event)]))
    told = hanging(date_words(event).ljust(11) + "  ", head)
    parties = people(event, "source")
    if whom := people(event, "target"):
        parties += f" → {whom}"
    told += hanging(INDENT, parties)
    if len(event.history) > 1:
        turns = ", ".join(f"{t.status} ({t.date or 'undated page'})" for t in event.history)
        told += hanging(INDENT, f"History: {turns}")
    for d in event.disagreements:
        told += hanging(INDENT, f"Pages differ on {d.about}: {' / '.join(f'{v.value} ({len(v.pages)})' for v in d.versions)}")
    for proof in found.proofs:
        told += hanging(INDENT, f"“{proof.quote}”")
        told += hanging(INDENT + "  ", "— " + said_by(proof))
    count = plural(event.sources, "independent source") + (
        f", {plural(found.pages_more, 'more page')}" if found.pages_more else ""
    )
    told += hanging(INDENT, f"{count} · confidence {event.confidence:.2f} · {event.id}")
    return told
