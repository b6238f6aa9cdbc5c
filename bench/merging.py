"""Articles clustered by their main event (Giveme5W1H's news clusters); for information, event mentions of MEANTIME and ECB+."""

import csv
import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.chains import conll
from bench.million import b_cubed
from bench.report import Report, markdown_table
from dragoman.engines.local import LocalEngine
from dragoman.errors import PageError
from dragoman.merging.stories import Story, cluster_articles, stem
from dragoman.pages import open_pages
from dragoman.record import Record

OWN = Path(__file__).parent.parent / "tests" / "record" / "visits"


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
    found_visits, right = two_visits(data)
    visits = markdown_table(["mode", "date", "pages", "history", "as expected"], found_visits)
    note += (
        "\n\nTwelve pages of two visits (`gold/seeds` and ten of our own, `tests/record/visits`): visits to and meetings of Russia and Kazakhstan."
        f"\n\n{visits}"
    )
    figures = {"news_cluster b3 f1": f1, "two visits f1": right}
    return Report(
        "merging", "Articles by their main event; two visits told by twelve pages", markdown_table(header, rows) + note, figures
    )


EXPECTED: dict[tuple[str, str], str] = {
    ("visit", "2022-11-28"): "planned occurred",
    ("meet", "2022-11-28"): "planned occurred",
    ("visit", "2023-11-09"): "planned occurred",
    ("meet", "2023-11-09"): "planned occurred",
    # a caption of the year before: "talks to" him at a conference, which the annotators call a meeting
    ("meet", "2022-10-13"): "occurred",
}


def two_visits(data: Path) -> tuple[list[list[object]], float]:
    """Events found, and F1 of (mode, date, status history) against `EXPECTED`."""
    gold = data / "gold"
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch, "seeds.jsonl")
        with pages.open("w") as out:
            subprocess.run([sys.executable, str(gold / "pages.py"), str(gold / "seeds")], stdout=out, check=True)
        record = Record.open(Path(scratch, "record"), create=True)
        opened = (page for path in (pages, OWN) for page in open_pages(path))
        record.add(r for r in LocalEngine(1).read(opened) if not isinstance(r, PageError))
        events = [e for e in record.events() if e.type == "CONSULT" and {p.country for p in e.participants} == {"RUS", "KAZ"}]
    rows: list[list[object]] = []
    for e in events:
        if e.mode == "multilateral":
            continue
        history = " ".join(t.status for t in e.history)
        rows.append([e.mode, e.start, e.articles, history, EXPECTED.get((e.mode or "", e.start or "")) == history])
    right = sum(bool(row[-1]) for row in rows)
    return rows, 2 * right / (len(rows) + len(EXPECTED))


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
