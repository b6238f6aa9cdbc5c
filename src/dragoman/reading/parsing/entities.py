"""Entities by spaCy's greedy transition model, all sentences of a batch taking a step together.

The weights, the features of a state (next token, first token of the open entity, token before) and the constraints of the BILOU moves
are those of `spacy.pipeline._parser_internals.ner`, and so are the entities. spaCy asks of each of its 74 moves, token by token, whether
it may be made, which takes most of the recogniser's time; here two masks say it for a whole batch.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from dragoman.reading.parsing.encoder import Encoder

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
_NEVER = np.float32(-np.inf)


class Entities:
    """The greedy decoder of an entity recogniser. Its tokens must carry no entities yet."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._model = recogniser.model
        inner = self._model.layers[0].layers
        usual = [layer.name for layer in inner[1:]] == ["list2array", "linear"] and Encoder.fits(inner[0])
        self._encoder = Encoder(inner[0]) if usual else None
        moves = [recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)]
        kinds = np.array([move[0] for move in moves])
        self._labels = [move[2:] for move in moves]
        self._begins, self._within, self._ends = (np.isin(kinds, list(letters)) for letters in ("B", "I", "L"))
        self._alone = (kinds == "U") & (np.array(self._labels) != "")
        names = sorted(set(self._labels) - {""})
        self._label_of = np.array([names.index(label) if label else -1 for label in self._labels])
        outside = kinds == "O"
        self._barred = self._masks(len(names), outside)
        lower = recogniser.model.layers[1]
        places, hidden, pieces = (lower.get_dim(d) for d in ("nF", "nO", "nP"))
        self._hidden, self._pieces = hidden, pieces
        # piece after piece, so that the largest is found by whole rows
        weights, pad = lower.get_param("W"), lower.get_param("pad")
        self._weights: Floats = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, weights.shape[3]))
        self._pad: Floats = np.ascontiguousarray(pad[0].transpose(0, 2, 1).reshape(places, -1))
        self._bias: Floats = np.ascontiguousarray(lower.get_param("b").T.reshape(-1))

    @staticmethod
    def fits(recogniser: EntityRecognizer) -> bool:
        """Is it a recogniser of the usual shape (three features, one hidden layer, no beam)?"""
        if not isinstance(recogniser, EntityRecognizer) or recogniser.cfg.get("beam_width", 1) != 1:
            return False
        lower, model = recogniser.model.layers[1], recogniser.model
        return (
            bool(model.attrs["has_upper"])
            and not model.attrs["unseen_classes"]
            and lower.get_dim("nF") == 3
            and lower.get_dim("nP") > 1
        )

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the entities of the documents."""
        filled = sorted((doc for doc in docs if len(doc)), key=len, reverse=True)
        if not filled:
            return
        for doc, moves in zip(filled, self._decoded(filled), strict=True):
            doc.set_ents(list(self._spans(doc, moves)), default="outside")

    def _spans(self, doc: Doc, moves: list[int]) -> list[Span]:
        spans: list[Span] = []
        start = 0
        for at, move in enumerate(moves):
            if self._begins[move]:
                start = at
            elif self._ends[move]:
                spans.append(Span(doc, start, at + 1, self._labels[move]))
            elif self._alone[move]:
                spans.append(Span(doc, at, at + 1, self._labels[move]))
        return spans

    def _decoded(self, docs: Sequence[Doc]) -> list[list[int]]:
        """The moves for each document's tokens; the longest document first."""
        upper = self._model.layers[2]
        features, half = self._features(docs), self._hidden
        weights, weight_bias = upper.get_param("W"), upper.get_param("b")
        lengths = np.array([len(doc) for doc in docs])
        first = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        spaces, starts = _column(docs, "IS_SPACE") != 0, _column(docs, "SENT_START") == 1
        entity = np.full(len(docs), -1)
        label = np.full(len(docs), -1)
        made: Integers = np.zeros((len(docs), int(lengths[0])), dtype=np.int64)
        for step in range(int(lengths[0])):
            n = int(np.searchsorted(-lengths, -step, side="left"))  # documents longer than `step`
            at = first[:n] + step
            held = entity[:n]
            inside = held >= 0
            # rows are one off: row 0 stands for "no such token"
            hidden = features[3 * (at + 1)]
            hidden += features[np.where(inside, 3 * (held + 1), 0) + 1]
            hidden += features[np.where(inside, 3 * at, 0) + 2]
            hidden += self._bias
            largest = hidden[:, :half]
            for piece in range(1, self._pieces):
                largest = np.maximum(largest, hidden[:, piece * half : (piece + 1) * half])
            scores = self._model.ops.gemm(np.ascontiguousarray(largest), weights, trans2=True) + weight_bias
            last = lengths[:n] == step + 1
            cannot_go_on = last | starts[np.where(last, at, at + 1)]
            scores += self._barred[4 * (label[:n] + 1) + 2 * spaces[at] + cannot_go_on]
            move = scores.argmax(axis=1)
            made[:n, step] = move
            begins, ends = self._begins[move], self._ends[move]
            entity[:n] = np.where(begins, at, np.where(ends, -1, held))
            label[:n] = np.where(begins, self._label_of[move], np.where(ends, -1, label[:n]))
        return [row[: len(doc)].tolist() for row, doc in zip(made, docs, strict=True)]

    def _features(self, docs: Sequence[Doc]) -> Floats:
        """What each token adds to the hidden layer in each of the three places of a state: (3 * (tokens + 1), pieces * hidden)."""
        table: Any = self._model.ops.gemm(self._vectors(docs), self._weights, trans2=True)
        return np.concatenate((self._pad, table.reshape((-1, self._pad.shape[1]))))

    def _vectors(self, docs: Sequence[Doc]) -> Any:
        tokvec = self._model.layers[0]
        if self._encoder is None:
            return tokvec.predict(list(docs))
        return tokvec.layers[2].predict(np.concatenate(self._encoder.encoded(docs)))

    def _masks(self, labels: int, outside: NDArray[np.bool_]) -> Floats:
        """What is added to the scores of the moves, 0 or minus infinity, by ``4 * (open label + 1) + 2 * (white space) + (the last of its document or
        sentence)``; -1 is no open label."""
        rows = []
        for label in range(-1, labels):
            for space in (False, True):
                for last in (False, True):
                    if label >= 0:
                        may = (self._within | self._ends) & (self._label_of == label)
                    else:
                        may = outside if space else self._begins | self._alone | outside
                    rows.append(may & ~(self._begins | self._within) if last else may)
        return np.where(np.array(rows), np.float32(0), _NEVER)


def _column(docs: Sequence[Doc], attribute: str) -> Integers:
    """An attribute of all tokens, document after document."""
    return np.concatenate([doc.to_array(attribute) for doc in docs]).astype(np.int64)
