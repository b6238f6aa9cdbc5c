"""Events of single sentences against public sets: Zero-Shot-PLOVER, the PLOVER gold records, PETRARCH2's validation sentences.

The roots of the first two are those of the PLOVER codebook, in which intentions and formal agreements are events of their own: ours are compared
as `dragoman.export.plover_events` gives them; the keys of the third code acts to come as if they had happened. The sets code what happens within a state too, so sentences are read with `--domestic`.

Three figures prove the scorers: PETRARCH2's own output must reach its published .845 on the PETRARCH sentences, and always answering the most
frequent root gives the trivial baselines.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

from bench.report import Report, markdown_table

_OLD_ROOTS = {
    "YIELD": ("CONCEDE", "RETREAT"),
    "DEMAND": ("REQUEST",),
    "FIGHT": ("ASSAULT",),
    "DISAPPROVE": ("ACCUSE",),
    "INVESTIGATE": ("ACCUSE",),
}
_COUNTRY = 3


class Row(NamedTuple):
    """A sentence with its source and target (offsets) and the roots that count as right."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int] | None
    roots: tuple[str, ...]


def run(data: Path) -> Report:
    folder = data / "bench" / "events"
    plv, gsr, petrarch = plv_rows(folder), gsr_rows(folder), petrarch_rows(folder)
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for name, known in (("plv_dev", plv), ("plover_gsr", gsr)):
        found = read_rows(known)
        abroad = read_rows(known, domestic=False)
        given = [classified(row) for row in known]
        right = [g in row.roots for g, row in zip(given, known, strict=True)]
        accuracy, macro = sum(right) / len(known), macro_f1(known, given)
        end_to_end, between = (
            sum(told(row, events) for row, events in zip(known, read, strict=True)) / len(known) for read in (found, abroad)
        )
        commonest = Counter(row.roots[0] for row in known).most_common(1)[0]
        rows += [
            [name, "always " + commonest[0], len(known), commonest[1] / len(known), "", ""],
            [name, "source and target given: root", len(known), accuracy, macro, sum(g is None for g in given)],
            [name, "from the raw sentence: root and participants", len(known), end_to_end, "", ""],
            [name, "the same without `--domestic`", len(known), between, "", ""],
        ]
        figures |= {f"{name} given accuracy": accuracy, f"{name} given macro f1": macro, f"{name} raw": end_to_end}
    proof = petrarch_score(
        petrarch, theirs(folder / "petrarch_78" / "petrarch2_output.tsv"), plover=False, roots=cameo_roots(folder)
    )
    ours = petrarch_score(petrarch, ours_of(petrarch), plover=True, roots=cameo_roots(folder))
    rows += [
        ["petrarch_78", "PETRARCH2's output, CAMEO root (published .845)", len(petrarch), proof, "", ""],
        ["petrarch_78", "countries and PLOVER root, F1", len(petrarch), ours, "", ""],
    ]
    figures["petrarch_78 f1"] = ours
    header = ["set", "measure", "sentences", "accuracy or F1", "macro F1", "no answer"]
    return Report("events", "Events of single sentences", markdown_table(header, rows), figures)


def plv_rows(folder: Path) -> list[Row]:
    rows = []
    with (folder / "plv_dev.tsv").open() as lines:
        for entry in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, spans = unmarked(entry["marked_sentence"])
            if "s" in spans:
                rows.append(Row(text, spans["s"], spans.get("t"), _roots(entry["gold_root"])))
    return rows


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Text and the offsets of its <s> and <t> marks (the first of each)."""
    text, spans, opened, at = "", {}, {}, 0  # type: ignore[var-annotated]
    for mark in re.finditer(r"<(/?)([st])>", marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            spans.setdefault(mark.group(2), (opened.get(mark.group(2), 0), len(text)))
        else:
            opened[mark.group(2)] = len(text)
    return text + marked[at:], spans


def gsr_rows(folder: Path) -> list[Row]:
    rows = []
    for entry in json.loads((folder / "plover_gsr.json").read_text()):
        text = (entry.get("text") or "").strip("{}")
        spans = [_located(text, entry.get(role)) for role in ("source", "target")]
        if text and spans[0]:
            rows.append(Row(text, spans[0], spans[1], _roots(entry["event"])))
    return rows


def _located(text: str, actors: object) -> tuple[int, int] | None:
    for actor in actors if isinstance(actors, list) else ():
        start = text.find(actor["actorText"])
        if start >= 0:
            return start, start + len(actor["actorText"])
    return None


def _roots(name: str) -> tuple[str, ...]:
    return _OLD_ROOTS.get(name, (name,))


def classified(row: Row) -> str | None:
    """PLOVER's root of what is read when source and target are known."""
    from dragoman.export.plover_events import event_of
    from dragoman.reading.acts.marked import classify

    answer = classify(row.text, row.source, row.target)
    return event_of(answer.type, answer.mode, answer.status, answer.frame)


def macro_f1(rows: list[Row], given: list[str | None]) -> float:
    """Mean F1 over the set's roots."""
    scores = []
    for root in sorted({row.roots for row in rows}):
        right = sum(row.roots == root and g in root for row, g in zip(rows, given, strict=True))
        gold = sum(row.roots == root for row in rows)
        got = sum(g in root for g in given)
        scores.append(2 * right / (gold + got) if gold + got else 0.0)
    return sum(scores) / len(scores)


