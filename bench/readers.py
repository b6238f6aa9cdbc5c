"""The two readers of events apart and together, on the annotated pages: what each finds, and what the other adds."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench.report import Report, markdown_table
from dragoman.contract import encode
from dragoman.knowledge import default_knowledge
from dragoman.knowledge.frames import default_lexicon
from dragoman.model import Page, Reading
from dragoman.pages import clean
from dragoman.reading import events, resolved, statements
from dragoman.reading.acts import frame_reader, learned
from dragoman.reading.acts.learned import Heard
from dragoman.reading.acts.proposals import Proposal
from dragoman.reading.acts.weighing import settled, weigh
from dragoman.reading.draft import Draft
from dragoman.reading.resources import load

FOLDERS = ("dev", "briefs")
MODEL_ALONE = 0.5
"""Where the model alone has its best F1 on the development pages."""


def run(data: Path) -> Report:
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for folder in FOLDERS:
        gold = data / "gold" / folder
        heard = list(hear(gold))
        for name, choose in VARIANTS.items():
            got = score(data, gold, heard, choose)
            rows.append([folder, name, got["precision"], got["recall"], got["f1"], got["got"]])
            figures[f"{folder} {name} f1"] = got["f1"]
    return Report(
        "readers", "Two readers of events", markdown_table(["set", "who speaks", "P", "R", "F1", "events"], rows), figures
    )


Said = tuple[Draft, dict[int, list[Proposal]], dict[int, list[Heard]]]
"""A page's draft, the frames' proposals and the model's answers by index of the sentence."""


def hear(gold: Path) -> Iterator[Said]:
    """Each page's draft with what the frames and the model say of its sentences."""
    kb, lexicon = load().knowledge, default_lexicon()
    annotated = [json.loads(path.read_text()) for path in sorted(gold.glob("*.json"))]
    pages = [
        Page(origin=page["id"], url=page["id"], published=page["published"], text=(gold / page["text"]).read_text())
        for page in annotated
    ]
    for draft in resolved(map(clean, pages), kb):
        draft.statements = statements.find_statements(draft, kb)
        told = {sentence.index: frame_reader.propose(draft, sentence, lexicon, 0.0) for sentence in draft.sentences}
        yield draft, told, learned.hear(draft)  # all of it, for the model alone; the pipeline leaves out what is settled


def alone(told: Sequence[Proposal], heard: Sequence[Heard]) -> list[Proposal]:
    """What the model alone proposes."""
    return [proposal for proposal in learned.proposals(heard) if proposal.confidence >= MODEL_ALONE]


def both(told: Sequence[Proposal], heard: Sequence[Heard]) -> list[Proposal]:
    """What the pipeline proposes: the model is not asked where a frame is sure."""
    return weigh(told, [one for one in heard if not settled(one.pair, told)])


VARIANTS: dict[str, Callable[[Sequence[Proposal], Sequence[Heard]], list[Proposal]]] = {
    "frames": lambda told, heard: weigh(told, ()),
    "model": alone,
    "both": both,
}


def score(data: Path, gold: Path, heard: list[Said], choose: Callable[..., list[Proposal]]) -> dict[str, Any]:
    """Event figures of the annotators' scorer."""
    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as out:
        for draft, told, added in heard:
            proposals = [
                p for sentence in draft.sentences for p in choose(told.get(sentence.index, []), added.get(sentence.index, []))
            ]
            out.write(
                encode(Reading(page=draft.article, events=tuple(events.assembled(draft, proposals, default_knowledge())))) + b"\n"
            )
        out.flush()
        command = [sys.executable, str(data / "gold" / "score.py"), str(gold), out.name]
        printed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    found: dict[str, Any] = msgspec.json.decode(printed)["events"]
    return found
