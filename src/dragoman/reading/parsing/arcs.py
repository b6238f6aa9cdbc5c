"""Dependencies by spaCy's greedy arc-eager parser, all sentences of a batch taking a step together.

States, moves and weights are spaCy's own, and so are the trees. What is ours is the scoring of a step: spaCy adds the features of one state
after the other and takes and drops Python's lock for each hidden unit; here numpy does it for the whole batch.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

Floats = NDArray[np.float32]
TOGETHER = 128
"""Sentences that take their steps together: the features of their tokens stay in the processor's near memory."""


class Arcs:
    """The greedy decoder of a dependency parser whose tokens have their vectors already."""

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser
        _, lower, upper = parser.model.layers
        self._shape = tuple(lower.get_dim(d) for d in ("nF", "nO", "nP"))
        # feature, piece, hidden unit: so that the larger piece is found by whole rows
        places = self._shape[0]
        weights: Any = lower.get_param("W")
        self._weights: Floats = np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], -1))
        self._pad: Floats = np.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1).reshape(places, -1))
        self._bias: Floats = np.ascontiguousarray(lower.get_param("b").T.reshape(-1))
        self._upper: Floats = np.ascontiguousarray(upper.get_param("W").T)
        self._upper_bias: Floats = upper.get_param("b")
        self._asked = SimpleNamespace(state2vec=SimpleNamespace(nF=places))

    @staticmethod
    def fits(parser: object) -> bool:
        """Is it a parser of the usual shape (eight features, one hidden layer, no beam)?"""
        if not isinstance(parser, DependencyParser) or parser.cfg.get("beam_width", 1) != 1:
            return False
        model = parser.model
        first, lower, _ = model.layers
        names = [layer.name for layer in first.layers]
        return (
            bool(model.attrs["has_upper"])
            and not model.attrs["unseen_classes"]
            and lower.get_dim("nF") == 8
            and lower.get_dim("nP") > 1
            and names == ["tok2vec-listener", "list2array", "linear"]
        )

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set heads and relations of the documents."""
        filled = sorted((doc for doc in docs if len(doc)), key=len)
        for start in range(0, len(filled), TOGETHER):
            part = filled[start : start + TOGETHER]
            self._parser.set_annotations(part, self._decoded(part))

    def _decoded(self, docs: Sequence[Doc]) -> list[Any]:
        """The final states of the documents."""
        states: list[Any] = self._parser.moves.init_batch(docs)
        features = self._features(docs)
        places, width = features.shape[1:]
        flat = features.reshape(-1, width)
        steps = np.arange(places, dtype=np.int64)
        half = self._shape[1]
        going = states
        while going:
            # rows are one off: row 0 stands for "no such token"
            rows = (ParserStepModel.get_token_ids(self._asked, going) + 1) * places + steps
            hidden = flat[rows[:, 0]]
            for place in range(1, places):
                hidden += flat[rows[:, place]]
            hidden += self._bias
            largest = hidden[:, :half]
            for piece in range(1, self._shape[2]):
                largest = np.maximum(largest, hidden[:, piece * half : (piece + 1) * half])
            scores = largest @ self._upper
            scores += self._upper_bias
            going = self._parser.transition_states(going, scores)
        return states

    def _features(self, docs: Sequence[Doc]) -> Floats:
        """What each token adds to the hidden layer in each of the places of a state: (tokens + 1, places, pieces * hidden)."""
        linear: Any = self._parser.model.layers[0].layers[2]
        vectors: Floats = linear.predict(np.concatenate([doc.tensor for doc in docs]))
        table: Floats = np.empty((len(vectors) + 1, self._weights.shape[1]), dtype=np.float32)
        table[0] = self._pad.reshape(-1)
        np.matmul(vectors, self._weights, out=table[1:])
        return table.reshape(len(table), self._shape[0], -1)
