"""The lexicon of frames: those of the package and a user's own, and the index from trigger words to frames."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.frame_files import load_frames, read_frames
from dragoman.knowledge.frame_types import Class, Frame, Trigger


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames in order, and for each word class and lemma those that it may trigger, most specific first."""

    frames: tuple[Frame, ...]
    index: Mapping[tuple[Class, str], tuple[tuple[Trigger, Frame], ...]]

    def __contains__(self, id: str) -> bool:
        return any(frame.id == id for frame in self.frames)

    def __getitem__(self, id: str) -> Frame:
        for frame in self.frames:
            if frame.id == id:
                return frame
        raise KeyError(id)


@cache
def default_lexicon() -> Lexicon:
    """The frames of the package, compiled once per process."""
    folder = files("dragoman.knowledge") / "lexicon" / "frames"
    sources = [(f.name, f.read_text("utf-8")) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".yaml")]
    return compile_lexicon([frame for name, text in sources for frame in load_frames(text, name)])


def lexicon_with(path: Path) -> Lexicon:
    """The package's frames and a user's own; an own frame with the id of a known one replaces it."""
    own = read_frames(path)
    replaced = {frame.id for frame in own}
    return compile_lexicon([*own, *(f for f in default_lexicon().frames if f.id not in replaced)])


def _specificity(trigger: Trigger, frame: Frame) -> int:
    """More trigger words and conditions on words come first; that slots hold actors is asked of most frames and counts less."""
    return 2 * len(trigger.rest) + sum(1 if slot in ("has", "sure", "named") else 2 for slot, _ in frame.when)


def compile_lexicon(frames: Iterable[Frame]) -> Lexicon:
    """Index frames by trigger: longer triggers and more conditions first, then in the order given."""
    frames = tuple(frames)
    seen: dict[str, Frame] = {}
    for frame in frames:
        if frame.id in seen:
            raise KnowledgeError(f"{frame.origin}: a second frame {frame.id!r} (the other is {seen[frame.id].origin})")
        seen[frame.id] = frame
    found: dict[tuple[Class, str], list[tuple[Trigger, Frame]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            found.setdefault((trigger.pos, trigger.lemma), []).append((trigger, frame))
    index = {key: tuple(sorted(pairs, key=lambda pair: -_specificity(*pair))) for key, pairs in found.items()}
    return Lexicon(frames, index)
