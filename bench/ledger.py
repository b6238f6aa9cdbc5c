"""Floors (bench/floors.json) and the written tables (BENCHMARKS.md): the gate against falling figures."""

import json
import re
from pathlib import Path

from bench.report import Report

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
WRITTEN = HERE.parent / "BENCHMARKS.md"
SLACK = 0.002
"""Figures may differ by this much between machines (the parser's arithmetic is not the same everywhere)."""

PREAMBLE = """# Benchmarks

Development figures only: half of every benchmark is held out and measured elsewhere; these are the halves that the rules were
written against. Each table is written by `python -m bench NAME --data ../shared --write`; floors stand in `bench/floors.json`,
and `python -m bench check --data ../shared` fails when a figure falls below its floor.
"""


def floors() -> dict[str, dict[str, float]]:
    """Benchmark -> figure -> floor."""
    return json.loads(FLOORS.read_text()) if FLOORS.exists() else {}


def below_floor(report: Report) -> list[str]:
    """One line for each figure below its floor, or missing."""
    lines = []
    for figure, floor in floors().get(report.name, {}).items():
        value = report.figures.get(figure)
        if value is None or value < floor - SLACK:
            lines.append(f"{report.name} {figure}: {value} < {floor}")
    return lines


def pin(report: Report, lower: str | None = None) -> None:
    """Raise floors to the report's figures; lower them only with a reason, which is kept in the file's log."""
    known = floors()
    mine = known.setdefault(report.name, {})
    for figure, value in report.figures.items():
        value = round(value, 4)
        if value >= mine.get(figure, 0.0):
            mine[figure] = value
        elif lower:
            with (HERE / "floors.log").open("a") as log:
                log.write(f"{report.name} {figure}: {mine[figure]} -> {value}: {lower}\n")
            mine[figure] = value
    FLOORS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")


def write_section(report: Report, order: tuple[str, ...]) -> None:
    """Put the report's table into BENCHMARKS.md, in its place."""
    sections: dict[str, str] = {}
    if WRITTEN.exists():
        for name, body in re.findall(r"<!-- (\w+) -->\n(.*?)(?=<!-- \w+ -->|\Z)", WRITTEN.read_text(), re.S):
            sections[name] = body.strip()
    sections[report.name] = f"## {report.title}\n\n{report.table}"
    ordered = [f"<!-- {n} -->\n{sections[n]}\n" for n in order if n in sections]
    WRITTEN.write_text(PREAMBLE + "\n" + "\n".join(ordered))
