"""Whom an office, an acronym or half a name stands for on a page: the person that bears it, the body by its full name."""

import re

import msgspec

from dragoman.model import Mention
from dragoman.reading.draft import Draft
from dragoman.reading.predicates import Span

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_OFFICE_KIN = re.compile(r"man$|woman$|person$")
_OF = re.compile(r" (?:of|for) (?:the )?[A-Z]\w+(?:(?: and| of)? [A-Z]\w+)*")
_BESIDE = re.compile(r"(?: (?:to|in|of|for) [A-Z][\w ]{2,30})?,? ")
_PLAIN = re.compile(r"^(?:Mr|Mrs|Ms|Dr)\.? ")


def bearer(draft: Draft, mention: Mention, named: frozenset[str]) -> Mention:
    """ "a spokeswoman for China's Foreign Ministry", "the Egyptian Ambassador": the one person whom the page names with that office."""
    if mention.kind != "person" or mention.form != "title" or not mention.office or mention.actor in named:
        return mention
    kin = _OFFICE_KIN.sub("", mention.office.lower())
    bearers = {
        _PLAIN.sub("", m.name): m
        for m in draft.mentions
        if m.kind == "person" and m.form == "name" and m.name.lower() != m.text.lower().removesuffix("s")
        and _OFFICE_KIN.sub("", (m.office or _office_before(draft, m)).lower()) == kin
        and (m.country or mention.country) == mention.country
    }  # fmt: skip
    if len(bearers) != 1:
        return mention
    one = next(iter(bearers.values()))
    return msgspec.structs.replace(one, country=one.country or mention.country, office=mention.office)


def in_full(draft: Draft, mention: Mention, words: str) -> str:
    """The longest name that the page gives an organisation ("the EU": "European Union")."""
    if not words.isupper():
        return words
    names = [bare(m.text) for m in draft.mentions if m.actor == mention.actor and m.form == "name" and m.kind == mention.kind]
    return max([words, *names], key=len)


def _office_before(draft: Draft, name: Mention) -> str:
    """The office printed before a name ("the Ambassador of Egypt, Dr X")."""
    titles = (m for m in draft.mentions_in(max(0, name.start - 100), name.start) if m.form == "title")
    return next((m.office or "" for m in titles if _BESIDE.fullmatch(draft.article.text, m.end, name.start)), "")


def surnamed(draft: Draft, mention: Mention) -> bool:
    """Does the page name by a part of the name ("Lacalle") whom it means by an office ("the Uruguayan leader")?"""
    words = set(mention.name.split())
    return mention.kind == "person" and mention.actor is not None and any(
        m.kind == "person" and m.form == "name" and m.country is None and set(m.name.split()) < words for m in draft.mentions)  # fmt: skip


def sent_by(draft: Draft, mention: Mention) -> str | None:
    """ "the Ambassador": of the one state whose ambassador the page names."""
    same = {m.country for m in draft.mentions if m.country and m.office and m.office == mention.office}
    return next(iter(same)) if len(same) == 1 else None


def spelt_out(draft: Draft, words: str) -> str:
    if not words.isupper() or len(words) < 3 or " " in words:
        return words
    found = re.search(rf"((?:[A-Z][\w’'&-]+ (?:(?:of|for|and|in|the|on) )*){{2,9}})\({re.escape(words)}\)", draft.article.text)
    return found[1].strip() if found else words


def to_the_end(draft: Draft, mention: Mention, source: Span) -> Mention:
    """A body's name with the "of ..." that belongs to it, and an acronym spelt out ("the Indian Chamber of Commerce (ICC)")."""
    if mention.kind not in ("body", "group", "organisation") or mention.form == "pronoun":
        return mention
    rest = _OF.match(draft.article.text, mention.end, source[1])
    if rest and mention.actor is None:
        return msgspec.structs.replace(mention, text=mention.text + rest.group())
    return mention


def bare(words: str) -> str:
    """Without the article."""
    return " ".join(_ARTICLE.sub("", words, count=1).split())
