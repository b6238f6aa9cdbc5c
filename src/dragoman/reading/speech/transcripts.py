"""Transcripts: turns led in by their speaker ("MS. PSAKI:", "Q"), and paragraphs led in by "X said:" without quotation marks."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.model import Article
from dragoman.reading.predicates import Span
from dragoman.reading.speech.quotations import paragraphs

_LABEL = re.compile(
    r"(?P<capitals>[A-Z][A-Z.'’ \-]{1,58}[A-Z.]):(?=\s)|(?P<question>Q)(?::\s|\s{2,})|(?P<name>(?:[A-Z][\w.'’\-]+ ){0,4}[A-Z][\w.'’\-]+):\s"
)
_ASKING = frozenset({"QUESTION", "REPORTER", "JOURNALIST", "PRESS", "THE PRESS"})
"""Labels of those who only ask."""
_STAGE = re.compile(r"\([^()]{0,60}\)|\*")
_STAGE_END = re.compile(r"(?<!\s)\s*\((?:(?P<lost>inaudible|cross-?talk)|[^()]{1,40})\.?\)[\s.]*\Z", re.IGNORECASE)
_STAGE_START = re.compile(r"\((?:[^()]{1,40})\)\s*")
_WORD = re.compile(r"\w")
_THANKS = re.compile(r"\s*(?:thanks|thank you|okay|ok|bye|yes|no|right)(?:[ ,]+\w+)?(?:[ ,]+\w+)?[.!—\s]*", re.IGNORECASE)
"""Turns that say nothing: thanks, assent."""
_BROKEN_OFF = re.compile(r"\W*+(?:\w[\w'’]*+[ ,]++){1,3}[—–-]")
"""A turn of three words at most that an interruption cut off: "Well, everybody is —"."""
_BREAKS = "—–-"
_CLOCK = re.compile(r"\d{1,2}:\d{2}\s*[AP]\.?M\.?")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next takes over: the label, and the paragraphs said."""

    label: Span
    parts: tuple[Span, ...]
    question: bool


def find_labels(article: Article) -> list[Span]:
    """The labels of all turns, in order: "MS. PSAKI", "Q"."""
    return [label.span(label.lastgroup or 0) for _, label in _labelled(article) if label is not None]


@lru_cache(maxsize=1)  # several steps ask the same of the article in hand
def _labelled(article: Article) -> list[tuple[Span, re.Match[str] | None]]:
    """The paragraphs of a transcript, each with the label that leads it in; none where there are fewer than two labels."""
    text = article.text
    spans = _lines(text, paragraphs(text, article.blocks))
    found = [_LABEL.match(text, *span) for span in spans]
    names = Counter(m["name"] for m in found if m and m["name"])
    labels = [m if m and (m["capitals"] or m["question"] or names[m["name"]] >= 3) else None for m in found]
    return list(zip(spans, labels, strict=True)) if sum(m is not None for m in labels) > 1 else []


def find_turns(article: Article) -> list[Turn]:
    """The turns of a transcript; none where fewer than two labels lead in paragraphs."""
    text = article.text
    turns: list[tuple[Span, bool, list[Span]]] = []
    for (start, end), label in _labelled(article):
        if label is not None:
            turns.append((label.span(label.lastgroup or 0), bool(label["question"]) or label["capitals"] in _ASKING, []))
            start = label.end()
        elif not turns or _CLOCK.match(text, start):
            continue
        while start < end and text[start].isspace():
            start += 1
        turns[-1][2].extend(_heard(text, start, end))
    whole = _resumed(text, [Turn(label, tuple(parts), question) for label, question, parts in turns if parts])
    return [turn for turn in whole if not _BROKEN_OFF.fullmatch(text, turn.parts[0][0], turn.parts[-1][1])]


def _heard(text: str, start: int, end: int) -> list[Span]:
    """A paragraph of a turn without directions at its edges ("(Laughs.)") and a last sentence that was not heard ("You could (inaudible).")."""
    while (found := _STAGE_END.search(text, start, end)) is not None:
        lost = found["lost"] is not None
        end = max(text.rfind(stop, start, found.start()) for stop in ".?!—") + 1 if lost else found.start()
        end = max(end, start)
    while (opening := _STAGE_START.match(text, start, end)) is not None:
        start = opening.end()
    span = _trim(text, start, end)
    said = _STAGE.sub("", text[slice(*span)])
    return [span] if _WORD.search(said) and not _THANKS.fullmatch(said) else []


def _resumed(text: str, turns: list[Turn]) -> list[Turn]:
    """A turn that an interruption cut ("since you've been —" "It is." "— since you've been President.") is one with its rest."""
    kept: list[Turn] = []
    for turn in turns:
        before = kept[-2] if len(kept) > 1 else None
        cut = before is not None and text[before.parts[-1][1] - 1] in _BREAKS and text[turn.parts[0][0]] in _BREAKS
        if before is not None and cut and text[slice(*before.label)] == text[slice(*turn.label)]:
            kept[-2] = replace(before, parts=(*before.parts, *turn.parts))
        else:
            kept.append(turn)
    return kept


def _lines(text: str, spans: list[Span]) -> list[Span]:
    """Paragraphs, cut where a line begins with a label in capitals."""
    cut: list[Span] = []
    for start, end in spans:
        begin = start
        for line in re.finditer(r"(?<=\n)(?=\S)", text[start:end]):
            at = start + line.start()
            label = _LABEL.match(text, at, end)
            if label and not label["name"]:
                cut.append(_trim(text, begin, at))
                begin = at
        cut.append(_trim(text, begin, end))
    return [s for s in cut if s[1] > s[0]]


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
