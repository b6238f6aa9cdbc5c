"""Articles clustered by their main event (Giveme5W1H's news clusters)."""

import json
from pathlib import Path

from bench.million import b_cubed
from bench.report import Report, markdown_table
from dragoman.merging.stories import Story, cluster_articles


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
    return Report("merging", "Articles by their main event", markdown_table(header, rows) + note, {"news_cluster b3 f1": f1})


def _by_title(told: list[tuple[Story, int]]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for story, _ in told:
        groups.setdefault(" ".join((story.title or story.id).lower().split()[:3]), []).append(story.id)
    return list(groups.values())
