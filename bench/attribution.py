"""Who said what on PolNeAR (political news, densely annotated): Source, Cue and Content of every attribution.

An attribution is found when the letters of its Content overlap the annotated ones by half or more (intersection over
union, one to one, best first). PolNeAR annotates no attribution within another, so only the outermost are compared.
Source and Cue are then right when they share half the letters of the shorter. Several annotators
of one text are scored one by one, and against each other to prove the scorer.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from bench.report import Report, markdown_table
from dragoman.model import Page
from dragoman.pages import clean
from dragoman.reading import syntax
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences
from dragoman.reading.speech.attributed import outermost
from dragoman.reading.speech.attribution import find_attributions

_MARKS = "\"“”'‘’"


@dataclass(frozen=True)
class Item:
    """One attribution as sets of offsets of letters and digits."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]
    direct: bool


@dataclass
class Tally:
    gold: Counter[bool] = field(default_factory=Counter)
    got: Counter[bool] = field(default_factory=Counter)
    right: Counter[bool] = field(default_factory=Counter)
    precise: Counter[bool] = field(default_factory=Counter)
    source: Counter[bool] = field(default_factory=Counter)
    sourced: Counter[bool] = field(default_factory=Counter)
    cue: Counter[bool] = field(default_factory=Counter)

    def add(self, gold: list[Item], got: list[Item]) -> None:
        for item in gold:
            self.gold[item.direct] += 1
        for item in got:
            self.got[item.direct] += 1
        for g, p in matched(gold, got):
            self.right[g.direct] += 1
            self.precise[p.direct] += 1
            self.cue[g.direct] += touch(g.cue, p.cue)
            if g.source:
                self.sourced[g.direct] += 1
                self.source[g.direct] += touch(g.source, p.source)

    def row(self, name: str, kinds: Iterable[bool]) -> list[object]:
        def total(count: Counter[bool]) -> int:
            return sum(count[k] for k in kinds)

        kinds = tuple(kinds)
        recall, precision = total(self.right) / max(1, total(self.gold)), total(self.precise) / max(1, total(self.got))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return [name, total(self.gold), total(self.got), precision, recall, f1,
                total(self.source) / max(1, total(self.sourced)), total(self.cue) / max(1, total(self.right))]  # fmt: skip


def matched(gold: list[Item], got: list[Item]) -> list[tuple[Item, Item]]:
    """One-to-one pairs whose contents overlap by half or more, best first."""
    fits = sorted(
        (
            (len(g.content & p.content) / len(g.content | p.content), -i, -j)
            for i, g in enumerate(gold)
            for j, p in enumerate(got)
            if g.content & p.content
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_got: set[int] = set()
    pairs = []
    for fit, i, j in fits:
        if fit >= 0.5 and i not in used_gold and j not in used_got:
            used_gold.add(i)
            used_got.add(j)
            pairs.append((gold[-i], got[-j]))
    return pairs


def touch(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one) and bool(other) and len(one & other) * 2 >= min(len(one), len(other))


def letters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def annotated(path: Path, text: str) -> list[Item]:
    """The attributions of one brat file that have a Content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    items = []
    lines = [line.rstrip("\n").split("\t") for line in path.read_text().splitlines()]
    for name, body, *_ in lines:
        if name.startswith("T"):
            spans[name] = [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", body.split(" ", 1)[1])]
    for name, body, *_ in lines:
        if not name.startswith("E"):
            continue
        roles: dict[str, list[tuple[int, int]]] = {"Content": [], "Source": [], "Cue": []}
        for role, target in (part.split(":") for part in body.split()):
            roles.setdefault(role.rstrip("0123456789"), []).extend(spans[target])
        content = letters(text, roles["Content"])
        if content:
            first = min(roles["Content"])[0]
            items.append(Item(content, letters(text, roles["Source"]), letters(text, roles["Cue"]), text[first] in _MARKS))
    return items


def found(text: str, origin: str) -> list[Item]:
    """What Dragoman finds."""
    article = clean(Page(origin=origin, article=text))
    assert article.text == text
    draft = Draft(article, sentences=split_sentences(article))
    syntax.parse(draft.sentences)
    items = []
    for a in outermost(find_attributions(draft)):
        content = letters(text, a.contents)
        if content:
            items.append(
                Item(
                    content,
                    letters(text, [a.source] if a.source else []),
                    letters(text, [a.cue] if a.cue else []),
                    a.kind == "direct",
                )
            )
    return items


def run(data: Path) -> Report:
    folder = data / "bench" / "attribution" / "dev"
    tally, people = Tally(), Tally()
    by_text: dict[str, list[list[Item]]] = {}
    texts: dict[str, str] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem.rsplit("_", 1)[0]
        texts.setdefault(stem, (folder / "text" / f"{stem}.txt").read_text())
        by_text.setdefault(stem, []).append(annotated(path, texts[stem]))
    for stem, annotations in by_text.items():
        got = found(texts[stem], stem)
        for gold in annotations:
            tally.add(gold, got)
        for one, other in combinations(annotations, 2):
            people.add(one, other)
    header = ["", "annotated", "found", "Content P", "Content R", "Content F1", "Source right", "Cue right"]
    rows = [tally.row("all", (True, False)), tally.row("direct (Content opens with a mark)", (True,)), tally.row("indirect and mixed", (False,)),
            people.row("one annotator against another (proof of the scorer; agreement published: .923)", (True, False))]  # fmt: skip
    names = ("all", "direct", "indirect")
    figures = {
        f"{name} {what}": float(str(row[i]))
        for name, row in zip(names, rows, strict=False)
        for what, i in (("content f1", 5), ("source", 6), ("cue", 7))
    }
    return Report("attribution", "Attributions (PolNeAR, development half)", markdown_table(header, rows), figures)
