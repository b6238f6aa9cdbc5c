"""`dragoman map`: where things happened."""

from dataclasses import replace

from dragoman.cli.options import ActorOption, Filters, FormatOption, PlotOption, check_plot, filtered, open_record
from dragoman.cli.output import Format, emit
from dragoman.cli.target import write_whole
from dragoman.telling.events import who

COLUMNS = ("name", "country", "lat", "lon", "whole_country", "contacts", "events", "first", "last", "ids")
NARROW = ("place", "contacts", "events", "first", "last")
"""Columns of the table on a terminal; CSV and Markdown show all."""


@filtered
def command(filters: Filters, actor: ActorOption = None, plot: PlotOption = None, format: FormatOption = Format.table) -> None:
    """List where events happened, the busiest places first; --plot draws the map.

    Counts what occurred, unless --status says otherwise. Events whose place is unknown are left out.
    """
    import msgspec

    from dragoman.views.places import spots

    check_plot(plot)
    store = open_record(filters.record)
    asked = replace(filters, status=filters.status or ["occurred"])
    found = spots(store.events(asked.admitting(store, actor)))
    if plot:
        from dragoman.views.pictures import map_picture, save

        title = f"Where {' and '.join(actor)} acted" if actor else "Where it happened"
        write_whole(plot, save(map_picture(found, title), plot.suffix))
    rows = ({**msgspec.to_builtins(s), "place": s.name if s.whole_country else who(s.name, s.country)} for s in found)
    emit(rows, NARROW if format is Format.table else COLUMNS, format)
