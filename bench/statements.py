"""Statements, stance and facts on the annotated pages, through ``gold/score.py`` and, for what it does not count, by hand here.

Stance: a gold SUPPORT or ACCUSE event whose quote lies in a statement found of its source says how that statement speaks of the
event's target. Right is the same stance towards that state; missed is neutral; wrong the opposite.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bench.gold import score
from bench.report import Report, markdown_table
from dragoman.model import Page, Reading
from dragoman.pages import clean
from dragoman.reading import read

FOLDERS = ("seeds", "dev")
_STANCE = {"SUPPORT": "supportive", "ACCUSE": "critical"}


def run(data: Path) -> Report:
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for folder in FOLDERS:
        got = score(data, folder)
        said, right = got["statements"], got["of_right_statements"]
        pages = [(json.loads(p.read_text()), p) for p in sorted((data / "gold" / folder).glob("*.json"))]
        readings = [(gold, _read(gold, path)) for gold, path in pages]
        stance, facts = _stance(readings), _facts(readings)
        rows.append([folder, said["gold"], said["precision"], said["recall"], said["f1"], got["direct_recall"], right["speaker"], right["country"],
                     got["offices"]["precision"], got["offices"]["recall"], got["offices"]["f1"], f"{facts['right']} of {facts['gold']}, {facts['got']} found",
                     f"{stance['right']} right, {stance['wrong']} wrong, {stance['missed']} left neutral"])  # fmt: skip
        figures |= {f"{folder} statements f1": said["f1"], f"{folder} direct recall": got["direct_recall"], f"{folder} speaker": right["speaker"],
                    f"{folder} country": right["country"], f"{folder} offices f1": got["offices"]["f1"]}  # fmt: skip
    header = ["set", "statements", "P", "R", "F1", "direct recall", "speaker right", "country right", "office P", "office R", "office F1",
              "members and elections", "stance towards the target of praise or blame"]  # fmt: skip
    return Report(
        "statements", "Statements and facts on the annotated pages (development)", markdown_table(header, rows), figures
    )


def _read(gold: dict[str, Any], path: Path) -> Reading:
    text = (path.parent / gold["text"]).read_text()
    return read(clean(Page(origin=path.stem, url=path.stem, published=gold["published"], text=text)))


def _stance(readings: list[tuple[dict[str, Any], Reading]]) -> Counter[str]:
    count: Counter[str] = Counter(right=0, wrong=0, missed=0)
    for gold, reading in readings:
        for event in gold["events"]:
            wanted = _STANCE.get(event["type"])
            if wanted is None:
                continue
            sides: dict[str, set[str]] = {"source": set(), "target": set()}
            for p in event["participants"]:
                sides[p["role"]].add(p["country"])
            shown = {
                a.stance
                for s in reading.statements
                if s.speaker.country in sides["source"] and any(_touch(e.text, event["quote"]) for e in s.evidence)
                for a in s.about
                if a.country in sides["target"]
            }
            if shown:
                opposite = "critical" if wanted == "supportive" else "supportive"
                count["right" if wanted in shown else "wrong" if opposite in shown else "missed"] += 1
    return count


def _touch(words: str, quote: str) -> bool:
    a, b = set(words.lower().split()), set(quote.lower().split())
    return len(a & b) * 2 >= min(len(a), len(b))


def _facts(readings: list[tuple[dict[str, Any], Reading]]) -> Counter[str]:
    count: Counter[str] = Counter(right=0, gold=0, got=0)
    for gold, reading in readings:
        wanted, got = {_key(f) for f in gold["facts"]} - {None}, {_key(f) for f in reading.facts} - {None}
        count.update(right=len(wanted & got), gold=len(wanted), got=len(got))
    return count


def _key(fact: dict[str, Any]) -> tuple[str, ...] | None:
    if fact["fact"] == "member":
        return "member", fact["of"], fact["country"]
    if fact["fact"] == "election":
        return "election", fact["person"].split()[-1], fact["country"]
    return None
