"""Grow the trees of `dragoman.reading.chains.trees`: python tools/train_chains.py DATA/bench/coref/train OUT.json

Gradient-boosted trees (scikit-learn's, needed here and nowhere else) over pairs of a word and a named entity of its page: do they stand in one chain of
the key? Two kinds of words are learned from: those that the rules leave open, and, with less weight, pronouns and nominals that the rules resolve, taken
for open. Five-fold cross-validation over documents, printed first, shows the links made and the right ones at several thresholds; `LEAST` was chosen
by it, as the threshold with the best CoNLL score that keeps wrong names under the bar. Seed and parameters are below; the same data give the same trees.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.coref import Document, Key, documents_named, key_of
from dragoman.knowledge import default_knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.recurring import echoes, name_runs, recurring_names
from dragoman.reading.chains.entities import NAMES, Entity, entities
from dragoman.reading.chains.leftovers import Leftover, leftovers
from dragoman.reading.chains.pairs import COLUMNS, Page, page, pairs
from dragoman.reading.coreference import Resolver
from dragoman.reading.draft import Draft

FOLDS, RESOLVED = 5, 0.6
"""Weight of the words that the rules resolve."""
RECIPE = {
    "max_iter": 70,
    "learning_rate": 0.09,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 20,
    "l2_regularization": 3.0,
    "random_state": 0,
}
LEAST = {"the noun": 0.25, "this noun": 0.25, "own noun": 0.25, "a noun": 0.25, "he": 0.3, "she": 0.3}
SHOWN = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)


@dataclass(frozen=True)
class Row:
    """One word: what speaks for each candidate, and whether it is right."""

    document: str
    group: str
    open: bool
    described: list[list[float]]
    right: list[bool]


def rows(folder: Path) -> list[Row]:
    """The words of all documents with their candidates."""
    kb = default_knowledge()
    found: list[Row] = []
    for document, draft in documents_named(folder):
        resolver = Resolver(draft, kb)
        mentions = resolver.run()
        runs = name_runs(draft)
        mentions += recurring_names(draft, mentions, runs)
        mentions = sorted([*mentions, *echoes(draft, mentions, runs, kb)], key=lambda m: (m.start, m.end))
        key = key_of(document, draft)
        for is_open, words in ((True, leftovers(draft, mentions)), (False, _resolved(draft, mentions))):
            known = entities(draft, mentions, runs, resolver.cast, kb)
            found += _rows(document, key, page(draft, resolver.context.quoted, known), words, is_open)
    return found


def _resolved(draft: Draft, mentions: list[Mention]) -> Iterator[Leftover]:
    """Pronouns and nominals of the rules, as if they were open; the first person stays."""
    said = [m for m in mentions if m.form in ("pronoun", "nominal") and not (m.rule or "").startswith("first person")]
    others = [m for m in mentions if m not in said]
    return (w for w in leftovers(draft, others) if any(m.start <= w.start < m.end for m in said))


def _rows(document: Document, key: Key, known: Page, words: Iterator[Leftover], is_open: bool) -> Iterator[Row]:
    chain = {head: c for c, heads in key.chains.items() if len(heads) > 1 for head in heads}
    meant = {e.id: _chain_of(e, chain) for e in known.entities}
    for word, options, described in pairs(known, words):
        right = [word.start in chain and meant[e.id] == chain[word.start] for e in options]
        yield Row(document.name, word.group, is_open, [list(map(float, d)) for d in described], right)


def _chain_of(entity: Entity, chain: dict[int, str]) -> str | None:
    """The chain of the key in which most of an entity's names stand."""
    heads = [w.sentence.start + w.root.idx for w in entity.words if w.root is not None and w.form in NAMES]
    return Counter(chain.get(h) for h in heads).most_common(1)[0][0] if heads else None


def grown(chosen: list[Row]) -> HistGradientBoostingClassifier:
    x = np.array([d for row in chosen for d in row.described])
    y = np.array([r for row in chosen for r in row.right])
    weight = np.array([1.0 if row.open else RESOLVED for row in chosen for _ in row.right])
    return HistGradientBoostingClassifier(**RECIPE).fit(x, y, sample_weight=weight)


def cross_validate(found: list[Row]) -> None:
    names = sorted({row.document for row in found})
    order = np.random.RandomState(0).permutation(len(names))
    made: dict[str, Counter[float]] = defaultdict(Counter)
    good: dict[str, Counter[float]] = defaultdict(Counter)
    for fold in range(FOLDS):
        held = {names[i] for i in order[fold::FOLDS]}
        model = grown([row for row in found if row.document not in held])
        for row in found:
            if row.document not in held or not row.open:
                continue
            likely = model.predict_proba(np.array(row.described))[:, 1]
            best = int(likely.argmax())
            for least in SHOWN:
                made[row.group][least] += likely[best] >= least
                good[row.group][least] += likely[best] >= least and row.right[best]
    for group in sorted(made):
        print(f"{group:10}", "  ".join(f"{t}: {good[group][t]} of {made[group][t]}" for t in SHOWN))


def told(model: HistGradientBoostingClassifier) -> dict[str, object]:
    """The trees as nodes [column, threshold, left, right, value]; a leaf leads to itself."""
    trees = []
    for (predictor,) in model._predictors:
        trees.append(
            [
                [0, 0.0, i, i, round(float(n["value"]), 4)]
                if n["is_leaf"]
                else [int(n["feature_idx"]), round(float(n["num_threshold"]), 6), int(n["left"]), int(n["right"]), 0.0]
                for i, n in enumerate(predictor.nodes)
            ]
        )
    depth = max(int(p.nodes["depth"].max()) for (p,) in model._predictors)
    start = round(float(np.ravel(model._baseline_prediction)[0]), 4)
    return {"columns": list(COLUMNS), "depth": depth, "least": LEAST, "start": start, "trees": trees}


def main() -> None:
    found = rows(Path(sys.argv[1]))
    print(f"{len(found)} words, {sum(any(row.right) for row in found)} with their entity among the candidates")
    cross_validate(found)
    lines = json.dumps(told(grown(found)), separators=(",", ":")).replace("]],", "]],\n")
    Path(sys.argv[2]).write_text(lines + "\n")


if __name__ == "__main__":
    main()
