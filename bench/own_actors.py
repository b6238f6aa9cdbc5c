"""PETRARCH's unit tests with their fictional actors: does a user's own knowledge base work?

The tests' actor dictionary is turned into a file for `--actors` (tools/petrarch_actors.py). Of the actors that the tests expect as
source or target of an event, by the three letters of their state, the table counts those that the reader finds in the sentence.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.drafts import plain_article
from bench.report import Report, markdown_table
from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.reading import resolved
from tools.petrarch_actors import BASE, actors, entries


def expected(row: dict[str, Any]) -> set[str]:
    """Codes of the states that a test expects."""
    codes = {event[side][:BASE] for event in row["events"] for side in ("source", "target")}
    return {c for c in codes if c.isalpha() and c.isupper()}


def found(rows: list[dict[str, Any]], kb: Knowledge) -> Iterator[set[str]]:
    dated = [(r, f"{r['date'][:4]}-{r['date'][4:6]}-{r['date'][6:]}") for r in rows]
    for draft in resolved([plain_article(r["id"], r["text"], day) for r, day in dated], kb):
        yield {m.country for m in draft.mentions if m.country}


def run(data: Path) -> Report:
    folder = data / "bench/events/petrarch_unittest"
    with (folder / "sentences.jsonl").open() as lines:
        rows = [r for r in map(json.loads, lines) if expected(r)]
    known = actors(entries((folder / "PETR.Validate.actors.txt").read_text(errors="replace")))
    own_codes = {a["id"] for a in known}
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "own.yaml")
        path.write_text(yaml.safe_dump({"actors": known}), encoding="utf-8")
        own = Knowledge.load(path)
    table: list[list[object]] = []
    figures: dict[str, float] = {}
    for name, kb in (("without own actors", default_knowledge()), ("with own actors", own)):
        pairs = [(expected(row) & own_codes, codes) for row, codes in zip(rows, found(rows, kb), strict=True)]
        wanted = sum(len(gold) for gold, _ in pairs)
        recall = sum(len(gold & codes) for gold, codes in pairs) / wanted
        precision = sum(len(gold & codes) for gold, codes in pairs) / (sum(len(codes) for _, codes in pairs) or 1)
        table.append([name, wanted, recall, precision])
        figures = {"recall with own actors": recall}
    header = ["knowledge base", "actors expected", "found", "of the found, expected"]
    return Report(
        "own_actors", f"A user's own actors: PETRARCH's unit tests, {len(rows)} sentences", markdown_table(header, table), figures
    )
