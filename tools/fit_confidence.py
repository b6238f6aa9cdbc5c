"""Fits the weights of `dragoman.reading.acts.confidence`: ``python tools/fit_confidence.py ../shared model/fold0.zip model/fold1.zip ...``.

Each proposal of the two readers on ``gold/train`` is labelled right or wrong by the annotators' scorer (``gold/score.py``); a logistic
regression with an L2 penalty is fitted by Newton's method on all of them, after five-fold cross-validation has printed how well confidences
hold and which threshold serves. The learned readers given are those of the folds (``train.py --fold``), in order; each is asked only about
the briefs that its fold left out, and what the frames propose with no learned reader beside them is learned from all briefs. Deterministic. Never
reads gold/dev, gold/briefs or gold/seeds.
"""

import json
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

PENALTY = 8.0
RARE = 3
"""Marks seen less often have no weight of their own."""
FOLDS = 5
OUT = Path(__file__).parent.parent / "src/dragoman/knowledge/lexicon/confidence.tsv"
HEADER = """# Weights of the marks from which an event's confidence is estimated (log odds). Written by tools/fit_confidence.py; do not edit.
# mark<TAB>weight
"""


Row = tuple[str, tuple[str, ...], bool]
"""Page, marks, right."""


def labelled(data: Path, readers: list[Path]) -> list[Row]:
    """The proposals on the training briefs, without a learned reader and with that of the brief's fold."""
    sys.path[:0] = [str(data / "gold"), str(Path(__file__).parent / "event_reader")]
    import score  # type: ignore[import-not-found]
    from folds import fold_of  # type: ignore[import-not-found]

    from dragoman.knowledge import default_knowledge
    from dragoman.knowledge.frames import default_lexicon
    from dragoman.pages import clean
    from dragoman.reading import events, resolved, statements
    from dragoman.reading.acts.learned import EventReader

    kb, lexicon, heads = default_knowledge(), default_lexicon(), [EventReader(path) for path in readers]
    paths = [path for path in sorted((data / "gold/train").glob("*.json")) if "events" in json.loads(path.read_text())]
    rows: list[Row] = []
    for path, draft in zip(paths, resolved(map(clean, map(page_of, paths)), kb), strict=True):
        draft.statements = statements.find_statements(draft, kb)
        gold = score.gold_page(path)
        fold = fold_of(path.stem)
        for head in (None, *heads[fold : fold + 1]):
            for proposal in chain.from_iterable(events.proposed(draft, lexicon, head, 0.0, 0.0)):
                got = shaped(proposal, score.spans(gold["text"], [draft.article.text[proposal.start : proposal.end]]))
                rows.append((path.stem, proposal.features, any(score.event_fit(g, got) > 0 for g in gold["events"])))
    return rows


def page_of(path: Path) -> Any:
    """An annotated brief as a page."""
    from dragoman.model import Page

    page = json.loads(path.read_text())
    return Page(origin=path.stem, url=path.stem, published=page["published"], text=(path.parent / page["text"]).read_text())


def shaped(proposal: Any, where: list[tuple[int, int]]) -> dict[str, Any]:
    """A proposal as the scorer takes it."""
    people = [(m, "source") for m in proposal.sources] + [(m, "target") for m in proposal.targets]
    return {
        "type": proposal.type, "mode": proposal.mode, "start": None, "where": where,
        "participants": [{"country": m.country, "who": m.name, "role": role} for m, role in people],
    }  # fmt: skip


def design(rows: list[Row], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (_, marks, _) in enumerate(rows):
        x[i, 0] = 1.0
        for mark in marks:
            if mark in column:
                x[i, column[mark]] = 1.0
    return x, np.array([float(right) for _, _, right in rows])


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Newton's method; the bias is not penalised."""
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def names_of(rows: list[Row]) -> list[str]:
    counts = Counter(mark for _, marks, _ in rows for mark in marks)
    return ["bias", *sorted(mark for mark, n in counts.items() if n >= RARE)]


def cross_validated(rows: list[Row]) -> np.ndarray:
    pages = sorted({page for page, _, _ in rows})
    fold = {page: i % FOLDS for i, page in enumerate(pages)}
    p = np.zeros(len(rows))
    for k in range(FOLDS):
        train = [r for r in rows if fold[r[0]] != k]
        names = names_of(train)
        w = fit(*design(train, names))
        held = [i for i, r in enumerate(rows) if fold[r[0]] == k]
        x, _ = design([rows[i] for i in held], names)
        p[held] = 1 / (1 + np.exp(-x @ w))
    return p


def main() -> None:
    rows = labelled(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    y = np.array([right for _, _, right in rows])
    p = cross_validated(rows)
    print(f"{len(rows)} proposals, {y.mean():.3f} right")
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            print(f"{low:.1f}-{low + 0.1:.1f}: {inside.sum():4d} proposals, {y[inside].mean():.3f} right")
    for t in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        print(f"threshold {t}: keeps {(p >= t).sum()}, right {y[p >= t].sum()}, precision {y[p >= t].mean():.3f}")
    names = names_of(rows)
    w = fit(*design(rows, names))
    OUT.write_text(
        HEADER + "".join(f"{name}\t{weight:.4f}\n" for name, weight in zip(names, w, strict=True) if abs(weight) >= 5e-4)
    )


if __name__ == "__main__":
    main()
