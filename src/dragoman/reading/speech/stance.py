"""How a statement speaks of an actor: supportive, critical, or neutral when unsure.

The cue decides for the actor named first ("praised X"); else words of one kind only, near the actor and not denied.
"""

import re
from functools import cache

from dragoman.knowledge.wordlists import table
from dragoman.model import Mention, Stance
from dragoman.reading.predicates import Span

NEAR = 70
"""Characters between the actor's name and the words that show the stance."""
_DENIED = re.compile(r"(?:\b(?:not|no|never|without|nor)|n['’]t)\s+(?:\w+\s+){0,2}$", re.I)
_SIDES: tuple[Stance, Stance] = ("supportive", "critical")


@cache
def _words() -> dict[Stance, re.Pattern[str]]:
    raw = table("stance")
    return {side: re.compile(r"\b(?:" + "|".join(_pattern(w) for w in str(raw[side]).split()) + r")\b", re.I) for side in _SIDES}


@cache
def _cues() -> dict[Stance, frozenset[str]]:
    raw = table("stance")
    return {side: frozenset(w.replace("_", " ") for w in str(raw[f"cues_{side}"]).split()) for side in _SIDES}


def _pattern(word: str) -> str:
    return r"\w*".join(re.escape(part) for part in word.strip('"').replace("_", " ").split("*"))


def stance_of(text: str, contents: tuple[Span, ...], mention: Mention, cue: str | None, first: bool) -> tuple[Stance, str | None]:
    """The stance, and the words that show it."""
    if first and cue:
        for side, cues in _cues().items():
            if any(_is_form(cue.lower(), lemma) for lemma in cues):
                return side, cue
    shown: dict[Stance, str] = {}
    for start, end in contents:
        low, high = max(start, mention.start - NEAR), min(end, mention.end + NEAR)
        if low >= high:
            continue
        for side, pattern in _words().items():
            for found in pattern.finditer(text, low, high):
                if not _DENIED.search(text, max(start, found.start() - 30), found.start()):
                    shown.setdefault(side, found.group())
    if len(shown) != 1:
        return "neutral", None
    side, words = next(iter(shown.items()))
    return side, words


def _is_form(cue: str, lemma: str) -> bool:
    """Is the cue as printed ("praised", "lashed out at") a form of the lemma?"""
    verb, _, rest = lemma.partition(" ")
    said, _, after = cue.partition(" ")
    stem = verb.removesuffix("e")
    return re.fullmatch(
        rf"{re.escape(stem)}(?:e|es|s|ed|d|ing|{stem[-1]}ed|{stem[-1]}ing|ies|ied)?", said
    ) is not None and after.startswith(rest)
