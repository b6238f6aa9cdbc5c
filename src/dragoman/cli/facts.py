"""`dragoman facts`: what stands, over a record."""

from typing import Annotated, Any

import typer

from dragoman.cli.options import FormatOption, RecordOption, SinceOption, UntilOption, open_record
from dragoman.cli.output import Format, emit

COLUMNS = ("published", "fact", "who", "what", "since", "until", "quote", "url", "page")
NARROW = ("fact", "who", "what", "since", "quote")


def command(
    record: RecordOption = None,
    about: Annotated[str | None, typer.Option(help="Country, organisation or person.", show_default=False)] = None,
    fact: Annotated[
        str | None, typer.Option(help="office, member, election, partnership, treaty, relations or quantity.", show_default=False)
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = Format.table,
) -> None:
    """List facts: offices held, elections, memberships, partnerships, relations, quantities of trade and aid."""
    from dragoman.record.facts import facts

    store = open_record(record)
    found = facts(store, about, fact, since, until)
    if format in (Format.json, Format.jsonl):
        emit(found, (), format)
    else:
        emit((flat_row(row) for row in found), NARROW if format is Format.table else COLUMNS, format)


def flat_row(row: dict[str, Any]) -> dict[str, Any]:
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
