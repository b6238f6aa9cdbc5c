"""`dragoman compare A B`: what two sets of sources say of the same events."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import ActorOption, Filters, FormatOption, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.telling.events import date_words, kind, people, place_words, said_by, summary_row
from dragoman.telling.wrapping import hanging, plural

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent
    from dragoman.views.compare import Both, Comparison

BOTH = (
    "date",
    "event",
    "parties",
    "place",
    "differ_on",
    "a_status",
    "b_status",
    "days_ahead",
    "a_says",
    "b_says",
    "a_words",
    "b_words",
    "a_url",
    "b_url",
    "id",
)
ONE = ("told_by", "date", "event", "parties", "place", "words", "url", "id")
INDENT = " " * 4
MOST = 20
"""Events of each list that the summary shows."""


class Show(StrEnum):
    """Which list is printed; `summary` is all in short."""

    summary = "summary"
    both = "both"
    differences = "differences"
    only = "only"


@filtered
def command(
    filters: Filters,
    a: Annotated[
        str,
        typer.Argument(help="Publishers, agencies or hosts parted by commas (AFP,reuters.com), or record=FOLDER for a record."),
    ],
    b: Annotated[str, typer.Argument(help="The other set.")],
    actor: ActorOption = None,
    show: Annotated[Show, typer.Option(help="All in short, or one list in full.")] = Show.summary,
    format: FormatOption = Format.table,
) -> None:
    """Compare two sets of sources, or two records: the events that both tell and where they differ, and those that only one tells."""
    found = ask(filters, a, b, actor)
    if format in (Format.json, Format.jsonl):
        import msgspec

        emit([msgspec.to_builtins(found)], (), format)
    elif show is Show.summary and format is Format.table:
        sys.stdout.write("\n".join(summary(found)) + "\n")
    elif show is Show.only:
        emit(only_rows(found), ONE[:-2] if format is Format.table else ONE, format)
    else:
        chosen = [x for x in found.both if x.differences or show is not Show.differences]
        narrow = (
            ("date", "event", "parties", "a_status", "b_status")
            if show is Show.both
            else ("date", "event", "parties", "a_says", "b_says")
        )
        emit((both_row(x) for x in chosen), narrow if format is Format.table else BOTH, format)


def ask(filters: Filters, a: str, b: str, actor: list[str] | None) -> "Comparison":
    from dragoman.record.actors import KnownPersons
    from dragoman.record.sources import RECORD, judgements_from, mentions_from
    from dragoman.views.compare import compare, filter_comparison

    named = [x for x in (a, b) if not x.startswith(RECORD)]
    store = open_record(filters.record) if named else open_record(a.removeprefix(RECORD))
    wanted = filters.admitting(store, actor)
    judged = judgements_from((a, b), store)
    found = compare((a, mentions_from(a, store)), (b, mentions_from(b, store)), KnownPersons(), judged)
    return filter_comparison(found, wanted.admits)


def summary(found: "Comparison") -> list[str]:
    differing = [x for x in found.both if x.differences]
    lines = hanging(
        "",
        f"{found.a} ({plural(found.pages_a, 'page')}) and {found.b} ({plural(found.pages_b, 'page')}): "
        f"{plural(len(found.both), 'event')} told by both, {len(differing)} differently; "
        f"{len(found.only_a)} only by {found.a}, {len(found.only_b)} only by {found.b}.",
    )
    if differing:
        lines += ["", "Told differently"]
    for both in differing[:MOST]:
        lines += headline(both.event)
        for d in both.differences:
            lines += hanging(INDENT, f"{d.about}: {found.a}: {d.a}; {found.b}: {d.b}")
        for name, event in ((found.a, both.a), (found.b, both.b)):
            lines += hanging(INDENT, f"{name}: “{event.best_proof.quote}” — {said_by(event.best_proof)}")
    lines += more(len(differing) - MOST, "--show differences")
    alike = [x for x in found.both if not x.differences]
    if alike:
        lines += ["", "Told alike"]
    for both in alike[:MOST]:
        lines += headline(both.event)
        lines += hanging(INDENT, told_by(found, both))
    lines += more(len(alike) - MOST, "--show both")
    for name, events in ((found.a, found.only_a), (found.b, found.only_b)):
        if events:
            lines += ["", f"Only {name}"]
        for event in events[:MOST]:
            lines += headline(event)
        lines += more(len(events) - MOST, "--show only")
    return lines


def told_by(found: "Comparison", both: "Both") -> str:
    """Who told it first, and as what."""
    says = f"{found.a}: {both.a.status}; {found.b}: {both.b.status}"
    if not both.days_ahead:
        return says
    first, days = (found.a, both.days_ahead) if both.days_ahead > 0 else (found.b, -both.days_ahead)
    return f"{says}; {first} {plural(days, 'day')} earlier"


def more(number: int, option: str) -> list[str]:
    return [f"  ... {number} more ({option})"] if number > 0 else []


def headline(event: "MergedEvent") -> list[str]:
    whom = people(event, "target")
    status = "" if event.status == "occurred" else f", {event.status}"
    place = f", {place_words(event)}" if event.place else ""
    who = people(event, "source") + (f" → {whom}" if whom else "")
    return hanging(f"  {date_words(event).ljust(11)} ", f"{kind(event)}{status}: {who}{place}; {event.id[:8]}")


def both_row(both: "Both") -> dict[str, Any]:
    return {
        **summary_row(both.event),
        "differ_on": [d.about for d in both.differences],
        "a_says": [f"{d.about}: {d.a}" for d in both.differences],
        "b_says": [f"{d.about}: {d.b}" for d in both.differences],
        "a_words": both.a.best_proof.quote,
        "b_words": both.b.best_proof.quote,
        "a_url": both.a.best_proof.url,
        "b_url": both.b.best_proof.url,
        "a_status": both.a.status,
        "b_status": both.b.status,
        "days_ahead": both.days_ahead,
    }


def only_rows(found: "Comparison") -> list[dict[str, Any]]:
    return [
        {"told_by": name, **summary_row(event), "url": event.best_proof.url}
        for name, events in ((found.a, found.only_a), (found.b, found.only_b))
        for event in events
    ]
