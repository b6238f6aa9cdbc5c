"""The learned reader of events: a small encoder that sees two marked sides of a sentence and says what passes between them.

It gives what no frame has. Training, data and figures: `tools/event_reader` and `docs/event-reader.md`. The model file holds the ONNX
graph with 8-bit weights, the tokenizer and the labels; onnxruntime and tokenizers read it, on one thread, so that the same page
gives the same scores whatever else the machine does.
"""

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from spacy.tokens import Token

from dragoman.model import TOGETHER, Mention, Status
from dragoman.reading.acts.frames import lemma
from dragoman.reading.acts.pairs import ASKED_SIDES, Pair, Side, best_mention, pairs
from dragoman.reading.acts.proposals import CONTENT, LEARNED, Proposal
from dragoman.reading.acts.speaking import speaks_of
from dragoman.reading.draft import Draft, Sentence

MODEL = Path(str(files("dragoman.knowledge"))) / "data" / "event_reader.zip"
TOKENS = 256
"""Most tokens, padding included, of texts that go through the model together: what they need then stays in the processor's near memory."""
PADDING = 1.2
"""By how much the longest of them may exceed the shortest."""
_SLOW = ["SkipLayerNormFusion"]
"""What onnxruntime must not join: its joined step takes twice the time of the two."""
FLOOR = 0.15
"""Proposals below this probability are not made at all."""


class Scores(msgspec.Struct, frozen=True):
    """What the model says of one pair: probability of each (type, direction), best mode of each type, status."""

    types: dict[tuple[str, str], float]
    modes: dict[str, str]
    status: Status


class EventReader:
    """The model, loaded. `scores` is a pure function of its texts; `shares` is how often each type stood among the pairs it was trained on."""

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
        self._marks: list[Any] = [self._tokenizer.token_to_id(f"[unused{i}]") for i in range(1, 5)]
        self._outputs = [(kind, way) for kind, way in labels["outputs"]]
        self._modes = [(kind, mode) for kind, mode in labels["modes"]]
        self._statuses: list[Status] = labels["statuses"]
        self.shares: dict[str, float] = labels["shares"]

    def scores(self, texts: list[str]) -> Iterator[Scores]:
        """Scores of each marked text, in order."""
        rows: list[list[int]] = [encoded.ids for encoded in self._tokenizer.encode_batch(texts)]
        found: dict[int, Scores] = {}
        for part in batches([len(row) for row in rows]):
            found |= zip(part, self._run([rows[i] for i in part]), strict=True)
        return (found[i] for i in range(len(texts)))

    def _run(self, rows: list[list[int]]) -> Iterator[Scores]:
        """Scores of texts given as tokens."""
        shape = len(rows), max(map(len, rows))
        ids: Any = np.zeros(shape, dtype=np.int64)
        mask: Any = np.zeros(shape, dtype=np.int64)
        for place, tokens in enumerate(rows):
            ids[place, : len(tokens)] = tokens
            mask[place, : len(tokens)] = 1
        sides = [self._side(ids, mask, opening, closing) for opening, closing in (self._marks[:2], self._marks[2:])]
        types, modes, statuses = self._session.run(None, {"ids": ids, "mask": mask, "a": sides[0], "b": sides[1]})
        for row in range(len(rows)):
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


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model says of a pair. `told`: one side only speaks, the other is only spoken of."""

    pair: Pair
    scores: Scores
    told: bool = False

    def towards(self, kind: str, source: str, target: str) -> float:
        """Probability of an act of a type from one side towards the other; 0 when these are not the two sides."""
        a, b = self.pair.a.code, self.pair.b.code if self.pair.b else ""
        return (
            self.scores.types[kind, "AB"]
            if (source, target) == (a, b)
            else self.scores.types[kind, "BA"]
            if (source, target) == (b, a)
            else 0.0
        )


def hear(
    draft: Draft, reader: EventReader | None = None, settled: Callable[[Pair], bool] = lambda _: False
) -> dict[int, list[Heard]]:
    """What the model says of every two sides of every parsed sentence with few enough of them, by index of the sentence; pairs that are `settled` are not asked."""
    asked = [
        pair
        for sentence in draft.sentences
        if sentence.doc is not None
        for pair in pairs(draft, sentence, most=ASKED_SIDES)
        if not settled(pair)
    ]
    found: dict[int, list[Heard]] = {}
    if asked:
        for pair, scores in zip(asked, (reader or default_reader()).scores([pair.text for pair in asked]), strict=True):
            found.setdefault(pair.sentence.index, []).append(Heard(pair, scores, _told(draft, pair)))
    return found


_SPOKEN = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""What passes between a speaker and whom he speaks of: words. "She said that China would send troops" does not send hers."""


def _told(draft: Draft, pair: Pair) -> bool:
    return pair.b is not None and speaks_of(draft, pair.sentence, pair.a.mentions, pair.b.mentions)


