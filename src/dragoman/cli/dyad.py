"""`dragoman dyad A B`: what stands between two."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import write_whole
from dragoman.telling.events import date_words, people, place_words

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent
    from dragoman.views.dyad import Contact, Dyad


class Show(StrEnum):
    """Which list is printed; `summary` is all in short."""

    summary = "summary"
    periods = "periods"
    plans = "plans"
    agreements = "agreements"
    statements = "statements"


class Span(StrEnum):
    year = "year"
    quarter = "quarter"
    month = "month"


COLUMNS = {
    Show.periods: ("period", "leaders", "ministers", "others", "events", "cooperation", "conflict"),
    Show.plans: ("date", "mode", "level", "who", "whom", "place", "announced", "words", "url", "id"),
    Show.agreements: ("date", "mode", "status", "who", "whom", "contexts", "words", "id"),
    Show.statements: ("published", "speaker", "of", "stance", "words", "url", "page"),
}
NARROW = {
    **COLUMNS,
    Show.plans: ("date", "meeting", "parties", "place", "announced"),
    Show.agreements: ("date", "agreement", "contexts", "words"),
    Show.statements: ("published", "speaker", "stance", "words"),
}
"""Columns of the table on a terminal; CSV and Markdown show all."""


@filtered
def command(
    filters: Filters,
    a: Annotated[str, typer.Argument(help="Country, organisation or person.")],
    b: Annotated[str, typer.Argument(help="The other.")],
    by: Annotated[Span, typer.Option(help="What contacts and intensities are counted by.")] = Span.month,
    show: Annotated[Show, typer.Option(help="All in short, or one list in full.")] = Show.summary,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day that parts past from coming. Default: today.", show_default=False)
    ] = None,
    plot: PlotOption = None,
    format: FormatOption = Format.table,
) -> None:
    """Show what stands between two: contacts by month and level, cooperation and conflict, the last meeting and the next, agreements, and what each said of the other."""
    check_plot(plot)
    found = ask(filters, a, b, by.value, as_of)
    if plot:
        from dragoman.views.pictures import dyad_picture, save

        write_whole(plot, save(dyad_picture(found, f"{found.a} and {found.b}"), plot.suffix))
    if show is Show.summary and format in (Format.json, Format.jsonl):
        import msgspec

        emit([msgspec.to_builtins(found)], (), format)
    elif show is Show.summary and format is Format.table:
        print_summary(found)
    else:
        chosen = Show.periods if show is Show.summary else show
        emit(rows(found, chosen), (NARROW if format is Format.table else COLUMNS)[chosen], format)


def ask(filters: Filters, a: str, b: str, by: str, as_of: str | None) -> "Dyad":
    from dragoman.errors import UsageError
    from dragoman.record import search
    from dragoman.record.actors import name_of
    from dragoman.record.filters import as_day, today
    from dragoman.views.dyad import dyad

    store = open_record(filters.record)
    wanted = filters.admitting(store, [a, b])
    if wanted.actors[0] == wanted.actors[1]:
        raise UsageError(f"{a} and {b} are the same actor; a dyad needs two")
    day = as_day("as-of", as_of) if as_of else today()
    said = [
        row
        for speaker, about in (wanted.actors, wanted.actors[::-1])
        for row in search.statements(
            store,
            search.StatementFilter(
                speaker=speaker,
                about=about,
                topic=filters.context and filters.context.lower(),
                since=filters.since,
                until=filters.until,
            ),
        )
    ]
    one, other = ((name_of(words, ids), ids) for words, ids in zip((a, b), wanted.actors, strict=True))
    return dyad(store.events(wanted), said, one, other, as_of=day, by=by)  # type: ignore[arg-type]


def print_summary(found: "Dyad") -> None:
    from dragoman.telling.dyad import agreements_and_words, meetings

    sys.stdout.write("\n".join(meetings(found)) + "\n")
    if found.periods:
        sys.stdout.write("\nContacts by level; cooperation and conflict: sums of intensity (-10 to 10)\n")
        emit(rows(found, Show.periods), COLUMNS[Show.periods], Format.table)
    if found.periods or found.agreements or found.a_of_b or found.b_of_a:
        sys.stdout.write("\n".join(agreements_and_words(found)) + "\n")


def rows(found: "Dyad", show: Show) -> list[dict[str, Any]]:
    import msgspec

    if show is Show.periods:
        return [msgspec.to_builtins(p) for p in found.periods]
    if show is Show.plans:
        return [plan_row(c) for c in (*([found.next_meeting] if found.next_meeting else []), *found.unreported)]
    if show is Show.agreements:
        return [agreement_row(e) for e in found.agreements]
    return [
        {**msgspec.to_builtins(remark), "of": of}
        for of, said in ((found.b, found.a_of_b), (found.a, found.b_of_a))
        for remark in said
    ]


def plan_row(contact: "Contact") -> dict[str, Any]:
    from dragoman.telling.dyad import parties

    return agreement_row(contact.event) | {
        "level": contact.level,
        "meeting": f"{contact.event.mode}, {contact.level}",
        "parties": parties(contact.event),
        "place": place_words(contact.event),
        "announced": contact.event.history[0].date,
    }


def agreement_row(event: "MergedEvent") -> dict[str, Any]:
    return {
        "date": date_words(event),
        "mode": event.mode,
        "status": event.status,
        "agreement": f"{event.mode or 'AGREE'}, {event.status}",
        "who": people(event, "source"),
        "whom": people(event, "target"),
        "contexts": list(event.contexts),
        "words": event.best_proof.quote,
        "url": event.best_proof.url,
        "page": event.best_proof.page,
        "id": event.id,
    }
