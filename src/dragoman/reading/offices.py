"""Offices: once for each person whose office the page names, with the words that name it."""

from dragoman.model import Fact, Mention
from dragoman.reading.draft import Draft

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
    return 2 * (mention.form == "name") + (mention.country is not None)


def _fact(draft: Draft, mention: Mention) -> Fact:
    return {"fact": "office", "person": mention.name, "actor": mention.actor, "office": mention.office, "country": mention.country,
            "quote": draft.article.text[mention.start : mention.end], "start": mention.start, "end": mention.end}  # fmt: skip
