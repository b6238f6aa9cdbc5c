"""Articles clustered by their main event (Giveme5W1H's news clusters); for information, event mentions of MEANTIME and ECB+."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.chains import conll
from bench.million import b_cubed
from bench.report import Report, markdown_table
from dragoman.merging.stories import Story, cluster_articles, stem


def articles(data: Path) -> list[tuple[Story, int]]:
    """(article, number of its event)."""
    found = []
    for path in sorted((data / "bench" / "merging" / "news_cluster" / "data").glob("*.json")):
        page = json.loads(path.read_text())
        found.append((Story(page["dId"], page["title"], page["text"] or ""), page["newsCluster"]["EventId"]))
    return found


def run(data: Path) -> Report:
    told = articles(data)
    truth = {story.id: event for story, event in told}
    ids = sorted(truth)
    found = cluster_articles(story for story, _ in told)
    ways = {
        "each alone (by hand: P 1, R .180)": [[i] for i in ids],
        "all together (by hand: P .020, R 1)": [ids],
        "same first three words of the title": _by_title(told),
        "dragoman": found,
    }
    rows: list[list[object]] = []
    f1 = 0.0
    for name, groups in ways.items():
        precision, recall = b_cubed([[truth[i] for i in group] for group in groups])
        f1 = 2 * precision * recall / (precision + recall)
        rows.append([name, len(groups), precision, recall, f1])
    note = f"\n\n{len(ids)} articles, {len(set(truth.values()))} events; most are no diplomacy, so words alone are compared."
    header = ["clusters", "number", "B³ P", "B³ R", "B³ F1"]
    mentions = markdown_table(
        ["event mentions", "number", "each alone", "same lemma", "same lemma, one story"], [_chains(data, n) for n in CORPORA]
    )
    note += f"\n\nFor information: CoNLL F1 over annotated event mentions that have no actors or dates, so that words alone can join them.\n\n{mentions}"
    return Report("merging", "Articles by their main event", markdown_table(header, rows) + note, {"news_cluster b3 f1": f1})


CORPORA = ("meantime", "ecb_dev")


def _chains(data: Path, name: str) -> list[object]:
    """CoNLL F1 of trivial chains, of the same head lemma, and of the same lemma within articles of one story."""
    folder = data / "bench" / "merging" / name
    with gzip.open(folder / "event_mentions.json.gz", "rt") as lines:
        mentions: list[dict[str, Any]] = json.load(lines)
    story = _stories(folder / "conll.csv.gz")

    def lemma(m: dict[str, Any]) -> str:
        return stem(m["mention_head_lemma"]) or str(m["mention_head_lemma"])

    def grouped(by: Callable[[dict[str, Any]], object]) -> list[set[str]]:
        groups: dict[object, set[str]] = defaultdict(set)
        for m in mentions:
            groups[by(m)].add(m["mention_id"])
        return list(groups.values())

    key = grouped(lambda m: m["coref_chain"])
    ways = (grouped(lambda m: m["mention_id"]), grouped(lemma), grouped(lambda m: (story[m["conll_doc_key"]], lemma(m))))
    return [name, len(mentions), *(conll(key, found) for found in ways)]


def _stories(table: Path) -> dict[str, int]:
    """Document -> number of its story, by its words alone."""
    words: dict[str, list[str]] = defaultdict(list)
    with gzip.open(table, "rt", newline="") as lines:
        for row in csv.DictReader(lines):
            words[row.get("topic/subtopic_name/doc") or row["topic/subtopic_name"]].append(row["token"])
    found = cluster_articles(Story(doc, None, " ".join(tokens)) for doc, tokens in words.items())
    return {doc: n for n, group in enumerate(found) for doc in group}


def _by_title(told: list[tuple[Story, int]]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for story, _ in told:
        groups.setdefault(" ".join((story.title or story.id).lower().split()[:3]), []).append(story.id)
    return list(groups.values())
