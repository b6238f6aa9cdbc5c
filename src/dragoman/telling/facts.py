"""A fact as a row of a table."""

from typing import Any


def fact_row(row: dict[str, Any]) -> dict[str, Any]:
    """The fact in a few words a column."""
    who = row.get("person") or row.get("countries") or row.get("between") or row.get("from") or row.get("country")
    return row | {"who": who, "what": _what(row), "since": row.get("since") or row.get("date")}


def _what(row: dict[str, Any]) -> str | None:
    if row["fact"] == "office":
        return f"{row['office']}, {row['country']}" if row["country"] else str(row["office"])
    if row["fact"] == "member":
        return f"member of {row['of']}"
    if row["fact"] == "election":
        return f"elected, {row['share']:g} %" if row.get("share") is not None else "elected"
    if row["fact"] == "relations":
        return f"relations {row['change']}"
    if row["fact"] == "quantity":
        to = f" to {', '.join(row['to'])}" if row.get("to") else ""
        return (
            f"{row['kind']}: {row['amount']:,.0f} {row['unit']}"
            + (f" of {row['commodity']}" if row.get("commodity") else "")
            + to
        )
    return str(row.get("what") or "") or None