@dataclass(frozen=True, slots=True)
class _Seen:
    """An act between sides of a sentence, as the model sees it."""

    kind: str
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    likely: float
    heard: Heard

    def joined(self, other: "_Seen") -> "_Seen":
        """With the sides of another pair that share in it."""
        return replace(self, sources=_union(self.sources, other.sources), targets=_union(self.targets, other.targets))

    def shares(self, other: "_Seen") -> bool:
        """Is the other part of the same act: the same doer, the same one done to, or one more who takes part?"""
        if self.kind != other.kind or other.likely < _PARTNER * self.likely:
            return False
        if not self.targets or not other.targets:
            return not self.targets and not other.targets and bool(_codes(self.sources) & _codes(other.sources))
        return self.sources == other.sources or self.targets == other.targets

    def covers(self, other: "_Seen") -> bool:
        """Is the other, less likely, only what two of its sides do together, seen with a third ("Putin and Tokayev talk at the CICA")?"""
        return self.kind == other.kind == "CONSULT" and len(_codes(self.sources) & _codes((*other.sources, *other.targets))) > 1


_PARTNER = 0.5
"""Share of the best pair's probability that another pair needs to take part in the same act."""


def _codes(sides: tuple[Side, ...]) -> set[str]:
    return {side.code for side in sides}


def _union(one: tuple[Side, ...], other: tuple[Side, ...]) -> tuple[Side, ...]:
    return tuple({side.code: side for side in (*one, *other)}.values())


def proposals(heard: Sequence[Heard]) -> list[Proposal]:
    """The model's own proposals for a sentence, surest first; confidence is the model's probability."""
    made: list[_Seen] = []
    for seen in sorted((s for h in heard for s in _seen(h)), key=lambda s: -s.likely):
        home = next((i for i, earlier in enumerate(made) if earlier.shares(seen)), None)
        if home is None:
            made.append(seen)
        else:
            made[home] = made[home].joined(seen)
    return [_proposal(seen) for n, seen in enumerate(made) if not any(earlier.covers(seen) for earlier in made[:n])]


def _seen(heard: Heard) -> Iterator[_Seen]:
    pair, scores = heard.pair, heard.scores
    if pair.b is None:
        return
    for kind in dict.fromkeys(kind for kind, _ in scores.types):
        forth, back = scores.types[kind, "AB"], scores.types[kind, "BA"]
        likely = max(forth, back)
        if likely < FLOOR or (heard.told and (kind not in _SPOKEN or (kind == "AGREE" and scores.modes.get(kind) != "pledge"))):
            continue
        if kind in TOGETHER and min(forth, back) > 0.5 * likely:
            yield _Seen(kind, (pair.a, pair.b), (), likely, heard)
        else:
            doer, other = (pair.a, pair.b) if forth >= back else (pair.b, pair.a)
            yield _Seen(kind, (doer,), (other,), likely, heard)


def _proposal(seen: _Seen) -> Proposal:
    sentence, scores = seen.heard.pair.sentence, seen.heard.scores
    sources = tuple(best_mention(side, sentence, seen.targets or seen.sources) for side in seen.sources)
    targets = tuple(best_mention(side, sentence, seen.sources) for side in seen.targets)
    start, end, trigger = proof(sentence, (*sources, *targets))
    return Proposal(
        sentence=sentence,
        type=seen.kind,
        mode=scores.modes.get(seen.kind),
        status=scores.status,
        sources=sources,
        targets=targets,
        start=start,
        end=end,
        trigger=trigger,
        frame=LEARNED,
        confidence=round(seen.likely, 3),
        content=content_between(sentence, start, end),
        reasons={"type": f"model: {seen.kind} {seen.likely:.2f}", "status": f"model: {scores.status}"},
    )


def content_between(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """Lemmas of the content words of a stretch of a sentence."""
    return frozenset(lemma(t) for t in sentence.span(start, end) or () if t.pos_ in CONTENT)


def proof(sentence: Sentence, mentions: tuple[Mention, ...]) -> tuple[int, int, int]:
    """The run of words from the first to the last mention, widened to the word that governs them; and where that word begins."""
    start = max(sentence.start, min(m.start for m in mentions))
    end = min(sentence.end, max(m.end for m in mentions))
    span = sentence.span(start, max(end, start + 1))
    if span is None or len(mentions) < 2:
        return sentence.start, sentence.end, start
    left, right = sentence.at(_told_of(sentence, span.root, mentions) or _governing(span.root))
    return min(start, left), max(end, right), left


def _governing(root: Token) -> Token:
    """The verb or noun that governs a run of words: "talks between A and B" are talks, whatever preposition leads the run in."""
    head = root if root.pos_ in _CONTENT else root.head
    while head.pos_ == "ADP" and head.head != head:
        head = head.head
    return head


def _told_of(sentence: Sentence, root: Token, mentions: tuple[Mention, ...]) -> Token | None:
    """ "Yemen, where Arabia intervened": the verb of the clause that tells of one side what another did."""
    at = sentence.start + root.idx
    if not any(m.start <= at < m.end for m in mentions):
        return None
    for mention in mentions:
        other = sentence.span(mention.start, mention.end) if not mention.start <= at < mention.end else None
        above = [t for t in other.root.ancestors if t.dep_ == "relcl" and root.is_ancestor(t)] if other else []
        if above:
            return above[-1]
    return None


_CONTENT = frozenset({"VERB", "NOUN", "AUX"})
