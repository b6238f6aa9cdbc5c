"""Is a confidence of .8 right four times in five? And what does leaving sentences unparsed cost? Both on the annotated development pages."""

import itertools
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.report import Report, markdown_table
from dragoman.model import Page
from dragoman.pages import clean
from dragoman.reading import read_many, selection
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences

FOLDERS = ("seeds", "dev", "briefs")
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def run(data: Path) -> Report:
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    judged = [pair for folder in FOLDERS for pair in judge(data, folder)]
    for low, high in itertools.pairwise(BANDS):
        inside = [right for confidence, right in judged if low <= confidence < high]
        if inside:
            rows.append([f"events of confidence {low:.1f} to {min(high, 1.0):.1f}", len(inside), sum(inside) / len(inside)])
    sure = [right for confidence, right in judged if confidence >= 0.8]
    figures["right at .8 and more"] = sum(sure) / len(sure) if sure else 0.0
    for folder in FOLDERS:
        sentences, skipped, events, lost = selected(data / "gold" / folder)
        rows.append([f"{folder}: sentences left unparsed", sentences, skipped / sentences])
        rows.append([f"{folder}: annotated events in none but unparsed sentences", events, lost / events])
    return Report(
        "confidence", "Confidence, and sentences left unparsed", markdown_table(["of", "number", "share"], rows), figures
    )


def judge(data: Path, folder: str) -> list[tuple[float, bool]]:
    """(confidence, right) of each event, by the annotators' scorer."""
    gold = data / "gold"
    script = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); import score; from pathlib import Path\n"
        "readings = [json.loads(line) for line in sys.stdin]\n"
        "for reading in readings:\n"
        "    page = score.gold_page(Path(sys.argv[2], reading['url'] + '.json')); got = score.read_page(reading, page['text'])\n"
        "    hits = {j for _, j in score.pairs(page['events'], got['events'], score.event_fit)}\n"
        "    print(json.dumps([[e['confidence'], j in hits] for j, e in enumerate(reading['events'])]))\n"
    )
    readings = "\n".join(json.dumps(_told(reading)) for reading in read_many(map(clean, pages(gold / folder))))
    printed = subprocess.run(
        [sys.executable, "-c", script, str(gold), str(gold / folder)],
        input=readings,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return [(confidence, right) for line in printed.splitlines() for confidence, right in json.loads(line)]


def pages(folder: Path) -> list[Page]:
    annotated = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    return [
        Page(origin=page["id"], url=page["id"], published=page["published"], text=(folder / page["text"]).read_text())
        for page in annotated
        if "events" in page
    ]


def _told(reading: Any) -> dict[str, Any]:
    events = [
        {
            "type": e.type, "mode": e.mode, "status": e.status, "start": e.start, "end": e.end, "quote": e.quote, "confidence": e.confidence,
            "evidence": [{"text": piece.text} for piece in e.evidence],
            "participants": [{"country": p.country, "actor": p.actor, "person": p.person, "name": p.name, "role": p.role} for p in e.participants],
        }
        for e in reading.events
    ]  # fmt: skip
    return {"url": reading.page.url, "events": events}


def selected(folder: Path) -> tuple[int, int, int, int]:
    """Sentences, those left unparsed; annotated events, those of which every quote stands in an unparsed sentence only."""
    from dragoman.knowledge import default_knowledge
    from dragoman.reading import actors

    sentences = skipped = events = lost = 0
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text())
        if "events" not in page:
            continue
        text = (folder / page["text"]).read_text()
        article = clean(Page(origin=page["id"], url=page["id"], published=page["published"], text=text))
        draft = Draft(article, sentences=split_sentences(article))
        draft.mentions = actors.find_names(draft, default_knowledge())
        unparsed = [s for s in draft.sentences if not selection.is_worth(draft, s)]
        sentences, skipped = sentences + len(draft.sentences), skipped + len(unparsed)
        gone = " ".join(" ".join(s.text.split()) for s in unparsed)
        for event in page["events"]:
            quotes = [" ".join(q.split()) for q in (event["quote"], *event.get("also", []))]
            events += 1
            lost += all(quote in gone for quote in quotes)
    return sentences, skipped, events, lost
