"""Names as the page prints them: the fullest that it gives a person, where the knowledge base knows a fuller or another one."""

import re

from anyascii import anyascii

from dragoman.model import Mention
from dragoman.reading.draft import Draft

_NUMERAL = re.compile(r"[IVX]+|[JS]r\.?")


def in_short(text: str) -> str:
    """A name as the page prints it, without article: "Kremlin"."""
    return " ".join(text.split()).removeprefix("the ").removeprefix("The ")


def page_name(draft: Draft, mention: Mention) -> str:
    """As the page writes it, without title; the mention's own name if it stands on the page, or if the page gives only a given name."""
    if not mention.actor or mention.name in draft.article.text:
        return mention.name
    known = _folded(mention.name)
    names = []
    for other in draft.mentions:
        if other.actor == mention.actor and other.form == "name" and not other.text.isupper():
            words = other.text.split()
            first = next((i for i, word in enumerate(words) if _folded(word) & known), None)
            if first is not None:
                names.append(" ".join(words[first:]))
    fullest = max(names, key=len, default=mention.name)
    surname = next((w for w in reversed(mention.name.split()) if not _NUMERAL.fullmatch(w)), mention.name)
    return fullest if _folded(surname) & _folded(fullest) else mention.name


def _folded(words: str) -> set[str]:
    return {w for w in re.findall(r"\w+", anyascii(words).lower()) if len(w) > 1}


def is_people(demonym: str) -> bool:
    """ "Kenyans" are people, "Kenyan" and "Swiss" describe."""
    return demonym.endswith("s") and not demonym.endswith("ss")
