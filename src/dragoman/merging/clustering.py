"""Profiles -> clusters: the most specific profiles lead, the others join the one cluster that they fit, or none.

The order is that of content, so the order of arrival does not matter. A blocking key (family, two parties, eight days)
keeps the number of comparisons near linear: a profile is compared only with clusters that share a key.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.merging.cluster import Cluster, fit
from dragoman.merging.profile import VISIT, Profile

BUCKET = 8
"""Days in one blocking key."""
MOST_PARTIES = 8
"""Of larger gatherings, the first parties in order of the alphabet make the blocking keys."""
MOST_CANDIDATES = 500
"""Clusters that a profile is compared with, the most specific first: so that no block, however crowded, makes time quadratic."""

Block = tuple[str, str, str]
Bucket = int | str
Index = dict[Block, dict[Bucket, list[int]]]


def cluster_profiles(profiles: Sequence[Profile]) -> list[list[int]]:
    """Groups of indices into `profiles`, which are in order of content."""
    order = sorted(range(len(profiles)), key=lambda i: (_specificity(profiles[i]), i))
    clusters: list[Cluster] = []
    index: Index = defaultdict(lambda: defaultdict(list))
    for i in order:
        p = profiles[i]
        chosen = _best(clusters, _candidates(p, index), p)
        if chosen is None:
            clusters.append(Cluster.of(p, i))
            chosen = len(clusters) - 1
        else:
            clusters[chosen].join(p, i)
        _enter(index, p, chosen)
    return [sorted(c.profiles) for c in clusters]


def _specificity(p: Profile) -> tuple[int, ...]:
    """Lower is more specific."""
    day = p.interval
    parties = len(p.sources) + len(p.targets)
    return (
        0 if p.edition and (p.edition[1] is not None or p.edition[2]) else 1,
        0 if parties > 1 or p.family not in ("CONSULT", VISIT) else 1,
        9
        if day is None
        else {"span": 0, "day": 1 if day.certain else 2, "vague": 3, "window": 4, "background": 5}[day.precision],
        day.days if day and day.precision == "vague" else -day.days if day and day.precision == "span" else 0,
        -len(p.persons),
        -parties,
        0 if p.spot else 1 if p.host else 2,
    )


def _best(clusters: list[Cluster], candidates: list[int], p: Profile) -> int | None:
    """The one cluster that fits best; None if there is none, or if two fit equally well."""
    best, best_score, tied = None, -1.0, False
    for c in candidates:
        score = fit(clusters[c], p)
        if score is None or score < best_score:
            continue
        tied = score == best_score
        best, best_score = c, score
    return None if tied else best


def _candidates(p: Profile, index: Index) -> list[int]:
    found: set[int] = set()
    buckets = list(_buckets(p))
    for key in _keys(p):
        block = index.get(key)
        if block is None:
            continue
        for bucket in buckets:
            found.update(block.get(bucket, ()))
    return sorted(found)[:MOST_CANDIDATES]


def _enter(index: Index, p: Profile, cluster: int) -> None:
    keys = set(_keys(p))
    if p.family == VISIT or (not p.targets and len(p.sources) > 1):
        # one-sided mentions ("Putin arrived on Tuesday") look under each party
        keys.update((p.family, party, "") for party in p.sources)
    for key in keys:
        block = index[key]
        for bucket in _buckets(p):
            known = block[bucket]
            if not known or known[-1] != cluster:
                known.append(cluster)


def _keys(p: Profile) -> Iterator[Block]:
    sources = sorted(p.sources)[:MOST_PARTIES]
    if p.targets:
        for target in sorted(p.targets)[:MOST_PARTIES]:
            for source in sources:
                yield p.family, source, target
    elif len(sources) > 1:
        for a, b in combinations(sources, 2):
            yield p.family, a, b
    else:
        yield p.family, sources[0] if sources else "", ""
    if p.edition:
        yield p.family, "edition", p.edition[0]


def _buckets(p: Profile) -> Iterator[Bucket]:
    if p.interval is not None:
        yield from range(p.interval.first // BUCKET, p.interval.last // BUCKET + 1)
    elif p.page is not None:
        yield p.page
    if p.edition and (p.edition[1] is not None or p.edition[2]):
        yield f"{p.edition[1]}/{(p.edition[2] or '')[:4]}"
