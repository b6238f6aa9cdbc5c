"""Sponsors that are named only to say whose side somebody is on: of "Chad-backed rebels shelled the post" Chad does nothing."""

import re
from dataclasses import replace

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.draft import Draft

_LINK = re.compile(r"[-‐‑]([a-z]+)\b")
_SPONSORED = word_sets("deeds")["sponsored"]


def without_sponsors(draft: Draft) -> Draft:
    """The draft as those see it who look for doers: without the mentions that only tell who backs, built or inspired somebody."""
    text = draft.article.text
    kept = [m for m in draft.mentions if m.start == m.end or not _sponsors(text, m.end)]
    return draft if len(kept) == len(draft.mentions) else replace(draft, mentions=kept)


def _sponsors(text: str, end: int) -> bool:
    """Does a participle of backing follow by hyphen?"""
    link = _LINK.match(text, end)
    return link is not None and link.group(1) in _SPONSORED
