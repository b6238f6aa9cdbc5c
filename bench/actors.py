"""Are the actors of each annotated event among the mentions of the sentences that prove it?

For each event of `gold/dev`, `gold/briefs` and `gold/train`: the countries of its participants that some mention in the sentences of its
quotes stands for; the same with implicit actors; and the persons (names of two words or more) among those mentions.
Right country: of mentions that bear the name of an annotated person of the page, those with the annotated country.
Extra: mentions in these sentences whose country is in no event proved by them, a mention (an indication only: many are no participant).
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.drafts import plain_article
from bench.report import Report, markdown_table
from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.model import Mention
from dragoman.reading import resolved
from dragoman.reading.anaphora import implicit
from dragoman.reading.draft import Draft, Sentence

FOLDERS = ("dev", "briefs", "train")


def fold(name: str | None) -> list[str]:
    """Words of a name as the annotators' scorer compares them."""
    return re.findall(r"\w+", unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower())


def same_name(one: str | None, other: str | None) -> bool:
    """Same last word, or all words of one in the other (``gold/score.py``)."""
    a, b = fold(one), fold(other)
    return bool(a and b) and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))


def pages(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Annotation and text of each page of a gold folder."""
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text())
        if "events" in page:
            yield page, (folder / page["text"]).read_text()


def where(draft: Draft, quotes: list[str]) -> list[Sentence]:
    """The sentences in which the quotes stand."""
    found: dict[int, Sentence] = {}
    for quote in quotes:
        at = draft.article.text.find(quote)
        for sentence in draft.sentences:
            if at >= 0 and sentence.start < at + len(quote) and at < sentence.end:
                found[sentence.index] = sentence
    return list(found.values())


@dataclass(slots=True)
class Sight:
    """What the sentences of one event show: the event, its mentions, and the implicit ones."""

    event: dict[str, Any]
    sentences: list[Sentence]
    mentions: list[Mention]
    implied: list[Mention]

    def missing(self, with_implied: bool) -> list[dict[str, Any]]:
        """Participants whose country no mention stands for."""
        seen = {m.country for m in self.mentions} | ({m.country for m in self.implied} if with_implied else set())
        return [p for p in self.event["participants"] if p["country"] not in seen]

    def persons_missing(self) -> list[dict[str, Any]]:
        """Participants named by two words or more that no mention names."""
        every = self.mentions + self.implied
        named = [p for p in self.event["participants"] if len(fold(p["who"])) > 1]
        return [p for p in named if not any(m.country == p["country"] and same_name(m.name, p["who"]) for m in every)]


def sights(folder: Path, kb: Knowledge) -> Iterator[tuple[Draft, list[Sight]]]:
    every = list(pages(folder))
    drafts = resolved((plain_article(p["id"], text, p["published"]) for p, text in every), kb)
    for (page, _), draft in zip(every, drafts, strict=True):
        seen = []
        for event in page["events"]:
            sentences = where(draft, [event["quote"], *event.get("also", [])])
            mentions = [m for s in sentences for m in draft.mentions_in(s.start, s.end)]
            implied = [m for s in sentences for m in implicit.candidates(draft, s)]
            seen.append(Sight(event, sentences, mentions, implied))
        yield draft, seen


def count(folder: Path, kb: Knowledge) -> Counter[str]:
    n: Counter[str] = Counter()
    for draft, seen in sights(folder, kb):
        wanted: dict[int, set[str]] = {}
        for sight in seen:
            people = [p for p in sight.event["participants"] if len(fold(p["who"])) > 1]
            n["events"] += 1
            n["literal"] += not Sight(
                sight.event, [], [m for m in sight.mentions if m.form in {"name", "demonym", "metonym"}], []
            ).missing(False)
            n["whole"] += not sight.missing(False)
            n["whole_implied"] += not sight.missing(True)
            n["participants"] += len(sight.event["participants"])
            n["participants_seen"] += len(sight.event["participants"]) - len(sight.missing(False))
            n["participants_implied"] += len(sight.event["participants"]) - len(sight.missing(True))
            n["people"] += len(people)
            n["people_seen"] += len(people) - len(sight.persons_missing())
            for sentence in sight.sentences:
                wanted.setdefault(sentence.index, set()).update(p["country"] for p in sight.event["participants"])
        for index, countries in wanted.items():
            sentence = draft.sentences[index]
            mentions = [m for m in draft.mentions_in(sentence.start, sentence.end) if m.country]
            n["sentences"] += 1
            n["mentions"] += len(mentions)
            n["extra"] += sum(m.country not in countries for m in mentions)
        annotated = {
            (tuple(fold(p["who"])), p["country"]) for s in seen for p in s.event["participants"] if len(fold(p["who"])) > 1
        }
        for name, country in sorted(annotated):
            hits = [m for m in draft.mentions if m.kind == "person" and tuple(fold(m.name)) == name]
            n["named"] += len(hits)
            n["named_right"] += sum(m.country == country for m in hits)
    return n


def run(data: Path) -> Report:
    kb = default_knowledge()
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for folder in FOLDERS:
        n = count(data / "gold" / folder, kb)

        def share(part: str, whole: str, n: Counter[str] = n) -> float:
            return n[part] / n[whole] if n[whole] else 0.0

        shown = [share("literal", "events"), share("whole", "events"), share("whole_implied", "events"), share("participants_seen", "participants"),
                 share("participants_implied", "participants"), share("people_seen", "people"), share("named_right", "named"),
                 share("extra", "mentions")]  # fmt: skip
        rows.append([folder, n["events"], *shown])
        names = [
            "literal",
            "all actors",
            "all actors or implied",
            "participants",
            "participants or implied",
            "people",
            "right country",
        ]
        figures |= {f"{folder} {name}": value for name, value in zip(names[1:], shown[1:], strict=False)}
    header = ["set", "events", "all actors by name", "all actors", "all with implied", "participants", "with implied", "people",
              "right country of named persons", "extra a mention"]  # fmt: skip
    return Report("actors", "Actors of the annotated events in their sentences", markdown_table(header, rows), figures)
