"""Boosted decision trees, evaluated with numpy alone. ``tools/train_chains.py`` grows them and writes the file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Arrays of shape (trees, nodes): at a node the left branch is taken where the column does not exceed the threshold. Leaves lead to themselves."""

    column: NDArray[np.int64]
    threshold: Numbers
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Numbers
    depth: int
    start: float
    """Log odds before any tree."""

    def probabilities(self, rows: Sequence[Sequence[float]]) -> Numbers:
        """The probability of each row of columns, as an array of the same length."""
        x = np.asarray(rows, dtype=np.float64)
        at = np.zeros((len(x), len(self.column)), dtype=np.int64)
        trees = np.arange(len(self.column))
        lines = np.arange(len(x))[:, None]
        for _ in range(self.depth):
            goes_left = x[lines, self.column[trees, at]] <= self.threshold[trees, at]
            at = np.where(goes_left, self.left[trees, at], self.right[trees, at])
        odds = self.start + self.value[trees, at].sum(axis=1)
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


@dataclass(frozen=True, slots=True)
class Scorer:
    """The trees with the columns they were grown on and the least probability of a link for each kind of word."""

    trees: Trees
    columns: tuple[str, ...]
    least: dict[str, float]


@cache
def scorer() -> Scorer:
    """The trees of ``knowledge/data/chain_trees.json``, read once."""
    told = json.loads((files("dragoman.knowledge") / "data" / "chain_trees.json").read_text("utf-8"))
    width = max(len(tree) for tree in told["trees"])
    nodes = np.zeros((len(told["trees"]), width, 5))
    for n, tree in enumerate(told["trees"]):
        nodes[n, : len(tree)] = tree
    whole = nodes[:, :, [0, 2, 3]].astype(np.int64)
    trees = Trees(whole[..., 0], nodes[..., 1], whole[..., 1], whole[..., 2], nodes[..., 4], told["depth"], told["start"])
    return Scorer(trees, tuple(told["columns"]), told["least"])
