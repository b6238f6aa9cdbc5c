"""Rows for training the event reader: ``python tools/event_reader/dataset.py GOLD_FOLDER > rows.jsonl``.

The sentences of `sentences.tsv` beside this file are added, read the same way, those of the files in `marked/`, in the order of their
names, whose sides are marked by hand, and the examples of the frames, each with what its frame reads in it.

Each annotated page is read up to the events (actors, coreference and all), and every pair of sides of every sentence becomes a row:
the marked text and the events that the annotation gives to that pair in that sentence. Rows without events are the negatives.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any

from dragoman.knowledge.frames import compile_lexicon, default_lexicon
from dragoman.model import MODES, TOGETHER, Page
from dragoman.pages import clean
from dragoman.reading import resolved
from dragoman.reading.acts.marked import read_marked, unmark
from dragoman.reading.acts.pairs import MARKS, Pair, marked_spans, near_marks, pairs, sides_of
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
            codes = {side.code for side in sides_of(draft.mentions_in(sentence.start, sentence.end))}
            for pair in pairs(draft, sentence, lone=True):
                events = [labelled for event in here for labelled in labels(event, pair, codes)]
                yield {"doc": gold["id"], "text": pair.text, "events": events}


def proves(event: dict[str, Any], draft: Draft, sentence: Sentence) -> bool:
    """Does a quote of the event begin in this sentence?"""
    text = " ".join(sentence.text.split())
    return any(" ".join(quote.split())[:60] in text for quote in [event["quote"], *event.get("also", [])] if quote)


def labels(event: dict[str, Any], pair: Pair, codes: set[str]) -> Iterator[dict[str, Any]]:
    """What the pair has of the event: type, direction, mode and status."""
    sources = {p["country"] for p in event["participants"] if p["role"] == "source"}
    targets = {p["country"] for p in event["participants"] if p["role"] == "target"}
    ways: list[str] = []
    a = pair.a.code
    if pair.b is None:
        # a side alone: nobody else of the event is named in the sentence
        if not (((sources | targets) - {a}) & codes):
            ways = ["AB"] if a in sources else ["BA"] if a in targets else []
    else:
        b = pair.b.code
        together = event["type"] in TOGETHER and {a, b} <= sources
        if (a in sources and b in targets) or together:
            ways.append("AB")
        if (b in sources and a in targets) or together:
            ways.append("BA")
    for way in ways:
        yield {"type": event["type"], "way": way, "mode": event.get("mode"), "status": event["status"]}


def own_rows(table: Path) -> Iterator[dict[str, Any]]:
    """Rows of the sentences written for training; marked as extra, so that no figure is taken on them."""
    lines = [line.split("\t") for line in table.read_text().splitlines() if not line.startswith("#")]
    pages = [Page(origin=f"{table.name}:{i}", article=words) for i, (_, words) in enumerate(lines)]
    for (written, _), draft in zip(lines, resolved(map(clean, pages)), strict=True):
        events = [parsed(event) for event in written.split("; ") if event != "-"]
        for sentence in draft.sentences:
            codes = {side.code for side in sides_of(draft.mentions_in(sentence.start, sentence.end))}
            for pair in pairs(draft, sentence, lone=True):
                found = [labelled for event in events for labelled in labels(event, pair, codes)]
                yield {"doc": "own", "extra": True, "text": pair.text, "events": found}


def parsed(written: str) -> dict[str, Any]:
    """An event of `sentences.tsv` in the shape of the annotation."""
    what, who = written.split(" ")
    kind, mode, status = what.split("/")
    sources, _, targets = who.partition(">")
    participants = [{"country": code, "role": "source"} for code in sources.split(",")]
    participants += [{"country": code, "role": "target"} for code in targets.split(",") if code]
    return {"type": kind, "mode": mode or None, "status": status, "participants": participants}


def marked_rows(table: Path) -> Iterator[dict[str, Any]]:
    """Rows of the sentences whose sides are marked by hand: every two sides in the order of their first mentions.

    Raises ValueError, with file and line, at an event that has no such type, mode, status or side.
    """
    events: list[tuple[str, str, str]] = []
    for number, line in enumerate(table.read_text().splitlines(), 1):
        if line.startswith("@ "):
            events = [event for written in line[2:].split("; ") if written != "-" for event in between(written)]
        elif line and not line.startswith("#"):
            sides = list(dict.fromkeys(side for side, _ in SIDE.findall(line)))
            wrong = [event for event in events if not known(event[0]) or not {event[1], event[2]} <= {*sides}]
            if wrong or len(sides) < 2:
                raise ValueError(f"{table.name}:{number}: {wrong or 'fewer than two sides'}: {line}")
            for a, b in combinations(sides, 2):
                ways = {(a, b): "AB", (b, a): "BA"}
                found = [
                    {"type": kind, "way": ways[one, other], "mode": mode or None, "status": status}
                    for written, one, other in events
                    for kind, mode, status in [written.split("/")]
                    if (one, other) in ways
                ]
                yield {"doc": "own", "extra": True, "text": shown(line, a, b), "events": found}


def frame_rows() -> Iterator[dict[str, Any]]:
    """Rows of the frames' examples: every two actors marked in one, with the event that the frame reads in it."""
    for frame in default_lexicon().frames:
        for example in frame.examples:
            text, sources, targets = unmark(example)
            [read, *_] = read_marked(example, compile_lexicon([frame]))
            event = {"type": read.type, "mode": read.mode, "status": read.status}
            for one, other in combinations(sorted(sources + targets), 2):
                ways = ["AB"] * (one in sources and other in targets) + ["BA"] * (one in targets and other in sources)
                if frame.together and one in sources and other in sources:
                    ways = ["AB", "BA"]
                found = [event | {"way": way} for way in ways]
                yield {"doc": "own", "extra": True, "text": marked_spans(text, (one, other)), "events": found}


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


def shown(line: str, a: str, b: str) -> str:
    """A sentence of `marked/` with the sides `a` and `b` marked as the model reads them, and the others plain."""
    names = {a: "A", b: "B"}

    def mark(found: re.Match[str]) -> str:
        side, words = found.groups()
        return f" {MARKS[names[side]][0]} {words} {MARKS[names[side]][1]} " if side in names else words

    return near_marks(" ".join(SIDE.sub(mark, line).split()))


def kept(row: dict[str, Any]) -> bool:
    """Three of four lone sides without an event are left out: they are many and teach little."""
    lone = MARKS["B"][0] not in row["text"]
    return not lone or bool(row["events"]) or hashlib.md5(row["text"].encode()).digest()[-1] % 4 == 0


if __name__ == "__main__":
    here = Path(__file__).parent
    own = chain(own_rows(here / "sentences.tsv"), *map(marked_rows, sorted((here / "marked").glob("*.txt"))), frame_rows())
    for row in filter(kept, chain(rows(Path(sys.argv[1])), own)):
        print(json.dumps(row, ensure_ascii=False))
