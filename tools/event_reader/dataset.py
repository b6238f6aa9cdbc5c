"""Rows for training the event reader: ``python tools/event_reader/dataset.py GOLD_FOLDER > rows.jsonl``.

The sentences of `sentences.tsv` beside this file are added, read the same way, and those of the files in `marked/`, in the order of their
names, whose sides are marked by hand.

Each annotated page is read up to the events (actors, coreference and all), and every sentence with one to six sides becomes a row:
the marked text and the events that the annotation gives to its sides in that sentence. Sides with nothing between them are the negatives.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from itertools import chain, permutations
from pathlib import Path
from typing import Any

from dragoman.model import MODES, TOGETHER, Page
from dragoman.pages import clean
from dragoman.reading import resolved
from dragoman.reading.acts.pairs import CLOSING, OPENING, near_marks, scene_of
from dragoman.reading.draft import Draft, Sentence

sys.path.insert(0, str(Path(__file__).parent))
from labels import STATUSES, TYPES

SIDE = re.compile(r"\[([A-E]) ([^\]]*)\]")


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Rows of all annotated pages of a folder, in order of their names."""
    golds = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    golds = [gold for gold in golds if "events" in gold]
    pages = [
        Page(origin=gold["id"], url=gold["id"], published=gold["published"], text=(folder / gold["text"]).read_text())
        for gold in golds
    ]
    for gold, draft in zip(golds, resolved(map(clean, pages)), strict=True):
        for sentence in draft.sentences:
            here = [event for event in gold["events"] if proves(event, draft, sentence)]
            yield from row_of(draft, sentence, here, {"doc": gold["id"]})


def row_of(draft: Draft, sentence: Sentence, events: list[dict[str, Any]], origin: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The row of a sentence, if it has sides and not too many."""
    scene = scene_of(draft, sentence, fewest=1)
    if scene is not None:
        codes = [side.code for side in scene.sides]
        told = [labelled for event in events for labelled in labels(event, codes)]
        yield {**origin, "text": scene.text, "sides": len(codes), "events": told}


def proves(event: dict[str, Any], draft: Draft, sentence: Sentence) -> bool:
    """Does a quote of the event begin in this sentence?"""
    text = " ".join(sentence.text.split())
    return any(" ".join(quote.split())[:60] in text for quote in [event["quote"], *event.get("also", [])] if quote)


def labels(event: dict[str, Any], codes: list[str]) -> Iterator[dict[str, Any]]:
    """What the sides of a sentence have of an event: its type, mode and status from one side's number to another's, None where the other is not named."""
    sources = {p["country"] for p in event["participants"] if p["role"] == "source"}
    targets = {p["country"] for p in event["participants"] if p["role"] == "target"}
    what = {"type": event["type"], "mode": event.get("mode"), "status": event["status"]}
    together = event["type"] in TOGETHER
    for (i, a), (j, b) in permutations(enumerate(codes), 2):
        if a in sources and (b in targets or (together and b in sources)):
            yield what | {"from": i, "to": j}
    named = [(i, code) for i, code in enumerate(codes) if code in sources | targets]
    if len(named) == 1:
        ((i, code),) = named
        yield what | ({"from": i, "to": None} if code in sources else {"from": None, "to": i})


def own_rows(table: Path) -> Iterator[dict[str, Any]]:
    """Rows of the sentences written for training; marked as extra, so that no figure is taken on them."""
    lines = [line.split("\t") for line in table.read_text().splitlines() if not line.startswith("#")]
    pages = [Page(origin=f"{table.name}:{i}", article=words) for i, (_, words) in enumerate(lines)]
    for (written, _), draft in zip(lines, resolved(map(clean, pages)), strict=True):
        events = [parsed(event) for event in written.split("; ") if event != "-"]
        for sentence in draft.sentences:
            yield from row_of(draft, sentence, events, {"doc": "own", "extra": True})


def parsed(written: str) -> dict[str, Any]:
    """An event of `sentences.tsv` in the shape of the annotation."""
    what, who = written.split(" ")
    kind, mode, status = what.split("/")
    sources, _, targets = who.partition(">")
    participants = [{"country": code, "role": "source"} for code in sources.split(",")]
    participants += [{"country": code, "role": "target"} for code in targets.split(",") if code]
    return {"type": kind, "mode": mode or None, "status": status, "participants": participants}


def marked_rows(table: Path) -> Iterator[dict[str, Any]]:
    """Rows of the sentences whose sides are marked by hand, numbered in the order of their first mentions.

    Raises ValueError, with file and line, at an event that has no such type, mode, status or side.
    """
    events: list[tuple[str, str, str]] = []
    for number, line in enumerate(table.read_text().splitlines(), 1):
        if line.startswith("@ "):
            events = [event for written in line[2:].split("; ") if written != "-" for event in between(written)]
        elif line and not line.startswith("#"):
            sides = {side: n for n, side in enumerate(dict.fromkeys(side for side, _ in SIDE.findall(line)))}
            wrong = [event for event in events if not known(event[0]) or not {event[1], event[2]} <= {*sides}]
            if wrong or len(sides) < 2:
                raise ValueError(f"{table.name}:{number}: {wrong or 'fewer than two sides'}: {line}")
            told = [
                {"type": kind, "mode": mode or None, "status": status, "from": sides[one], "to": sides[other]}
                for written, one, other in events
                for kind, mode, status in [written.split("/")]
            ]
            yield {"doc": "own", "extra": True, "text": shown(line, sides), "sides": len(sides), "events": told}


def known(written: str) -> bool:
    """Is this TYPE/mode/status of the label set?"""
    parts = written.split("/")
    return len(parts) == 3 and parts[0] in TYPES and parts[1] in ("", *MODES.get(parts[0], ())) and parts[2] in STATUSES


def between(written: str) -> Iterator[tuple[str, str, str]]:
    """What and who towards whom, of one event of a file in `marked/`; both ways for things done together."""
    what, who = written.split(" ")
    one, sign, other = who
    yield what, one, other
    if sign == "=":
        yield what, other, one


def shown(line: str, sides: dict[str, int]) -> str:
    """A sentence of `marked/` as the model reads it."""

    def mark(found: re.Match[str]) -> str:
        return f" {OPENING[sides[found[1]]]} {found[2]} {CLOSING} "

    return near_marks(" ".join(SIDE.sub(mark, line).split()))


def kept(row: dict[str, Any]) -> bool:
    """Three of four lone sides without an event are left out: they are many and teach little."""
    return row["sides"] > 1 or bool(row["events"]) or hashlib.md5(row["text"].encode()).digest()[-1] % 4 == 0


if __name__ == "__main__":
    here = Path(__file__).parent
    own = chain(own_rows(here / "sentences.tsv"), *map(marked_rows, sorted((here / "marked").glob("*.txt"))))
    for row in filter(kept, chain(rows(Path(sys.argv[1])), own)):
        print(json.dumps(row, ensure_ascii=False))
