"""Vectors of tokens in their context: spaCy's small convolutional encoder, with what depends on the word alone remembered.

The weights and the arithmetic are those of `spacy.Tok2Vec.v2` (MultiHashEmbed, MaxoutWindowEncoder). The embedding of a word is computed
once; the window layers multiply with numpy's BLAS, which knows wider vector units than the one that spaCy carries.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]
TOGETHER = 64
"""Documents that go through the layers together: what a layer needs stays in the processor's near memory."""
MOST = 100_000
"""Words remembered before the memory is emptied: flat memory over any number of pages."""
_EPSILON = np.float32(1e-8)
_LAYER = "expand_window>>maxout>>layernorm>>dropout"


class Encoder:
    """The encoder of a `tok2vec` model."""

    def __init__(self, tok2vec: Model[Any, Any]) -> None:
        embed: Any = tok2vec.layers[0]
        encode: Any = tok2vec.layers[1]
        self._columns = list(embed.layers[0].attrs["columns"])
        self._telling = (
            [*(c for c in _TELLING if c != "SPACY" or c in self._columns)] if _KNOWN.issuperset(self._columns) else self._columns
        )
        self._hashed, self._mixed = embed.layers[2].layers[0], embed.layers[3].layers[0]
        self._pad: int = encode.attrs["pad"]
        self._layers = [_Window(residual.layers[0]) for residual in encode.layers[0].layers]
        self._rows: dict[tuple[int, ...], int] = {}
        self._table: Floats = np.zeros((1024, tok2vec.get_dim("nO")), dtype=np.float32)

    @staticmethod
    def fits(tok2vec: Model[Any, Any]) -> bool:
        """Is it made of the usual layers?"""
        if len(tok2vec.layers) != 2:
            return False
        embed, encode = tok2vec.layers
        if [layer.name.partition("(")[0] for layer in embed.layers] != _EMBED or encode.name.partition("(")[0] != "with_array":
            return False
        windows = [residual.layers[0] for residual in encode.layers[0].layers if residual.name.startswith("residual(")]
        usual = all(window.name == _LAYER and window.layers[0].attrs.get("window_size") == 1 for window in windows)
        return usual and len(windows) == len(encode.layers[0].layers) and "ids" not in embed.layers[0].name

    def encoded(self, docs: Sequence[Doc]) -> list[Floats]:
        """(tokens, width) of each document."""
        if len(self._rows) > MOST:
            self._rows.clear()
        words = self._embedded(docs)
        return [vectors for start in range(0, len(words), TOGETHER) for vectors in self._windows(words[start : start + TOGETHER])]

    def _windows(self, words: Sequence[list[int]]) -> list[Floats]:
        """Vectors of documents given as rows of the table."""
        total = sum(map(len, words)) + self._pad * (len(words) + 1)
        x: Floats = np.zeros((total, self._table.shape[1]), dtype=np.float32)
        starts = []
        at = self._pad
        for rows in words:
            starts.append(at)
            x[at : at + len(rows)] = self._table[rows]
            at += len(rows) + self._pad
        for layer in self._layers:
            x += layer.forward(x)
        return [x[start : start + len(rows)] for start, rows in zip(starts, words, strict=True)]

    def _embedded(self, docs: Sequence[Doc]) -> list[list[int]]:
        """Rows of the table for each document's words."""
        keys = [[*map(tuple, doc.to_array(self._telling).tolist())] for doc in docs]
        known = self._rows
        new: dict[tuple[int, ...], Any] = {}
        for doc, row in zip(docs, keys, strict=True):
            places = [i for i, key in enumerate(row) if key not in known and key not in new]
            if places:
                columns: Any = doc.to_array(self._columns)
                new.update((row[i], columns[i]) for i in places)
        if new:
            self._learn(new)
        return [[known[key] for key in row] for row in keys]

    def _learn(self, words: dict[tuple[int, ...], Any]) -> None:
        """Embed new words: what tells them apart, and the columns that the model sees."""
        vectors = self._mixed.predict(self._hashed.predict(np.array([*words.values()], dtype=np.uint64)))
        while len(self._rows) + len(words) > len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
        for key, vector in zip(words, vectors, strict=True):
            row = self._rows.setdefault(key, len(self._rows))
            self._table[row] = vector


_TELLING = ("ORTH", "NORM", "SPACY")
"""What tells tokens apart: all else that embeddings look at follows from the word."""
_KNOWN = frozenset({"ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_EMBED = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]


class _Window:
    """One layer: each token with its neighbours, maxout of several pieces, normalised."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        parts = {node.name: node for node in layer.walk()}
        maxout, norm = parts["maxout"], parts["layernorm"]
        weights: Any = maxout.get_param("W")
        bias: Any = maxout.get_param("b")
        self._pieces: int = weights.shape[1]
        # piece after piece, so that the largest is found by whole columns
        self._weights: Floats = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        self._bias: Floats = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain: Floats = np.array(norm.get_param("G"))
        self._shift: Floats = np.array(norm.get_param("b"))

    def forward(self, x: Floats) -> Floats:
        width = x.shape[1]
        window: Floats = np.empty((len(x), 3 * width), dtype=np.float32)
        window[0, :width] = window[-1, 2 * width :] = 0.0
        window[1:, :width] = x[:-1]
        window[:, width : 2 * width] = x
        window[:-1, 2 * width :] = x[1:]
        pieces = window @ self._weights
        pieces += self._bias
        out: Floats = np.array(pieces[:, :width])
        for piece in range(1, self._pieces):
            np.maximum(out, pieces[:, piece * width : (piece + 1) * width], out=out)
        out -= out.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", out, out) / np.float32(width) + _EPSILON
        out *= (variance ** np.float32(-0.5))[:, None]
        out *= self._gain
        out += self._shift
        return out
