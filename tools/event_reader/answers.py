"""A teacher's answers on the training rows: ``python tools/event_reader/answers.py rows.jsonl teacher/ encoder/ answered.jsonl``.

The teacher is a larger encoder trained by `train.py --encoder`, too large to ship; the reader learns from its probabilities as well as from the
labels (Hinton, Vinyals and Dean 2015). Each row is answered as training would show it (`swapping.py`), and half of them again with some of their
words changed for others of the same part of speech, which no label fits any more but the answer does (after TinyBERT's data augmentation, Jiao et
al. 2020, with words drawn from the rows instead of from a language model).
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import torch
from swapping import Swapper
from train import SEED, encode, loaded
from train import shown as augmented

from dragoman.reading.syntax import DEFAULT_MODEL

AGAIN = 0.5
"""Share of the rows of which a changed version is answered too."""
CHANGED = 0.2
"""Share of the content words changed for others."""
TAGS = frozenset("VB VBD VBG VBN VBP VBZ NN NNS JJ IN RB".split())
_WORD = re.compile(r"[A-Za-z]{2,}$")
BATCH = 48


class Changer:
    """Changes words for others of the same tag that the rows hold, as often as the rows hold them."""

    def __init__(self, texts: list[str]) -> None:
        tagger = spacy.load(DEFAULT_MODEL, disable=["parser", "ner", "lemmatizer", "attribute_ruler"])
        plain = sorted({re.sub(r" ?\[unused[1-4]\] ?", " ", text) for text in texts})
        self._tags: dict[str, str] = {}
        self._words: dict[str, list[str]] = defaultdict(list)
        for doc in tagger.pipe(plain, batch_size=256):
            for token in doc:
                if token.tag_ in TAGS and _WORD.match(token.text) and token.text.islower():
                    self._tags.setdefault(token.text, token.tag_)
                    self._words[token.tag_].append(token.text)

    def __call__(self, text: str, rng: random.Random) -> str:
        words = text.split(" ")
        for i, word in enumerate(words):
            tag = self._tags.get(word)
            if tag is not None and rng.random() < CHANGED:
                words[i] = rng.choice(self._words[tag])
        return " ".join(words)


def versions(rows: list[dict[str, Any]], rng: random.Random) -> Iterator[dict[str, Any]]:
    """Each row as an epoch would show it, and half of them again with words changed (then without events)."""
    swapper, changer = Swapper(), Changer([row["text"] for row in rows])
    for row in rows:
        known = row | augmented(row, swapper, rng)
        yield known
        if rng.random() < AGAIN:
            yield known | {"text": changer(known["text"], rng), "events": None}


@torch.no_grad()
def answered(rows: list[dict[str, Any]], teacher: Any, tokenizer: Any) -> Iterator[dict[str, Any]]:
    """The rows with the teacher's probabilities of types, modes and statuses."""
    teacher.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["text"]))
    for start in range(0, len(order), BATCH):
        part = [rows[i] for i in order[start : start + BATCH]]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            types, modes, statuses = (some.float() for some in teacher(*encode(tokenizer, [row["text"] for row in part])))
        for row, *heads in zip(part, types.sigmoid(), modes.softmax(1), statuses.softmax(1), strict=True):
            yield row | {"answer": [[round(float(p), 4) for p in head] for head in heads]}


def main(rows: Path, teacher: Path, encoder: Path, target: Path) -> None:
    """Write the answered rows."""
    known = [json.loads(line) for line in rows.open()]
    told = list(versions(known, random.Random(SEED)))
    model, tokenizer = loaded(encoder, teacher)
    with target.open("w") as out:
        for row in answered(told, model, tokenizer):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
