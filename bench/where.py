"""Where annotated events happen (``gold/``): the event given by its quote and participants, its place asked for.

The trigger is the root of the quote's words, so that this measures the placing alone, not the finding of events.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from spacy.tokens import Token

from bench.drafts import plain_article
from bench.report import Report, markdown_table
from dragoman.knowledge import default_knowledge
from dragoman.model import Article, Block, Location, Participant
from dragoman.reading import resolved
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.geography.where import place_event

FOLDERS = ("seeds", "dev", "briefs")


def pages(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Annotation and text of each page."""
    for path in sorted(folder.glob("*.json")):
        if path.name != "manifest.json":
            page = json.loads(path.read_text("utf-8"))
            yield page, (folder / page["text"]).read_text("utf-8")


def article_of(page: dict[str, Any], text: str) -> Article:
    """The page's text kept to the character, its paragraphs as blocks (datelines stand at the head of one)."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    return msgspec.structs.replace(plain_article(page["id"], text, page.get("published")), blocks=blocks)


def trigger(draft: Draft, quote: str) -> tuple[Sentence, Token] | None:
    """The root of the quote's words in the sentence that holds most of them; None if the words are not found."""
    loose = re.search(r"\s+".join(map(re.escape, quote.split())), draft.article.text)
    if not loose:
        return None
    start, end = loose.span()
    sentences = [s for s in draft.sentences if s.start < end and start < s.end and s.doc is not None]
    if not sentences:
        return None
    sentence = max(sentences, key=lambda s: min(s.end, end) - max(s.start, start))
    span = sentence.span(max(start, sentence.start), min(end, sentence.end))
    return (sentence, span.root) if span is not None else None


def participants(event: dict[str, Any]) -> list[Participant]:
    return [
        Participant(actor=None, name=p["who"], country=p["country"], person=None, role=p["role"], start=None, end=None)
        for p in event["participants"]
    ]


def first_named(draft: Draft, sentence: Sentence) -> str | None:
    """The baseline: the first place that the sentence names."""
    return next((p.country for p in draft.places_in(sentence.start, sentence.end)), None)


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Tallies of the baseline and of `place_event`: placed, right, unplaced, invented."""
    simple: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    found = list(pages(folder))
    articles = [article_of(page, text) for page, text in found]
    for (page, _), draft in zip(found, resolved(articles, default_knowledge()), strict=True):
        for event in page["events"]:
            at = trigger(draft, event["quote"])
            place: Location | None = None
            if at:
                place, _ = place_event(draft, *at, event["type"], event.get("mode"), participants(event))
            for tally, country in ((ours, place.country if place else None), (simple, first_named(draft, at[0]) if at else None)):
                tally[_verdict(event.get("place_country"), country)] += 1
    return simple, ours


def _verdict(gold: str | None, got: str | None) -> str:
    if gold:
        return "right" if gold == got else "wrong" if got else "missing"
    return "invented" if got else "rightly none"


def run(data: Path) -> Report:
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for folder in FOLDERS:
        for name, tally in zip(("first place of the sentence", "dragoman"), count(data / "gold" / folder), strict=True):
            placed = tally["right"] + tally["wrong"] + tally["missing"]
            unplaced = tally["invented"] + tally["rightly none"]
            share = tally["right"] / (placed or 1)
            rows.append(
                [folder, name, placed, share, tally["wrong"] / (placed or 1), unplaced, tally["invented"] / (unplaced or 1)]
            )
        figures |= {f"{folder} country right": share, f"{folder} not invented": tally["rightly none"] / (unplaced or 1)}
    header = ["set", "reader", "events with a place", "country right", "country wrong", "events without", "of these given one"]
    return Report("where", "Places of annotated events", markdown_table(header, rows), figures)
