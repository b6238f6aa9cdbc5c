"""The formats by name: what each is, and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.export import ftm, gdelt, geojson, jsonld, plover, sqlite, tabular, views
from dragoman.export.content import Content, gather
from dragoman.record import EventFilter, Record
from dragoman.writing import new_file, new_folder


@dataclass(frozen=True)
class Exporter:
    """One format. `write` takes what to write and a path that is free: a new file, or with `folder` an empty folder."""

    name: str
    about: str
    """What it holds, and the tool it is for."""
    write: Callable[[Content, Path], None]
    folder: bool = False


FORMATS: dict[str, Exporter] = {
    e.name: e
    for e in (
        Exporter("parquet", "a folder of tables for DuckDB, pandas, polars, Spark", tabular.write_parquet, folder=True),
        Exporter("csv", "a folder of tables for R, Stata, spreadsheets", tabular.write_csv, folder=True),
        Exporter("jsonl", "whole events, one a line", tabular.write_jsonl),
        Exporter("sqlite", "one database with full-text search, for Datasette", sqlite.write_sqlite),
        Exporter("gdelt", "GDELT 2.0's event and mention tables, for tools made for GDELT", gdelt.write_gdelt, folder=True),
        Exporter("polecat", "POLECAT's 40 columns, for code made for POLECAT", plover.write_polecat),
        Exporter("plover", "PLOVER's JSON records, one a line", plover.write_plover),
        Exporter("ftm", "FollowTheMoney entities, for Aleph and OpenSanctions tools", ftm.write_ftm),
        Exporter("graphml", "who meets whom, for networkx, igraph, Cytoscape", views.write_graphml),
        Exporter("gexf", "who meets whom, for Gephi", views.write_gexf),
        Exporter("geojson", "events with a place, for QGIS, kepler.gl, GitHub", geojson.write_geojson),
        Exporter("ics", "dated events as a calendar", views.write_ics),
        Exporter("jsonld", "schema.org events with W3C annotations as proof, for the semantic web", jsonld.write_jsonld),
    )
}


def export(record: Record, format: str, target: str, filter: EventFilter | None = None) -> Content:
    """Write what the filter chooses to `target` (a file or a folder, as the format asks; ``-`` for standard output).

    Whole or not at all: UsageError and nothing written for an unknown format, an empty choice, a target that cannot be written.
    """
    exporter = FORMATS.get(format)
    if exporter is None:
        raise UsageError(f"--format {format}: there is no such format; there are {', '.join(FORMATS)}")
    with (new_folder if exporter.folder else new_file)(target) as path:
        content = gather(record, filter)
        exporter.write(content, path)
    return content
