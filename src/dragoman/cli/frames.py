"""`dragoman frames`: the lexicon of events, listed and searched."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Format, Row, emit

if TYPE_CHECKING:
    from dragoman.knowledge.frames import Frame

COLUMNS = ("frame", "type", "mode", "triggers", "source", "target", "example")


def command(
    search: Annotated[str | None, typer.Argument(help="Only frames with this word among triggers, id, type or mode.")] = None,
    frames: Annotated[Path | None, typer.Option(help="Your own frames (YAML), checked and listed with the others.")] = None,
    type: Annotated[str | None, typer.Option(help="Only frames of this event type.")] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check", help="Try the frames of this file (YAML) on their own examples and counterexamples.", show_default=False
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.table,
) -> None:
    """List the frames: which words are which event, and who stands where.

    With --check the exit status is 1 if a frame fails on one of its sentences.
    """
    from dragoman.errors import UsageError
    from dragoman.knowledge.frames import default_lexicon, lexicon_with
    from dragoman.model import EVENT_TYPES

    if check is not None:
        _check(check, format)
        return
    if type is not None and type.upper() not in EVENT_TYPES:
        raise UsageError(f"--type {type}: there is no such type; there are {', '.join(EVENT_TYPES)}")
    lexicon = lexicon_with(frames) if frames else default_lexicon()
    chosen = [
        f
        for f in lexicon.frames
        if (type is None or f.type == type.upper()) and (search is None or _speaks_of(f, search.lower()))
    ]
    emit((row(f) for f in chosen), COLUMNS, format)


def _check(path: Path, format: Format) -> None:
    from dragoman.errors import KnowledgeError
    from dragoman.knowledge.frames import load_frames
    from dragoman.reading.acts.trials import failures

    try:
        own = load_frames(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None
    found = list(failures(own))
    if found:
        emit((failure._asdict() for failure in found), ("frame", "sentence", "problem"), format)
        raise typer.Exit(1)
    sentences = sum(len(f.examples) + len(f.counterexamples) for f in own)
    print(f"{path}: {len(own)} frames, {sentences} sentences, all as they say", file=sys.stderr)


def row(frame: "Frame") -> Row:
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
