"""The learned reader of events: a small encoder that sees two marked sides of a sentence and says what passes between them.

It gives what no frame has. Training, data and figures: `tools/event_reader` and `docs/event-reader.md`. The model file holds the ONNX
graph with 8-bit weights, the tokenizer and the labels; onnxruntime and tokenizers read it, on one thread, so that the same page
gives the same scores whatever else the machine does.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from dragoman.model import TOGETHER, Mention, Status
from dragoman.reading.acts.pairs import Pair, Side, pairs
from dragoman.reading.acts.proposals import Proposal
from dragoman.reading.draft import Draft, Sentence

MODEL = Path(str(files("dragoman.knowledge"))) / "data" / "event_reader.zip"
FRAME = "model/event_reader"
BATCH = 32
FLOOR = 0.15
"""Proposals below this probability are not made at all."""


class Scores(msgspec.Struct, frozen=True):
    """What the model says of one pair: probability of each (type, direction), best mode of each type, status."""

    types: dict[tuple[str, str], float]
    modes: dict[str, str]
    status: Status


class EventReader:
    """The model, loaded. `scores` is a pure function of its texts."""

    def __init__(self, path: Path = MODEL) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        with zipfile.ZipFile(path) as pack:
            labels = json.loads(pack.read("labels.json"))
            self._tokenizer = Tokenizer.from_str(pack.read("tokenizer.json").decode())
            graph = pack.read("model.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._tokenizer.enable_truncation(labels["max_tokens"])
        self._tokenizer.enable_padding()
        self._marks: list[Any] = [self._tokenizer.token_to_id(f"[unused{i}]") for i in range(1, 5)]
        self._outputs = [(kind, way) for kind, way in labels["outputs"]]
        self._modes = [(kind, mode) for kind, mode in labels["modes"]]
        self._statuses: list[Status] = labels["statuses"]

    def scores(self, texts: list[str]) -> Iterator[Scores]:
        """Scores of each marked text, in order."""
        # Batches of like length waste less on padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: dict[int, Scores] = {}
        for at in range(0, len(order), BATCH):
            part = order[at : at + BATCH]
            found |= zip(part, self._run([texts[i] for i in part]), strict=True)
        return (found[i] for i in range(len(texts)))

    def _run(self, texts: list[str]) -> Iterator[Scores]:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encoded], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        sides = [self._side(ids, mask, opening, closing) for opening, closing in (self._marks[:2], self._marks[2:])]
        types, modes, statuses = self._session.run(None, {"ids": ids, "mask": mask, "a": sides[0], "b": sides[1]})
        for row in range(len(texts)):
            likely = {o: float(p) for o, p in zip(self._outputs, 1 / (1 + np.exp(-types[row])), strict=True)}
            best: dict[str, tuple[float, str]] = {}
            for (kind, mode), score in zip(self._modes, modes[row], strict=True):
                best[kind] = max(best.get(kind, (-np.inf, "")), (float(score), mode))
            yield Scores(likely, {kind: mode for kind, (_, mode) in best.items()}, self._statuses[int(statuses[row].argmax())])

    @staticmethod
    def _side(ids: Any, mask: Any, opening: int, closing: int) -> Any:
        """1.0 on the tokens from each opening mark up to its closing mark."""
        level = (ids == opening).cumsum(1) - (ids == closing).cumsum(1)
        return ((level > 0) * mask).astype(np.float32)


@cache
def default_reader() -> EventReader:
    """The reader of the package, loaded once per process."""
    return EventReader()


def propose(draft: Draft, told: Mapping[int, Sequence[Proposal]], reader: EventReader | None = None) -> dict[int, list[Proposal]]:
    """Proposals by index of the sentence; confidence is the model's probability.

    Pairs of which the frames told something (`told`, by index of the sentence) are not asked again.
    """
    asked = [
        pair
        for sentence in draft.sentences
        if sentence.doc is not None
        for pair in pairs(draft, sentence)
        if not any({pair.a.code, pair.b.code if pair.b else ""} <= p.countries for p in told.get(sentence.index, ()))
    ]
    found: dict[int, list[Proposal]] = {}
    if asked:
        for pair, scores in zip(asked, (reader or default_reader()).scores([pair.text for pair in asked]), strict=True):
            found.setdefault(pair.sentence.index, []).extend(_proposals(pair, scores))
    return found


def _proposals(pair: Pair, scores: Scores) -> Iterator[Proposal]:
    for kind in dict.fromkeys(kind for kind, _ in scores.types):
        forth, back = scores.types[kind, "AB"], scores.types[kind, "BA"]
        if max(forth, back) < FLOOR:
            continue
        a: tuple[Mention, ...] = (best_mention(pair.a),)
        b: tuple[Mention, ...] = (best_mention(pair.b),) if pair.b else ()
        together = kind in TOGETHER and b and min(forth, back) > 0.5 * max(forth, back)
        if together:
            sources: tuple[Mention, ...] = a + b
            targets: tuple[Mention, ...] = ()
        else:
            sources, targets = (a, b) if forth >= back else (b, a)
        start, end = proof(pair.sentence, (*a, *b))
        yield Proposal(
            sentence=pair.sentence,
            type=kind,
            mode=scores.modes.get(kind),
            status=scores.status,
            sources=sources,
            targets=targets,
            start=start,
            end=end,
            trigger=start,
            frame=FRAME,
            confidence=round(max(forth, back), 3),
            reasons={"type": f"model: {kind} {max(forth, back):.2f}", "status": f"model: {scores.status}"},
        )


def best_mention(side: Side) -> Mention:
    """The mention that says most of who acts: a person before a body before the bare country; the first of equals."""
    rank = {"person": 0, "body": 1, "group": 1, "movement": 1, "organisation": 2, "country": 3}
    return min(side.mentions, key=lambda m: (rank.get(m.kind, 4), m.start))


def proof(sentence: Sentence, mentions: tuple[Mention, ...]) -> tuple[int, int]:
    """The run of words from the first to the last mention, widened to the word that governs them both."""
    start = max(sentence.start, min(m.start for m in mentions))
    end = min(sentence.end, max(m.end for m in mentions))
    span = sentence.span(start, max(end, start + 1))
    if span is None or len(mentions) < 2:
        return sentence.start, sentence.end
    root = span.root
    head = root if root.pos_ in {"VERB", "NOUN", "AUX"} else root.head
    left, right = sentence.at(head)
    return min(start, left), max(end, right)
