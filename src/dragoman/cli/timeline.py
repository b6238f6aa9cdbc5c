"""`dragoman timeline A B`: what happened between actors, with the words that prove it."""

import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.events import date_words, people, place_words, summary_row
from dragoman.cli.options import Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import write_whole

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent, Proof
    from dragoman.views.timeline import Entry

WIDTH = 80
INDENT = " " * 13


COLUMNS = (
    "date", "type", "mode", "status", "level", "who", "whom", "place", "contexts", "articles", "sources", "confidence",
    "words", "said_by", "published", "id",
)  # fmt: skip


@filtered
def command(
    filters: Filters,
    actors: Annotated[list[str], typer.Argument(help="Countries, organisations or persons; all of them take part.")],
    plot: PlotOption = None,
    format: FormatOption = Format.table,
) -> None:
    """Tell in order of date what happened between actors: when, where, how sure, and in whose words."""
    from dragoman.views.timeline import timeline

    check_plot(plot)
    store = open_record(filters.record)
    wanted = filters.admitting(store, actors)
    found = timeline(store.events(wanted), wanted.actors)
    if plot:
        from dragoman.record.actors import name_of
        from dragoman.views.pictures import save, timeline_picture

        title = " and ".join(name_of(*named) for named in zip(actors, wanted.actors, strict=True))
        write_whole(plot, save(timeline_picture(found, title), plot.suffix))
    if format in (Format.json, Format.jsonl):
        import msgspec

        emit((msgspec.to_builtins(e) for e in found), (), format)
    elif format is not Format.table:
        emit((row(e) for e in found), COLUMNS, format)
    else:
        sys.stdout.writelines("\n".join(lines(e)) + "\n\n" for e in found)
        if not found:
            print(f"No events in this record that {' and '.join(actors)} take part in.", file=sys.stderr)


def row(entry: "Entry") -> dict[str, Any]:
    event, proof = entry.event, entry.event.best_proof
    return summary_row(event) | {
        "level": entry.level,
        "contexts": list(event.contexts),
        "said_by": proof.url or proof.title or proof.page,
        "published": proof.published,
    }


def lines(found: "Entry") -> list[str]:
    """The lines of one event, none wider than `WIDTH`."""
    event = found.event
    head = " · ".join(filter(None, [kind(event), event.status.upper(), place_words(event)]))
    told = hanging(date_words(event).ljust(11) + "  ", head)
    parties = people(event, "source")
    if whom := people(event, "target"):
        parties += f" → {whom}"
    told += hanging(INDENT, parties)
    if len(event.history) > 1:
        turns = ", ".join(f"{t.status} ({t.date or 'undated page'})" for t in event.history)
        told += hanging(INDENT, f"History: {turns}")
    for d in event.disagreements:
        told += hanging(INDENT, f"Pages differ on {d.about}: {' / '.join(f'{v.value} ({len(v.pages)})' for v in d.versions)}")
    for proof in found.proofs:
        told += hanging(INDENT, f"“{proof.quote}”")
        told += hanging(INDENT + "  ", "— " + said_by(proof))
    count = plural(event.sources, "independent source") + (
        f", {plural(found.pages_more, 'more page')}" if found.pages_more else ""
    )
    told += hanging(INDENT, f"{count} · confidence {event.confidence:.2f} · {event.id}")
    return told


def said_by(proof: "Proof") -> str:
    place = proof.url or proof.title or f"page {proof.page}"
    return f"{place}{', ' + proof.published if proof.published else ''}"


def kind(event: "MergedEvent") -> str:
    return f"{event.type} {event.mode}" if event.mode else event.type


def plural(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def hanging(first: str, text: str) -> list[str]:
    """Text wrapped under its first line's start; long addresses may stand out."""
    lines = wrap(" ".join(text.split()), WIDTH - len(first), break_long_words=False, break_on_hyphens=False) or [""]
    return [(first if i == 0 else " " * len(first)) + line for i, line in enumerate(lines)]
