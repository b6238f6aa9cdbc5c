"""Writes docs/codebook.md from the frames: ``python tools/build_codebook.py``. A test fails when the page is older than the frames."""

from pathlib import Path

from dragoman.knowledge.frame_types import Frame
from dragoman.knowledge.frames import default_lexicon
from dragoman.model import EVENT_TYPES, MODES
from tools import generated

PAGE = Path(__file__).parent.parent / "docs/codebook.md"
HEADER = """# Codebook

What Dragoman enters as an event, type by type: the frames of the lexicon, with the words that trigger them, where their actors stand, an
example and a sentence that is *not* such an event. In examples `[sources]` and `{targets}` are marked. Written by `tools/build_codebook.py` from
`src/dragoman/knowledge/lexicon/frames/`; the fields are told in the README there. `dragoman frames WORD` searches them.
"""


def codebook() -> str:
    """The page, as Markdown."""
    frames = default_lexicon().frames
    parts = [HEADER, f"{len(frames)} frames, {sum(len(f.triggers) for f in frames)} triggers.\n"]
    for type in EVENT_TYPES:
        parts.append(f"## {type}\n")
        for mode in MODES.get(type, (None,)):
            chosen = [f for f in frames if f.type == type and f.mode == mode]
            if mode and chosen:
                parts.append(f"### {type} {mode}\n")
            parts += [entry(f) for f in chosen]
    return "\n".join(parts)


def entry(frame: Frame) -> str:
    triggers = ", ".join(" ".join((t.lemma, *t.rest)) for t in frame.triggers)
    words = {"verb": "", "noun": " (noun)", "adjective": " (adjective)"}[frame.triggers[0].pos]
    slots = f"source: {', '.join(frame.source)}" + (f"; target: {', '.join(frame.target)}" if frame.target else "")
    conditions = [f"{slot} is {_some(words)}" for slot, words in frame.when] + [
        f"{slot} is not {_some(words)}" for slot, words in frame.unless
    ]
    lines = [f"- **{frame.id}**{words}: {triggers}", f"  - {slots}"]
    if conditions:
        lines.append(f"  - if {'; '.join(conditions)}")
    lines += [f"  - yes: {s}" for s in frame.examples] + [f"  - no: {s}" for s in frame.counterexamples]
    return "\n".join(lines) + "\n"


def _some(words: frozenset[str]) -> str:
    listed = sorted(words)
    return "anything" if listed == ["*"] else "/".join(listed[:12]) + ("/..." if len(listed) > 12 else "")


if __name__ == "__main__":
    raise SystemExit(generated.command(PAGE, codebook))
