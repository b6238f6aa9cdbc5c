"""An event in a few words: who, when, where, what kind; and as a row of a table."""

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent, Proof


def summary_row(event: "MergedEvent") -> dict[str, Any]:
    """The event in a few words a column."""
    return {
        "date": date_words(event),
        "date_certain": event.date_certain,
        "event": f"{event.type} {event.mode or ''}".strip() + ("" if event.status == "occurred" else f", {event.status}"),
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "who": (who_acts := people(event, "source")),
        "whom": (acted_on := people(event, "target")),
        "parties": who_acts + (f" → {acted_on}" if acted_on else ""),
        "place": place_words(event),
        "articles": event.articles,
        "sources": event.sources,
        "words": event.best_proof.quote,
        "intensity": event.intensity,
        "confidence": event.confidence,
        "id": event.id,
        "short_id": event.id[:8],
    }


def people(event: "MergedEvent", role: str) -> str:
    """Who takes part in this role; several states under one name ("the Central Asian presidents") by their codes."""
    found = [p for p in event.participants if p.role == role]
    shared = Counter(p.person or p.name for p in found)
    return ", ".join(
        (p.country or p.name)
        if shared[p.person or p.name] > 1
        else p.name
        if p.actor == p.country
        else who(p.person or p.name, p.country)
        for p in found
    )


def who(name: str, country: str | None) -> str:
    return name if country in (None, name) else f"{name} ({country})"


def date_words(event: "MergedEvent") -> str:
    """``2023-11-09``, ``2023-11-09/10``, with ``~`` before a date that no page's words give to the day."""
    if event.start is None:
        return "undated"
    end = event.end if event.end not in (None, event.start) else None
    return ("" if event.date_certain else "~") + event.start + (f"/{shortened(event.start, end)}" if end else "")


def shortened(start: str, end: str) -> str:
    """The end of an interval without what it shares with the start."""
    return end[8:] if start[:7] == end[:7] and len(end) == 10 else end[5:] if start[:4] == end[:4] else end


def place_words(event: "MergedEvent") -> str | None:
    from dragoman.merging.geography import is_country

    place = event.place
    if place is None or is_country(place.name, place.country):
        return place.name if place else None
    return who(place.name, place.country)


def said_by(proof: "Proof") -> str:
    place = proof.url or proof.title or f"page {proof.page}"
    return f"{place}{', ' + proof.published if proof.published else ''}"


def kind(event: "MergedEvent") -> str:
    return f"{event.type} {event.mode}" if event.mode else event.type
