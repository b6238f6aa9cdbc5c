"""`dragoman frames`: the lexicon of events, listed and searched."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Format, emit

if TYPE_CHECKING:
    pass

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
    from dragoman.knowledge.frames import default_lexicon, lexicon_with
    from dragoman.telling.frames import asked_for, frame_row

    if check is not None:
        _check(check, format)
        return
    lexicon = lexicon_with(frames) if frames else default_lexicon()
    emit((frame_row(f) for f in asked_for(lexicon.frames, type, search)), COLUMNS, format)


def _check(path: Path, format: Format) -> None:
    from dragoman.knowledge.frame_files import read_frames
    from dragoman.reading.acts.trials import failures

    own = read_frames(path)
    found = list(failures(own))
    if found:
        emit((failure._asdict() for failure in found), ("frame", "sentence", "problem"), format)
        raise typer.Exit(1)
    sentences = sum(len(f.examples) + len(f.counterexamples) for f in own)
    print(f"{path}: {len(own)} {'frame' if len(own) == 1 else 'frames'}, {sentences} sentences, all as they say", file=sys.stderr)
