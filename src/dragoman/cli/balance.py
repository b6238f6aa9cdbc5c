"""`dragoman balance ACTOR`: how its dealings are shared among the powers."""

import sys
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import write_whole
from dragoman.telling.balance import TIDY, tidy
from dragoman.telling.wrapping import hanging, plural

if TYPE_CHECKING:
    from dragoman.views.balance import Balance, Row

SHORT = {
    "contacts": "contacts",
    "agreements": "agreements",
    "praise given": "praises",
    "praise received": "praised\u00a0by",
    "criticism given": "criticises",
    "criticism received": "criticised\u00a0by",
}
"""Measures in the words of the table, whose columns are narrow."""


class Span(StrEnum):
    year = "year"
    quarter = "quarter"
    month = "month"


class Of(StrEnum):
    contacts = "contacts"
    agreements = "agreements"
    praise_given = "praise given"
    praise_received = "praise received"
    criticism_given = "criticism given"
    criticism_received = "criticism received"


@filtered
def command(
    filters: Filters,
    actor: Annotated[str, typer.Argument(help="Country, organisation or person.")],
    poles: Annotated[
        str | None,
        typer.Option(
            help="Powers, parted by commas; + joins several to one, * adds an organisation's members: RUS,CHN,TUR,EU+FRA+DEU,West=USA+NATO*. "
            "Default: RUS,CHN,TUR,EU*,USA.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[Span | None, typer.Option(help="Also for each stretch of time.", show_default=False)] = None,
    measure: Annotated[Of, typer.Option(help="What the picture of a series shows.")] = Of.contacts,
    plot: PlotOption = None,
    format: FormatOption = Format.table,
) -> None:
    """Show how an actor's contacts, agreements, praise and criticism are shared among powers, and how evenly (0 all with one, 1 the same with each), with 95 % intervals.

    Counts what occurred, unless --status says otherwise. Says when the record is too thin to tell. The method stands in docs/balance.md.
    """
    check_plot(plot)
    found = ask(filters, actor, poles, by.value if by else None)
    if plot:
        from dragoman.views.pictures import balance_picture, save

        write_whole(plot, save(balance_picture(found, f"{found.actor} among the powers", measure.value), plot.suffix))
    if format in (Format.json, Format.jsonl):
        import msgspec

        emit([msgspec.to_builtins(found)], (), format)
    elif format is Format.csv:
        emit(tidy(found), TIDY, format)
    elif format is Format.md:
        emit((wide(found, row) for row in found.rows), columns(found), format)
    else:
        print_tables(found)


def ask(filters: Filters, actor: str, poles: str | None, by: str | None) -> "Balance":
    from dragoman.record.actors import name_of
    from dragoman.views.balance import balance
    from dragoman.views.poles import parse_poles

    store = open_record(filters.record)
    wanted = replace(filters, status=filters.status or ["occurred"]).admitting(store, [actor])
    ids = wanted.actors[0]
    return balance(store.events(wanted), (name_of(actor, ids), ids), parse_poles(poles, store.names(), ids), by)  # type: ignore[arg-type]


def columns(found: "Balance") -> tuple[str, ...]:
    return (*(("period",) if found.by else ()), "measure", *found.poles, "others", "total", "evenness", "95_%")


def narrow(found: "Balance", first: str) -> list[str]:
    return [first, *(c for c in columns(found) if c not in ("period", "measure"))]


def print_tables(found: "Balance") -> None:
    """One table for the whole time and, of a series, one for each measure."""
    from dragoman.views.balance import ALL, MEASURES

    emit((wide(found, row) for row in found.rows if row.period == ALL), narrow(found, "dealing"), Format.table)
    for measure in MEASURES if found.by else ():
        series = [wide(found, row) for row in found.rows if row.measure == measure and row.period != ALL and row.evenness.units]
        if series:
            sys.stdout.write(f"{measure.capitalize()} by {found.by}\n")
            emit(series, narrow(found, "period"), Format.table)
    sys.stdout.write("\n".join(notes(found)) + "\n")


def wide(found: "Balance", row: "Row") -> dict[str, Any]:
    """One measure a row: counts by pole; `others`: dealings with nobody of the poles; `total`: with any of them."""
    even = row.evenness
    return {
        "period": row.period.replace(" ", "\u00a0"),
        "measure": row.measure,
        "dealing": SHORT[row.measure],
        **{s.pole: s.count for s in row.shares},
        "others": row.beyond,
        "total": even.units,
        "evenness": None if even.index is None else f"({even.index:.2f})" if even.thin else f"{even.index:.2f}",
        "95_%": None if even.low is None else f"{even.low:.2f}–{even.high:.2f}",
    }


def notes(found: "Balance") -> list[str]:
    lines = [
        f"{plural(found.sources, 'page')}. Total: dealings with any of the powers; one that several share counts for each, and is parted among them "
        "for the evenness. Others: dealings with none of them.",
    ]
    lines += [f"Evenness in brackets: {note}." for note in found.warnings]
    return [line for note in lines for line in hanging("", note)]
