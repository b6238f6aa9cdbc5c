"""Frames tried on their own examples and counterexamples."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.knowledge.frame_types import Frame
from dragoman.knowledge.frames import compile_lexicon
from dragoman.reading.acts.marked import read_marked, unmark

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


class Failure(NamedTuple):
    frame: str
    sentence: str
    problem: str


def failures(frames: Iterable[Frame]) -> Iterator[Failure]:
    """The sentences on which a frame, alone, does not do what its file says."""
    for frame in frames:
        for sentence in frame.examples:
            problem = example_problem(frame, sentence)
            if problem:
                yield Failure(frame.id, sentence, problem)
        for sentence in frame.counterexamples:
            if speaks(frame, sentence):
                yield Failure(frame.id, sentence, "gives an event, and should give none")


def example_problem(frame: Frame, sentence: str) -> str | None:
    """Why the frame does not read its example as marked; None if it does."""
    text, sources, targets = unmark(sentence)
    found = read_marked(sentence, compile_lexicon([frame]))
    if not found:
        return "gives no event"
    event = found[0]
    if (event.type, event.mode) != (frame.type, frame.mode):
        return f"gives {event.type} {event.mode or ''}".rstrip()
    got = {(p.name, p.role) for p in event.participants}
    wanted = {(text[slice(*s)], "source") for s in sources} | {(text[slice(*s)], "target") for s in targets}
    lost = sorted(f"{name} as {role}" for name, role in wanted - got)
    return f"does not find {', '.join(lost)}" if lost else None


def speaks(frame: Frame, counterexample: str) -> bool:
    """Whether the frame gives an event. Every capitalised word is taken for an actor, so that only slots and conditions can say no."""
    marked = _NAME.sub(lambda m: f"[{m.group()}]", counterexample)
    return any("guess" not in e.decisions for e in read_marked(marked, compile_lexicon([frame])))
