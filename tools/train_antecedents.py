"""Learn the weights of `dragoman.reading.anaphora.pronouns`: python tools/train_antecedents.py DATA/bench/coref/train OUT.json

A conditional logit over the rules' candidates and "nobody" for he and she, by gradient ascent with an L2 prior from zero; the same data
give the same weights. Earlier pronouns count as resolved as the key has them. The weights for it and they are set by hand and kept: in the
texts at hand (travel, biographies, courts) these are hardly ever actors, in the news they mostly are.
"""

import json
import sys
from pathlib import Path

import numpy as np
from spacy.tokens import Token

from bench.coref import documents_named, key_of
from dragoman.knowledge import default_knowledge
from dragoman.model import Mention
from dragoman.reading import coreference
from dragoman.reading.anaphora.pronouns import candidates, is_expletive, kind_of
from dragoman.reading.draft import Sentence

PRIOR, STEPS, RATE = 0.01, 800, 0.5
Example = tuple[list[dict[str, float]], list[int]]
"""Features of the candidates, and the indexes of right ones (empty: nobody)."""


class Recorder(coreference.Resolver):
    """Resolves a document as the key does, and keeps what each pronoun could have stood for."""

    rows: list[Example]
    chain: dict[int, str]

    def _resolved(self, anaphor: coreference.Anaphor, sentence: Sentence) -> list[Mention]:
        if not isinstance(anaphor, Token) or is_expletive(anaphor) or kind_of(anaphor.lower_) != "person":
            return super()._resolved(anaphor, sentence)
        start, end = sentence.at(anaphor)
        options = candidates(anaphor, start, sentence, self.context, self.cast)
        if not options:
            return []
        right = [
            i
            for i, (o, _) in enumerate(options)
            if o.root is not None and start in self.chain and self.chain.get(o.shift + o.root.idx) == self.chain[start]
        ]
        self.rows.append(([described for _, described in options], right))
        return self._like(options[right[0]][0].members, start, end, "pronoun", "key") if right else []


def examples(folder: Path) -> list[Example]:
    """What each he and she of the documents could have stood for."""
    found: list[Example] = []
    kb = default_knowledge()
    for document, draft in documents_named(folder):
        recorder = Recorder(draft, kb)
        recorder.rows = found
        recorder.chain = {h: c for c, heads in key_of(document, draft, every=True).chains.items() for h in heads}
        recorder.run()
    return found


def train(rows: list[Example]) -> dict[str, float]:
    names = sorted({n for options, _ in rows for o in options for n in o})
    column = {n: i for i, n in enumerate(names)}
    blocks = []
    for options, right in rows:
        x = np.zeros((len(options) + 1, len(names) + 1))
        for i, described in enumerate(options):
            for n, v in described.items():
                x[i, column[n]] = v
        x[-1, -1] = 1.0
        blocks.append((x, np.array(right or [len(options)])))
    w = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        slope = -PRIOR * w
        for x, chosen in blocks:
            z = x @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            q = np.zeros_like(p)
            q[chosen] = p[chosen] / p[chosen].sum()
            slope += x.T @ (q - p) / len(blocks)
        w += RATE * slope
    return {n: round(float(v), 3) for n, v in zip([*names, "nobody"], w, strict=True)}


def main() -> None:
    out = Path(sys.argv[2])
    rows = examples(Path(sys.argv[1]))
    print(f"{len(rows)} pronouns, {sum(bool(right) for _, right in rows)} with an antecedent", file=sys.stderr)
    known = json.loads(out.read_text())
    out.write_text(json.dumps(known | {"person": train(rows)}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
