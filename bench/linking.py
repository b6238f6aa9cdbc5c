"""News-Fair (ELEVANT, development half): mentions with Wikidata ids, against whom the reader takes them for.

Countries and organisations are compared by Wikidata id. The sources of the knowledge base have no Wikidata ids of persons and cities,
so these are compared by name: a gold entity is *held* when its Wikidata label is a name that the knowledge base or the gazetteer knows, and a
prediction is right when it is (one of) what that label means there. Two persons of one name are thus one, which flatters by as much
as there are namesakes. Spans match when they overlap; mentions that the gold leaves without id, and predictions of actors that
no Wikidata entity of these kinds stands for (bodies, groups, persons known from the article only), are left out.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.drafts import plain_article
from bench.report import Report, markdown_table
from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.knowledge.gazetteer import default_gazetteer
from dragoman.model import Reading
from dragoman.reading import read_many

KINDS = ("person", "country", "organisation", "place")
PERSON, PLACE, ORGANISATION, FICTION = "Q215627", "Q27096213", "Q43229", "Q17537576"


@dataclass(frozen=True)
class Gold:
    """A labelled mention of the evaluated span; `meant` are the ids under which the knowledge base holds its entity (none: not held)."""

    start: int
    end: int
    kind: str
    entity: str
    meant: frozenset[str]
    named: bool
    """By name (not a pronoun or nominal)."""


@dataclass(frozen=True)
class Guess:
    start: int
    end: int
    actor: str


def gold_of(row: dict[str, Any], kb: Knowledge, by_wikidata: dict[str, str]) -> list[Gold]:
    """The labels of one document that carry an id of our kinds."""
    first, last = row["evaluation_span"]
    found = []
    for label in row["labels"]:
        start, end = label["span"]
        kind = kind_of(label["type"], label["entity_id"], kb, by_wikidata)
        if kind and label["entity_id"].startswith("Q") and first <= start and end <= last:
            meant = held(kind, label["entity_id"], label["name"], kb, by_wikidata)
            found.append(Gold(start, end, kind, label["entity_id"], meant, not label["coref"]))
    return found


def kind_of(types: str, entity: str, kb: Knowledge, by_wikidata: dict[str, str]) -> str | None:
    if kb.country(by_wikidata.get(entity, "")) is not None:
        return "country"
    if FICTION in types:
        return None
    return "person" if PERSON in types else "place" if PLACE in types else "organisation" if ORGANISATION in types else None


def held(kind: str, entity: str, label: str, kb: Knowledge, by_wikidata: dict[str, str]) -> frozenset[str]:
    """Under which ids the knowledge base holds a gold entity."""
    if kind == "person":
        return frozenset(a.id for a in kb.lookup(label, kind="person"))
    if kind == "place":
        return frozenset(f"place/{e.geonameid}" for e in default_gazetteer().lookup(label)[:1])
    return frozenset(id for id in [by_wikidata.get(entity)] if id)


def guesses_of(reading: Reading, kb: Knowledge, by_wikidata: dict[str, str]) -> list[Guess]:
    """What the reader took the words for, in ids that the gold can have."""
    linked = set(by_wikidata.values())
    found = []
    for mention in reading.mentions:
        actor = kb.actor(mention.actor) if mention.actor else None
        if actor is not None and (actor.kind == "person" or actor.id in linked) and mention.end > mention.start:
            found.append(Guess(mention.start, mention.end, actor.id))
    found += [Guess(p.start, p.end, f"place/{p.geonameid}") for p in reading.places if p.geonameid]
    return found


def by_names_alone(text: str, kb: Knowledge, by_wikidata: dict[str, str]) -> list[Guess]:
    """The baseline: names as filed, where they mean one actor, and no reading."""
    linked = set(by_wikidata.values())
    found = []
    for hit in kb.find(text):
        actors = {n.actor for n in hit.names}
        id = actors.pop()
        if not actors and (id.startswith("person/") or id in linked):
            found.append(Guess(hit.start, hit.end, id))
    return found


def tally(gold: list[Gold], guesses: list[Guess], span: tuple[int, int], count: Counter[tuple[str, str]]) -> None:
    """Adds right, missed and wrong by kind. A guess over an entity that is not held is wrong as well."""
    used = set()
    for g in gold:
        over = [i for i, p in enumerate(guesses) if p.start < g.end and g.start < p.end]
        right = [i for i in over if guesses[i].actor in g.meant]
        if g.meant:
            count["right" if right else "missed", g.kind] += 1
            if g.named:
                count["named right" if right else "named missed", g.kind] += 1
        used.update(right or (over if not g.meant and g.kind == "place" else []))
    for i, p in enumerate(guesses):
        if i not in used and span[0] <= p.start and p.end <= span[1]:
            over_gold = [g for g in gold if p.start < g.end and g.start < p.end]
            same_words = any(guesses[j].start < p.end and p.start < guesses[j].end for j in used)
            if over_gold and not same_words:
                count["wrong", "place" if p.actor.startswith("place/") else kind_of_actor(p.actor)] += 1


def kind_of_actor(id: str) -> str:
    if id.startswith("person/"):
        return "person"
    return "country" if default_knowledge().country(id) else "organisation"


def scores(count: Counter[tuple[str, str]], kinds: Iterable[str]) -> tuple[float, float, float]:
    """Accuracy on named mentions of held entities, precision and F1 of all mentions of held entities."""
    kinds = tuple(kinds)
    right, missed, wrong, named, lost = (
        sum(count[what, k] for k in kinds) for what in ("right", "missed", "wrong", "named right", "named missed")
    )
    precision = right / ((right + wrong) or 1)
    recall = right / ((right + missed) or 1)
    return named / ((named + lost) or 1), precision, 2 * precision * recall / ((precision + recall) or 1)


def run(data: Path) -> Report:
    kb = default_knowledge()
    by_wikidata = {a.wikidata: a.id for a in kb.actors() if a.wikidata}
    with (data / "bench/linking/news_fair_dev.jsonl").open() as lines:
        rows = [json.loads(line) for line in lines]
    gold = [gold_of(row, kb, by_wikidata) for row in rows]
    articles = [plain_article(str(r["id"]), r["text"], date_of(r["title"])) for r in rows]
    readings = list(read_many(articles))
    readers = {
        "gold itself (proves the scorer)": [[Guess(g.start, g.end, min(g.meant)) for g in gs if g.meant] for gs in gold],
        "names alone": [by_names_alone(r["text"], kb, by_wikidata) for r in rows],
        "dragoman": [guesses_of(reading, kb, by_wikidata) for reading in readings],
    }
    entities = {(g.entity, g.kind): g for gs in gold for g in gs}
    lines_of: list[list[object]] = []
    figures: dict[str, float] = {}
    for reader, guesses in readers.items():
        count: Counter[tuple[str, str]] = Counter()
        for row, gs, ps in zip(rows, gold, guesses, strict=True):
            tally(gs, ps, tuple(row["evaluation_span"]), count)
        by_kind = [scores(count, [kind])[2] for kind in KINDS]
        accuracy, precision, f1 = scores(count, KINDS)
        lines_of.append([reader, accuracy, precision, f1, *by_kind])
        if reader == "dragoman":
            figures = {"accuracy given coverage": accuracy, "f1": f1}
    held_by = {k: [bool(g.meant) for (_, kind), g in entities.items() if kind == k] for k in KINDS}
    share = [f"{sum(v)}/{len(v)}" for v in held_by.values()]
    lines_of.insert(0, ["entities held", "", "", "", *share])
    figures["coverage"] = sum(map(sum, held_by.values())) / sum(map(len, held_by.values()))
    table = markdown_table(["reader", "accuracy on held names", "P", "F1", *(f"F1 {k}" for k in KINDS)], lines_of)
    return Report("linking", "Linking: News-Fair, mentions of entities that the knowledge base holds", table, figures)


def date_of(title: str) -> str | None:
    """Titles begin with the day: "20180306 - ..."."""
    day = title[:8]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day.isdigit() else None
