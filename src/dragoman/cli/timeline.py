"""`dragoman timeline A B`: what happened between actors, with the words that prove it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import write_whole
from dragoman.telling.timeline import lines, row

if TYPE_CHECKING:
    pass


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
