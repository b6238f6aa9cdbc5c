"""A fact as a row of a table."""

from collections.abc import Iterable
from typing import Any


def fact_row(row: dict[str, Any]) -> dict[str, Any]:
    """The fact in a few words a column."""
    who = row.get("person") or row.get("countries") or row.get("between") or row.get("from") or row.get("country")
    return row | {"who": who, "what": _what(row), "since": row.get("since") or row.get("date")}


def told_once(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of facts, each fact once: as its first page tells it, with the number of `pages` that do and the day of the first and `last` of them."""
    found: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for row in rows:
        told = fact_row(row)
        who = told["who"] if row["fact"] == "quantity" else row.get("actor") or told["who"]
        key = (str(row["fact"]), str(who), str(told["what"]).casefold(), str(told["since"]))
        first = found.setdefault(key, told | {"pages": 0, "last": None, "who": _usual_name(row) or told["who"]})
        first["pages"] += 1
        first["last"] = max(filter(None, (first["last"], told["published"])), default=None)
    return list(found.values())


def _usual_name(row: dict[str, Any]) -> str | None:
    """The name of the fact's person in the knowledge base."""
    from dragoman.telling.statements import name_of

    return name_of(row["actor"]) if row.get("person") and row.get("actor") else None


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
