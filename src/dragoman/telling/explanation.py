"""What an event stands on: each page's words, the frame that fired, and why this actor, date and status."""

from typing import TYPE_CHECKING

from dragoman.telling.events import place_words, said_by, who
from dragoman.telling.timeline import lines
from dragoman.telling.wrapping import hanging

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent, Proof
    from dragoman.model import Event, Reading


def explanation(event: "MergedEvent", readings: dict[str, "Reading"]) -> list[str]:
    from dragoman.views.timeline import timeline

    (entry,) = timeline([event])
    told = [*lines(entry), "", *merged(event)]
    for proof in event.mentions:
        reading = readings.get(proof.page)
        said = next((e for e in reading.events if e.id == proof.event), None) if reading else None
        told += ["", *mention_lines(proof, reading, said)]
    return told


def merged(event: "MergedEvent") -> list[str]:
    """What all pages together come to."""
    lines = ["Merged"]
    for p in event.participants:
        lines += item("participant", f"{who(p.person or p.name, p.country)}, {p.role}" + (f", {p.office}" if p.office else ""))
    if event.start:
        lines += item(
            "date",
            f"said by {', '.join(event.date_said_by)}" + ("" if event.date_certain else "; not given to the day by any page"),
        )
    if event.place:
        lines += item("place", f"{place_words(event)}: said by {', '.join(event.place_said_by)}")
    for turn in event.history:
        lines += item("history", f"{turn.date or 'undated page'}: {turn.status}, “{turn.words}”")
    if event.edition:
        number = f", edition {event.edition.number}" if event.edition.number else ""
        lines += item("series", event.edition.series + number)
    if event.part_of:
        lines += item("part of", f"{event.part_of} ({event.relation})")
    for c in event.corrections:
        lines += item("judgement", f"{c.verb} by {c.who} on {c.when}: {c.why} ({c.judgement})")
    return lines


def mention_lines(proof: "Proof", reading: "Reading | None", said: "Event | None") -> list[str]:
    lines = hanging("", f"Page {proof.page}: {said_by(proof)}")
    lines += item("words", f"“{proof.quote}”")
    if reading and said:
        for words in said.evidence[1:]:
            lines += item("also", f"“{words.text}”")
    lines += item(
        "says",
        f"{proof.status}, {proof.start or 'undated'}" + (f" to {proof.end}" if proof.end not in (None, proof.start) else ""),
    )
    lines += item("frame", proof.frame)
    lines += frame_lines(proof.frame)
    for what, why in (said.decisions if said else {}).items():
        lines += item(what, why)
    lines += item("confidence", f"{proof.confidence:.2f}")
    return lines


def frame_lines(id: str) -> list[str]:
    """The frame's own example from the lexicon; nothing for a model's or a user's frame that is not loaded."""
    from dragoman.knowledge.frames import default_lexicon

    frame = next((f for f in default_lexicon().frames if f.id == id), None)
    if frame is None or not frame.examples:
        return []
    but = f", not “{frame.counterexamples[0]}”" if frame.counterexamples else ""
    return item("", f"as in “{frame.examples[0]}”{but}")


def item(name: str, text: str) -> list[str]:
    return hanging(f"  {name:<12}", text)
