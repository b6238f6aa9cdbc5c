"""`dragoman dyad A B`: what stands between two."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.events import date_words, people, place_words
from dragoman.cli.options import Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import write_whole
from dragoman.cli.timeline import hanging, kind, said_by

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent
    from dragoman.views.dyad import Contact, Dyad
    from dragoman.views.remarks import Remark

MOST_REMARKS = 4
"""Statements of each about the other that the table shows; --show statements lists all."""
INDENT = "  "


class Show(StrEnum):
    """Which list is printed; `summary` is all in short."""

    summary = "summary"
    periods = "periods"
    agreements = "agreements"
    statements = "statements"


class Span(StrEnum):
    year = "year"
    quarter = "quarter"
    month = "month"


COLUMNS = {
    Show.periods: ("period", "leaders", "ministers", "others", "events", "cooperation", "conflict"),
    Show.agreements: ("date", "mode", "status", "who", "whom", "contexts", "words", "id"),
    Show.statements: ("published", "speaker", "of", "stance", "words", "url", "page"),
}
NARROW = {
    **COLUMNS,
    Show.agreements: ("date", "agreement", "contexts", "words"),
    Show.statements: ("published", "speaker", "stance", "words"),
}


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
        sys.stdout.write("\n".join(summary(found)) + "\n")
        print_periods(found)
        sys.stdout.write("\n".join(lists(found)) + "\n")
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


def summary(found: "Dyad") -> list[str]:
    lines = [f"{found.a} and {found.b}", ""]
    if not found.periods and not found.agreements and not found.a_of_b and not found.b_of_a:
        return [*lines, "Nothing of the two together in this record."]
    lines += titled("Last meeting", found.last_meeting, "none dated in this record")
    lines += titled("Next planned", found.next_meeting, f"none on or after {found.as_of}")
    for contact in found.unreported:
        lines += titled("Planned, not told of since" if contact.event.start else "Planned, no date", contact, "")
    return lines


def titled(title: str, contact: "Contact | None", otherwise: str) -> list[str]:
    if contact is None:
        return [f"{title}: {otherwise}"]
    event = contact.event
    where = f", {place_words(event)}" if event.place else ""
    lines = hanging("", f"{title}: {date_words(event)}{where}, {event.mode}, level of {contact.level}; {short_id(event)}")
    lines += hanging(INDENT, parties(event))
    return lines + hanging(INDENT, f"“{event.best_proof.quote}” — {said_by(event.best_proof)}")


def short_id(event: "MergedEvent") -> str:
    return event.id[:8]


def parties(event: "MergedEvent") -> str:
    whom = people(event, "target")
    return people(event, "source") + (f" → {whom}" if whom else "")


def print_periods(found: "Dyad") -> None:
    if found.periods:
        sys.stdout.write("\nContacts by level; cooperation and conflict: sums of intensity (-10 to 10)\n")
        emit(rows(found, Show.periods), COLUMNS[Show.periods], Format.table)


def lists(found: "Dyad") -> list[str]:
    lines = [f"Agreements: {len(found.agreements) or 'none'}"]
    for event in found.agreements:
        about = f" ({', '.join(event.contexts)})" if event.contexts else ""
        lines += hanging(
            INDENT, f"{date_words(event)} {kind(event)}, {event.status}{about}: “{event.best_proof.quote}” {short_id(event)}"
        )
    for title, said in ((f"{found.a} on {found.b}", found.a_of_b), (f"{found.b} on {found.a}", found.b_of_a)):
        lines += ["", f"{title}: {tally(said)}"]
        for remark in foremost(said):
            lines += hanging(INDENT, f"{remark.published or 'undated'} {remark.speaker}, {remark.stance}: “{remark.words}”")
    return lines


def tally(said: "tuple[Remark, ...]") -> str:
    if not said:
        return "no statements"
    counts = {stance: sum(r.stance == stance for r in said) for stance in ("supportive", "critical", "neutral")}
    plural = "statement" if len(said) == 1 else "statements"
    return f"{len(said)} {plural}: " + ", ".join(f"{n} {stance}" for stance, n in counts.items() if n)


def foremost(said: "tuple[Remark, ...]") -> "list[Remark]":
    """The latest that take a stance, then the latest others, in order of date."""
    chosen = sorted(said, key=lambda r: (r.stance != "neutral", r.published or ""), reverse=True)[:MOST_REMARKS]
    return sorted(chosen, key=lambda r: (r.published or "", r.page, r.start))


def rows(found: "Dyad", show: Show) -> list[dict[str, Any]]:
    import msgspec

    if show is Show.periods:
        return [msgspec.to_builtins(p) for p in found.periods]
    if show is Show.agreements:
        return [agreement_row(e) for e in found.agreements]
    return [
        {**msgspec.to_builtins(remark), "of": of}
        for of, said in ((found.b, found.a_of_b), (found.a, found.b_of_a))
        for remark in said
    ]


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
