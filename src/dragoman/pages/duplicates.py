"""The same story on two URLs: MinHash signatures of word shingles (Broder 1997), by datasketch."""

import re

from datasketch import MinHash

from dragoman.model import Article

PERMUTATIONS = 128
SHINGLE = 5
SEED = 1
WORD = re.compile(r"\w+")


def shingles(text: str) -> list[bytes]:
    """The distinct runs of `SHINGLE` words, folded to lower case; a shorter text is one shingle."""
    words = [w.lower() for w in WORD.findall(text)]
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    return [run.encode() for run in dict.fromkeys(runs)]


def signature(article: Article) -> tuple[int, ...]:
    """128 numbers; two signatures agree in about the share of shingles that the articles have in common. Captions do not count."""
    words = " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind != "caption") or article.text
    sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update_batch(shingles(words))
    return tuple(int(v) for v in sketch.hashvalues)


def similar(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimated Jaccard similarity of two articles by their signatures, 0 to 1 (standard error about .04)."""
    if len(one) != len(other):
        raise ValueError("signatures of different lengths")
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