def read_rows(rows: list[Row], domestic: bool = True) -> list[tuple[object, ...]]:
    """Events of each raw sentence, by the whole pipeline."""
    return [tuple(events) for events in read_texts((row.text for row in rows), domestic=domestic)]


def read_texts(texts: Iterable[str], dates: Iterable[str | None] = (), domestic: bool = True) -> Iterator[list[object]]:
    from dragoman.model import Article
    from dragoman.reading import read_many
    from dragoman.reading.resources import Setup, load

    articles = (
        Article(id=f"s{i}", url=None, title=None, text=text, published=day, published_from="given" if day else None)
        for i, (text, day) in enumerate(zip(texts, chain(dates, repeat(None)), strict=False))
    )
    for reading in read_many(articles, load(Setup(domestic=domestic))):
        yield list(reading.events)


def told(row: Row, events: Iterable[object]) -> bool:
    """Is there an event of a right root one of whose participants overlaps the given source or target?"""
    from dragoman.export.plover_events import event_of

    spans = [s for s in (row.source, row.target) if s]
    for event in events:
        if event_of(event.type, event.mode, event.status, event.frame) in row.roots:  # type: ignore[attr-defined]
            for someone in event.participants:  # type: ignore[attr-defined]
                if someone.start is not None and any(someone.start < b and a < someone.end for a, b in spans):
                    return True
    return False


class Coded(NamedTuple):
    """A PETRARCH sentence: id, text, (source, target, CAMEO code) expected."""

    id: str
    date: str | None
    text: str
    events: tuple[tuple[str, str, str], ...]


def petrarch_rows(folder: Path) -> list[Coded]:
    rows = []
    for line in (folder / "petrarch_78" / "sentences.jsonl").read_text().splitlines():
        entry = json.loads(line)
        date = entry["date"]
        expected = tuple((e["source"], e["target"], e["cameo"]) for e in entry["events"])
        # a few dates of the set are no days ("121108")
        day = f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == len("20150609") else None
        rows.append(Coded(entry["id"], day, entry["text"], expected))
    return rows


def cameo_roots(folder: Path) -> dict[str, str]:
    """CAMEO code -> PLOVER root ("" for statements, which PLOVER does not code)."""
    lines = (folder / "cameo_plover_goldstein.tsv").read_text().splitlines()[1:]
    return {cells[0]: cells[2] for cells in (line.split("\t") for line in lines) if len(cells) > 2}


def theirs(path: Path) -> dict[str, set[tuple[str, str, str]]]:
    """What another coder gives, by sentence."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for line in path.read_text().splitlines():
        cells = line.split("\t")
        found.setdefault(cells[5], set()).add((cells[1], cells[2], cells[3]))
    return found


def ours_of(rows: list[Coded]) -> dict[str, set[tuple[str, str, str]]]:
    """Our events as (source, target, root) of countries; what is done together counts in both directions."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for row, events in zip(rows, read_texts((r.text for r in rows), (r.date for r in rows)), strict=True):
        for event in events:
            sources = {_short(p.country, p.actor) for p in event.participants if p.role == "source"}  # type: ignore[attr-defined]
            targets = {_short(p.country, p.actor) for p in event.participants if p.role == "target"}  # type: ignore[attr-defined]
            pairs = [(a, b) for a in sources for b in targets]
            if not targets:
                pairs = [(a, b) for a in sources for b in sources if a != b]
            found.setdefault(row.id, set()).update((a, b, _whatever_tense(event)) for a, b in pairs)
    return found


def _whatever_tense(event: object) -> str:
    """PLOVER's event of what is told, as if it had happened: PETRARCH's keys code "will meet" as a meeting."""
    from dragoman.export.plover_events import event_of

    status = "denied" if event.status == "denied" else "occurred"  # type: ignore[attr-defined]
    return event_of(event.type, event.mode, status, event.frame)  # type: ignore[attr-defined]


def _short(country: str | None, actor: str | None) -> str:
    if country is None and actor is None:
        return "---"
    code = country or actor or ""
    return code if len(code) == _COUNTRY and code.isupper() and code not in {"IMF", "WHO", "ICC", "GCC", "SCO"} else "IGO"


def petrarch_score(rows: list[Coded], got: dict[str, set[tuple[str, str, str]]], plover: bool, roots: dict[str, str]) -> float:
    """F1 of (source country, target country, root) per sentence; with `plover`, roots are PLOVER's and statements (01, 02) are left out."""
    right = gold = given = 0
    for row in rows:
        expected = {
            (a[:_COUNTRY], b[:_COUNTRY], roots.get(c, roots.get(c[:2], "")) if plover else c[:2]) for a, b, c in row.events
        }
        answers = {(a[:_COUNTRY], b[:_COUNTRY], c if plover else c[:2]) for a, b, c in got.get(row.id, set())}
        if plover:
            expected = {e for e in expected if e[2]}
        right, gold, given = right + len(expected & answers), gold + len(expected), given + len(answers)
    return 2 * right / (gold + given) if gold + given else 0.0


if __name__ == "__main__":
    print(run(Path("../shared")).table)
