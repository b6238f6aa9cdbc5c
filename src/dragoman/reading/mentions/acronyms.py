"""Acronyms that an article itself explains: "the Saudi Fund for Development (SFD) ... SFD's CEO" is the fund's."""

import re

import msgspec

from dragoman.model import Mention
from dragoman.reading.mentions.bodies import body_phrases
from dragoman.reading.mentions.composing import body_mention
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.units import units

_BRACKETED = re.compile(r",?\s\((?:the )?[\"“]?([A-Z][A-Za-z&]{1,8})[\"”]?\)")
_WORD = re.compile(r"[^\W\d_]+")
_EXPLAINED = frozenset({"body", "organisation", "movement", "company"})


def explained_acronyms(page: Settlement, composed: bool) -> None:
    """Mark every further place of an acronym that stands in brackets after its name. With `composed` bodies that rules put together are
    read ahead, so that titles find their acronyms as names."""
    meant: dict[str, Mention] = {}
    for sentence in page.draft.sentences:
        if "(" not in sentence.text:
            continue
        mentions = [m for m in page.done[sentence.index] if m.kind in _EXPLAINED]
        if composed:
            row = units(sentence, page.done[sentence.index])
            mentions += [
                body_mention(p, p.countries[0], row[p.first].start, row[p.last - 1].end, page.draft.article.text)
                for p in body_phrases(row)
                if p.kind == "body" and len(p.countries) == 1
            ]
        for mention in mentions:
            found = _BRACKETED.match(page.draft.article.text, mention.end)
            if found and mention.actor and _abbreviates(found.group(1), mention.text):
                meant.setdefault(found.group(1), mention)
    if meant:
        _mark(page, meant)


def _abbreviates(acronym: str, name: str) -> bool:
    """Do the capitals of the acronym begin words of the name, in order?"""
    initials = "".join(w[0].lower() for w in _WORD.findall(name))
    at = 0
    for letter in (c.lower() for c in acronym if c.isupper()):
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return sum(c.isupper() for c in acronym) > 1


def _mark(page: Settlement, meant: dict[str, Mention]) -> None:
    words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(meant)))})(?![\w-])")
    for sentence in page.draft.sentences:
        for found in words.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            if any(m.start < end and start < m.end and m.rule != "name by the model" for m in page.done[sentence.index]):
                continue
            mention = msgspec.structs.replace(
                meant[found.group()], start=start, end=end, text=found.group(), rule="acronym explained"
            )
            page.put(sentence, mention)
