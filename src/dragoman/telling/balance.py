"""A balance one pole a row, as statistics programs like it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.views.balance import Balance

TIDY = ("period", "measure", "pole", "count", "weight", "share", "units", "beyond", "evenness", "low", "high", "thin")


def tidy(found: "Balance") -> Iterator[dict[str, Any]]:
    """One pole a row, as statistics programs like it."""
    for row in found.rows:
        even = row.evenness
        for share in row.shares:
            yield {
                "period": row.period,
                "measure": row.measure,
                "pole": share.pole,
                "count": share.count,
                "weight": share.weight,
                "share": share.share,
                "units": even.units,
                "beyond": row.beyond,
                "evenness": even.index,
                "low": even.low,
                "high": even.high,
                "thin": even.thin,
            }
