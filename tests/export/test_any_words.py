"""Whatever words a page holds, every format stays readable (properties, by hypothesis)."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import icalendar
import networkx as nx
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from followthemoney import model
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.api import merge
from dragoman.export import FORMATS, Content, gdelt, plover
from tests.factories import event, reading

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
"""Any Unicode text: control characters, tabs, quotation marks, separators of lines, letters of all scripts."""


def content(title: str, quote: str, name: str, url: str) -> Content:
    page = reading(
        event(f"RUS:{name.replace(',', ' ').replace('>', ' ').replace(':', ' ')} > KAZ", "2023-11-09", mode="visit", place="Astana", quote=quote),
        title=title, publisher=title, url=url, text=quote + ".",
    )  # fmt: skip
    events = merge([page])
    return Content(tuple(events), (page,))


@settings(
    max_examples=12, phases=(Phase.generate,), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(WORDS, WORDS, WORDS, WORDS)
def test_every_format_stays_readable(title, quote, name, url):
    found = content(title, quote, name, url)
    with TemporaryDirectory() as folder:
        for exporter in FORMATS.values():
            target = Path(folder, exporter.name)
            if exporter.folder:
                target.mkdir()
            exporter.write(found, target)
        check(Path(folder), title, quote)


def check(folder: Path, title: str, quote: str) -> None:
    pages = folder / "csv" / "pages.csv"
    with pages.open(encoding="utf-8", newline="") as lines:
        assert [row["title"] for row in csv.DictReader(lines)] == [title]
    assert pacsv.read_csv(pages, parse_options=pacsv.ParseOptions(newlines_in_values=True)).num_rows == 1
    assert pq.read_table(folder / "parquet" / "pages.parquet")["title"].to_pylist() == [title]
    with closing(sqlite3.connect(folder / "sqlite")) as db:
        assert db.execute("SELECT title FROM pages").fetchall() == [(title,)]
    for name in ("jsonl", "plover", "ftm"):
        assert all(json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines(keepends=False) if line)
    for line in (folder / "ftm").read_bytes().decode().split("\n")[:-1]:
        model.get_proxy(json.loads(line), cleaned=False)
    for name in ("geojson", "jsonld"):
        assert json.loads((folder / name).read_text(encoding="utf-8"))
    assert len(icalendar.Calendar.from_ical((folder / "ics").read_bytes()).walk("VEVENT")) == 1
    assert len(nx.read_graphml(folder / "graphml")) == len(nx.read_gexf(folder / "gexf")) == 2
    for path, width in (
        (folder / "polecat", 40),
        (folder / "gdelt" / gdelt.FILES["events"], 61),
        (folder / "gdelt" / gdelt.FILES["mentions"], 16),
    ):
        rows = path.read_bytes().decode().split("\n")[:-1]
        assert {row.count("\t") + 1 for row in rows} == {width}
    assert len(plover.polecat_columns()) == 40
