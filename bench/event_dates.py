"""Dates of the annotated events: each event's quote gives the sentence and the trigger (the root of the quote), `date_event` the date.

This measures dating alone, apart from finding the events; right is what ``gold/score.py`` calls right (the marked prefix).
"""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from bench.report import Report, markdown_table
from dragoman.knowledge import default_knowledge
from dragoman.model import Page
from dragoman.pages import clean
from dragoman.reading import syntax, times
from dragoman.reading.dating.intervals import Dated
from dragoman.reading.dating.when import date_event
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.sentences import split_sentences

FOLDERS = ("seeds", "dev", "briefs")


@dataclass(frozen=True)
class Judged:
    folder: str
    dated: bool
    reason: str
    right: bool
    published_right: bool
    """Would the publication date have been right? The trivial baseline."""


def drafts(data: Path) -> list[tuple[str, dict[str, Any], Draft]]:
    """The annotated pages, cleaned, parsed, with their times."""
    made = []
    for folder in FOLDERS:
        for path in sorted((data / "gold" / folder).glob("*.json")):
            page = json.loads(path.read_text())
            if "events" in page:
                text = (path.parent / page["text"]).read_text()
                draft = Draft(clean(Page(origin=path.stem, url=path.stem, published=page["published"], text=text)))
                draft.sentences = split_sentences(draft.article)
                made.append((folder, page, draft))
    syntax.parse([s for _, _, draft in made for s in draft.sentences])
    for _, _, draft in made:
        draft.times = times.find_times(draft, default_knowledge())
    return made


def trigger_of(draft: Draft, quote: str) -> tuple[Sentence, Token] | None:
    """The sentence that holds most of the quote, and the root of the quote in it."""
    at = re.search(r"\s+".join(map(re.escape, quote.split())), draft.article.text)
    if at is None:
        return None
    sentence = max(draft.sentences, key=lambda s: min(s.end, at.end()) - max(s.start, at.start()))
    span = sentence.span(max(at.start(), sentence.start), min(at.end(), sentence.end))
    if span is None or not len(span):
        return None
    inner = [c for c in span.root.children if c.dep_ in ("pobj", "pcomp")] if span.root.pos_ == "ADP" else []
    return sentence, (inner or [span.root])[0]


def right(gold: str | None, got: str | None) -> bool:
    return got is None if not gold else bool(got) and got[: len(gold)] == gold  # type: ignore[index]


def judge(data: Path) -> list[Judged]:
    judged = []
    for folder, page, draft in drafts(data):
        for event in page["events"]:
            found = trigger_of(draft, event["quote"])
            if found is None or not page["published"]:
                continue
            got: Dated = date_event(draft, *found, planned=event["status"] in ("planned", "proposed"))
            gold = event["start"]
            way = got.reason.partition(":")[0]
            judged.append(Judged(folder, bool(gold), way, right(gold, got.start), right(gold, page["published"])))
    return judged


def run(data: Path) -> Report:
    judged = judge(data)
    rows: list[list[object]] = []
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[f"{one.folder}, {'dated' if one.dated else 'undated'}"].append(one)
    ways: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        ways[f"by {one.reason}"].append(one)
    total = {name: [j for j in judged if j.dated is dated] for name, dated in (("all dated", True), ("all undated", False))}
    for name, group in [*groups.items(), *total.items(), *sorted(ways.items())]:
        counts = Counter(j.right for j in group)
        rows.append([name, len(group), counts[True] / len(group), sum(j.published_right for j in group) / len(group)])
    table = markdown_table(["annotated events", "events", "date right", "baseline: publication"], rows)
    figures = {name: sum(j.right for j in group) / (len(group) or 1) for name, group in total.items()}
    return Report("event_dates", "Dates of annotated events, given their words", table, figures)
