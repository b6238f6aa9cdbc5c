"""Offices: once for each person whose office the page names, with the words that name it and since or until when, if said."""

import re

from dragoman.model import Fact, Mention
from dragoman.reading.draft import Draft

_SINCE = re.compile(r"(?:since|took office(?: on| in)?|assumed office(?: on| in)?|was sworn in(?: on| in)?|in office since)\s*$")
_UNTIL = re.compile(r"(?:until|left office(?: on| in)?|stepped down(?: on| in)?)\s*$")
_NEAR = 90
"""Characters between the office and its date."""
_NAMING = ("title",)
"""Rules that resolve a mention by the title in it."""


def find_offices(draft: Draft) -> list[Fact]:
    """One office a person, in the words that name it best: title and name together before a title alone."""
    named = {_key(m) for m in draft.mentions if m.kind == "person" and m.form == "name"}
    best: dict[str, Mention] = {}
    for mention in draft.mentions:
        if mention.kind != "person" or not mention.office or not _says_office(mention) or _key(mention) not in named:
            continue
        held = best.get(_key(mention))
        if held is None or _rank(mention) > _rank(held):
            best[_key(mention)] = mention
    return [_fact(draft, m) for m in sorted(best.values(), key=lambda m: m.start)]


def _key(mention: Mention) -> str:
    return mention.actor or mention.name


def _says_office(mention: Mention) -> bool:
    return bool(mention.rule and mention.rule.startswith(_NAMING)) or mention.form == "title"


def _rank(mention: Mention) -> int:
    return (
        4 * (mention.form == "name")
        + 2 * ((mention.office or "").lower() in mention.text.lower())
        + (mention.country is not None)
    )


def _fact(draft: Draft, mention: Mention) -> Fact:
    return {"fact": "office", "person": mention.name, "actor": mention.actor, "office": _office(mention), "country": mention.country, **_term(draft, mention),
            "quote": draft.article.text[mention.start : mention.end], "start": mention.start, "end": mention.end}  # fmt: skip


def _office(mention: Mention) -> str:
    """As printed, where the page's title is another than the knowledge base's ("President" of an interim one)."""
    office = mention.office or ""
    if office.lower() in mention.text.lower():
        return office
    named = {word.lower() for word in mention.name.split()}
    words = [w for w in mention.text.split() if w.strip(",").lower() not in named]
    return " ".join(words).removeprefix("the ").removeprefix("The ") or office


def _term(draft: Draft, mention: Mention) -> Fact:
    """Since or until when, where the words after the office say it."""
    text = draft.article.text
    term: Fact = {}
    for time in draft.times_in(mention.end, mention.end + _NEAR):
        before = text[mention.end : time.start]
        if any(m.kind == "person" and m.form == "name" for m in draft.mentions_in(mention.end, time.start)) or ". " in before:
            break
        for key, pattern in (("since", _SINCE), ("until", _UNTIL)):
            if time.from_ and pattern.search(before):
                term.setdefault(key, time.value if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", time.value) else time.from_)
    return term
