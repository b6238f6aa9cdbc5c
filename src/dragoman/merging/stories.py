"""Articles by their main event: the words of title and lead, weighed by how rare they are, joined by average likeness.

Vectors are ``(1 + log tf) * log((N + 1) / df)`` of stemmed words (Salton and Buckley 1988), likeness is their cosine, and clusters
join while the mean likeness of their articles stays above `LIKENESS` (average linkage).
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LEAD = 300
"""Words of the text that tell its main event; what follows is background."""
TITLE_WEIGHT = 5
LIKENESS = 0.12
COMMONEST = 0.2
"""Share of the articles above which a word joins none (it would join all)."""
FEW = 20
"""Articles up to which a word is never too common."""

_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")
_STOP = frozenset(
    """a an the and or but if of at by for with about against between into through during before after above below to from up down in out on
    off over under again further then once here there when where why how all any both each few more most other some such no nor not only own
    same so than too very can will just should now is are was were be been being have has had having do does did doing would could may might
    must he she it they we you i him her them us me his its their our your my this that these those who whom which what as also said says say
    one two mr mrs ms""".split()
)


class Story(NamedTuple):
    """What an article is compared by."""

    id: str
    title: str | None
    text: str


def cluster_articles(stories: Iterable[Story]) -> list[list[str]]:
    """Ids of articles that tell the same main event, together; in order of id, so that no order of arrival shows."""
    ordered = sorted(set(stories))
    return [
        [ordered[i].id for i in group] for group in _average_linkage(_likenesses([_counts(s) for s in ordered]), len(ordered))
    ]


def _counts(story: Story) -> Counter[str]:
    counts = Counter(t for t in map(stem, _words(story.text)[:LEAD]) if t)
    for term in filter(None, map(stem, _words(story.title or ""))):
        counts[term] += TITLE_WEIGHT
    return counts


def _words(text: str) -> list[str]:
    return _WORD.findall(text[: LEAD * 20].replace("’", "'"))


def stem(word: str) -> str:
    """The word without its plain English endings; empty for words that say nothing."""
    word = word.lower().removesuffix("'s")
    if word in _STOP:
        return ""
    for ending, least in (("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending):
            return word[: -len(ending)]
    return word


def _likenesses(articles: Sequence[Counter[str]]) -> dict[tuple[int, int], float]:
    """Cosines of all pairs that share a word that is not too common."""
    frequency = Counter(term for counts in articles for term in counts)
    most = max(FEW, int(COMMONEST * len(articles)))
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, counts in enumerate(articles):
        weights = {t: (1 + math.log(n)) * math.log((len(articles) + 1) / frequency[t]) for t, n in sorted(counts.items())}
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        for term, weight in weights.items():
            if frequency[term] <= most:
                postings[term].append((i, weight / norm))
    likeness: dict[tuple[int, int], float] = defaultdict(float)
    for term in sorted(postings):
        found = postings[term]
        for n, (i, a) in enumerate(found):
            for j, b in found[n + 1 :]:
                likeness[i, j] += a * b
    return likeness


def _average_linkage(likeness: dict[tuple[int, int], float], count: int) -> list[list[int]]:
    """Joins the two clusters of the greatest mean likeness until none is above `LIKENESS`; ties go to the first in order."""
    members = {i: [i] for i in range(count)}
    total: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in likeness.items():
        total[i][j] = total[j][i] = value
        if value >= LIKENESS:
            heap.append((-round(value, 9), i, j))
    heapq.heapify(heap)
    following = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        joined = members[following] = members.pop(i) + members.pop(j)
        sums = _summed(total, i, j)
        total[following] = sums
        for k in sorted(sums):
            total[k][following] = sums[k]
            mean = sums[k] / (len(joined) * len(members[k]))
            if mean >= LIKENESS:
                heapq.heappush(heap, (-round(mean, 9), k, following))
        following += 1
    return sorted(sorted(group) for group in members.values())


def _summed(total: dict[int, dict[int, float]], i: int, j: int) -> dict[int, float]:
    """Likeness of all other clusters to i and j together; both leave the table."""
    a, b = total.pop(i), total.pop(j)
    sums = {k: a.get(k, 0.0) + b.get(k, 0.0) for k in a.keys() | b.keys() if k not in (i, j)}
    for k in sums:
        total[k].pop(i, None)
        total[k].pop(j, None)
    return sums
