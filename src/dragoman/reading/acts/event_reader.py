"""The model of the learned event reader: a small encoder that sees the marked sides of a sentence and says what passes between every two.

Training, data and figures: `tools/event_reader` and `docs/event-reader.md`. The model file holds the ONNX
graph with 8-bit weights, the tokenizer and the labels; onnxruntime and tokenizers read it, on one thread, so that the same page
gives the same answers whatever else the machine does.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from dragoman.model import Status
from dragoman.reading.acts.pairs import CLOSING, OPENING

MODEL = Path(str(files("dragoman.knowledge"))) / "data" / "event_reader.zip"
TOKENS = 256
"""Most tokens, padding included, of texts that go through the model together: what they need then stays in the processor's near memory."""
PADDING = 1.2
"""By how much the longest of them may exceed the shortest."""
_SLOW = ["SkipLayerNormFusion"]
"""What onnxruntime must not join: its joined step takes twice the time of the two."""


class Scores(msgspec.Struct, frozen=True):
    """What the model says of one pair: probability of each (type, direction), best mode of each type, status."""

    types: dict[tuple[str, str], float]
    modes: dict[str, str]
    status: Status


class EventReader:
    """The model, loaded. `answers` is a pure function of its texts; `shares` is how often each type stood among the pairs it was trained on."""

    def __init__(self, path: Path = MODEL) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        with zipfile.ZipFile(path) as pack:
            labels = json.loads(pack.read("labels.json"))
            self._tokenizer = Tokenizer.from_str(pack.read("tokenizer.json").decode())
            graph = pack.read("model.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
        )
        self._tokenizer.enable_truncation(labels["max_tokens"])
        self._tokenizer.no_padding()
        self._opening: Any = np.array([self._tokenizer.token_to_id(mark) for mark in OPENING])
        self._closing: Any = self._tokenizer.token_to_id(CLOSING)
        self._types: list[str] = labels["types"]
        self._modes: dict[str, list[tuple[int, str]]] = {}
        for n, (kind, mode) in enumerate(labels["modes"]):
            self._modes.setdefault(kind, []).append((n, mode))
        self._statuses: list[Status] = labels["statuses"]
        self.shares: dict[str, float] = labels["shares"]

    def answers(self, texts: list[str]) -> Iterator["Answer"]:
        """What the model says of each marked text, in order."""
        rows: list[list[int]] = [encoded.ids for encoded in self._tokenizer.encode_batch(texts)]
        # a mark that is cut off with the end of a long text counts all the same
        sides = [max(2, sum(mark in text for mark in OPENING)) for text in texts]
        found: dict[int, Answer] = {}
        for part in batches([len(row) for row in rows]):
            found |= zip(part, self._run([rows[i] for i in part], max(sides[i] for i in part)), strict=True)
        return (found[i] for i in range(len(texts)))

    def _run(self, rows: list[list[int]], sides: int) -> Iterator["Answer"]:
        """Answers to texts given as tokens, of which none has more than so many sides."""
        shape = len(rows), max(map(len, rows))
        ids: Any = np.zeros(shape, dtype=np.int64)
        mask: Any = np.zeros(shape, dtype=np.int64)
        for place, tokens in enumerate(rows):
            ids[place, : len(tokens)] = tokens
            mask[place, : len(tokens)] = 1
        shown = tokens_of_sides(ids, self._opening, self._closing, sides)
        types, modes, statuses = self._session.run(None, {"ids": ids, "mask": mask, "sides": shown})
        likely = 1 / (1 + np.exp(-types))
        return (Answer(self, *said) for said in zip(likely.tolist(), modes.tolist(), statuses.tolist(), strict=True))

    def between(self, answer: "Answer", a: int, b: int) -> Scores:
        """What an answer holds of two sides, by their numbers; of a type that is likelier one way, the mode of that way."""
        forth, back = answer.types[a][b], answer.types[b][a]
        likely: dict[tuple[str, str], float] = {}
        modes: dict[str, str] = {}
        for kind, there, here in zip(self._types, forth, back, strict=True):
            likely[kind, "AB"], likely[kind, "BA"] = there, here
            if kind in self._modes:
                scores = answer.modes[a][b] if there >= here else answer.modes[b][a]
                modes[kind] = max((scores[n], mode) for n, mode in self._modes[kind])[1]
        statuses = answer.statuses[a][b] if max(forth) >= max(back) else answer.statuses[b][a]
        return Scores(likely, modes, self._statuses[statuses.index(max(statuses))])


class Answer(NamedTuple):
    """What the model says of a text, by source, target, and type, mode or status: probabilities of the types, scores of the others."""

    reader: EventReader
    types: list[list[list[float]]]
    modes: list[list[list[float]]]
    statuses: list[list[list[float]]]

    def between(self, a: int, b: int) -> Scores:
        """What passes between two sides."""
        return self.reader.between(self, a, b)


def tokens_of_sides(ids: Any, opening: Any, closing: int, sides: int) -> Any:
    """1.0 on the tokens of each of the first `sides` sides, from each of its opening marks up to the next closing mark: (texts, sides, tokens)."""
    opens, closes, places = np.isin(ids, opening), ids == closing, np.arange(ids.shape[1])
    # where the last mark of either kind stands, from each token backwards
    last_open = np.maximum.accumulate(np.where(opens, places, -1), axis=1)
    last_close = np.maximum.accumulate(np.where(closes, places, -1), axis=1)
    inside = (last_open >= 0) & ((last_open > last_close) | closes)
    mark = np.take_along_axis(ids, np.maximum(last_open, 0), axis=1)
    return ((mark[:, None, :] == opening[:sides, None]) & inside[:, None, :]).astype(np.float32)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts of about equal length together, the shortest first."""
    part: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if part and (lengths[i] * (len(part) + 1) > TOKENS or lengths[i] > PADDING * lengths[part[0]]):
            yield part
            part = []
        part.append(i)
    if part:
        yield part


@cache
def default_reader() -> EventReader:
    """The reader of the package, loaded once per process."""
    return EventReader()
