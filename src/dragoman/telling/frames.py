"""A frame of the lexicon as a row of a table, and the frames that a word asks for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.model import EVENT_TYPES

if TYPE_CHECKING:
    from dragoman.knowledge.frame_types import Frame


def asked_for(frames: "Iterable[Frame]", type: str | None = None, word: str | None = None) -> "list[Frame]":
    """The frames of this event type that have this word among triggers, id, type or mode. UsageError for an unknown type."""
    if type and type.upper() not in EVENT_TYPES:
        raise UsageError(f"{type}: there is no such type; there are {', '.join(EVENT_TYPES)}")
    return [f for f in frames if (not type or f.type == type.upper()) and (not word or _speaks_of(f, word.lower()))]


def frame_row(frame: "Frame") -> dict[str, Any]:
    """A frame as printed."""
    return {
        "frame": frame.id,
        "type": frame.type,
        "mode": frame.mode,
        "triggers": [" ".join((t.lemma, *t.rest)) + ("" if t.pos == "verb" else f" ({t.pos})") for t in frame.triggers],
        "source": list(frame.source),
        "target": list(frame.target),
        "when": {slot: sorted(words) for slot, words in frame.when},
        "unless": {slot: sorted(words) for slot, words in frame.unless},
        "status": frame.status,
        "intensity": _intensity(frame),
        "contexts": list(frame.contexts),
        "example": " | ".join(frame.examples),
        "counterexample": " | ".join(frame.counterexamples),
        "origin": frame.origin,
    }


def _intensity(frame: "Frame") -> float:
    from dragoman.knowledge.intensity import intensity

    return intensity(frame.type, frame.mode, frame.status or "occurred") if frame.intensity is None else frame.intensity


def _speaks_of(frame: "Frame", word: str) -> bool:
    triggers = {part for t in frame.triggers for part in (t.lemma, *t.rest, " ".join((t.lemma, *t.rest)))}
    return word in triggers or word in frame.id.split("-") or word in (frame.id, frame.type.lower(), frame.mode)
