"""Scores of coreference chains: MUC, B³ and CEAFe, and their mean (the CoNLL score).

A chain is a set of mentions; mentions are anything hashable. Each function gives precision, recall and F1.
Sources: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B³), Luo 2005 (CEAFe, entity similarity 2|K∩R|/(|K|+|R|)).
"""

from collections.abc import Hashable, Sequence, Set

import networkx as nx

Chains = Sequence[Set[Hashable]]
Score = tuple[float, float, float]


def muc(key: Chains, response: Chains) -> Score:
    """Links needed to join each chain."""
    return _prf(*_muc_part(response, key), *_muc_part(key, response))


def b_cubed(key: Chains, response: Chains) -> Score:
    """Overlap of the chains of each mention."""
    return _prf(*_b_part(response, key), *_b_part(key, response))


def ceaf_e(key: Chains, response: Chains) -> Score:
    """Similarity of the best one-to-one matching of chains."""
    of = {m: i for i, chain in enumerate(key) for m in chain}
    graph = nx.Graph()
    for j, chain in enumerate(response):
        for i in sorted({of[m] for m in chain if m in of}):
            graph.add_edge(("k", i), ("r", j), weight=2 * len(key[i] & chain) / (len(key[i]) + len(chain)))
    best = sum(graph.edges[edge]["weight"] for edge in nx.max_weight_matching(graph))
    return _prf(best, len(response), best, len(key))


def conll(key: Chains, response: Chains) -> float:
    """Mean F1 of the three."""
    return (muc(key, response)[2] + b_cubed(key, response)[2] + ceaf_e(key, response)[2]) / 3


def _muc_part(chains: Chains, other: Chains) -> tuple[float, float]:
    of = {m: i for i, chain in enumerate(other) for m in chain}
    kept = links = 0
    for chain in chains:
        parts = len({of[m] for m in chain if m in of}) + sum(m not in of for m in chain)
        kept += len(chain) - parts
        links += len(chain) - 1
    return kept, links


def _b_part(chains: Chains, other: Chains) -> tuple[float, float]:
    of = {m: chain for chain in other for m in chain}
    total = sum(len(chain & of[m]) / len(chain) for chain in chains for m in chain if m in of)
    return total, sum(map(len, chains))


def _prf(p_right: float, p_all: float, r_right: float, r_all: float) -> Score:
    p, r = p_right / p_all if p_all else 0.0, r_right / r_all if r_all else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
