"""How evenly counts are spread over categories: Shannon's entropy over its maximum, with a bootstrap interval.

Index: H = -sum p_i ln p_i (Shannon 1948) divided by ln K for K categories (Pielou's evenness, 1966): 0 when all falls to one, 1 when all have the same.
Interval: percentile bootstrap (Efron 1979) that draws whole units (events) anew, not shares, so that what is shared among several stays shared.
The plug-in estimate is too low for few units (Miller 1955: by about (K-1)/(2n) nats); it is not corrected, but said to be thin.
"""

import math
from collections.abc import Sequence
from typing import Any

import msgspec

DRAWS = 2000
SEED = 20231109
LEVEL = 0.95
LEAST_PER_CATEGORY = 5
"""Units per category below which the record is too thin: Miller's bias is then more than .1 nat, as large as most differences one would read into it."""
WIDEST = 0.3
"""Width of the interval from which the index says little whatever the number of units."""


class Evenness(msgspec.Struct, frozen=True, kw_only=True):
    """`index`, `low` and `high` are between 0 and 1, None where nothing is counted."""

    index: float | None
    low: float | None
    high: float | None
    units: int
    thin: bool
    """Whether there is too little to say."""


def evenness(units: Sequence[Sequence[float]], categories: int, draws: int = DRAWS) -> Evenness:
    """`units`: one row per event, its weight in each of the `categories`; rows sum to 1."""
    n = len(units)
    if n == 0:
        return Evenness(index=None, low=None, high=None, units=0, thin=True)
    import numpy as np

    weights = np.asarray(units, dtype=float)
    index = float(_index(weights.sum(axis=0)[None, :], categories)[0])
    chance = np.random.Generator(np.random.PCG64(SEED))
    drawn = chance.multinomial(n, np.full(n, 1 / n), size=draws) @ weights
    low, high = (float(x) for x in np.quantile(_index(drawn, categories), [(1 - LEVEL) / 2, (1 + LEVEL) / 2]))
    thin = n < LEAST_PER_CATEGORY * categories or high - low > WIDEST
    return Evenness(index=round(index, 3), low=round(low, 3), high=round(high, 3), units=n, thin=thin)


def _index(sums: Any, categories: int) -> Any:
    """Rows of sums -> their evenness."""
    import numpy as np

    shares = sums / sums.sum(axis=1, keepdims=True)
    terms = np.where(shares > 0, shares * np.log(np.where(shares > 0, shares, 1.0)), 0.0)
    # adding 0 turns -0 to 0
    return -terms.sum(axis=1) / math.log(categories) + 0.0
