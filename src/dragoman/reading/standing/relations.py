"""What binds two states: partnerships and treaties with their date, diplomatic relations opened, cut and restored."""

import re

from dragoman.model import Fact
from dragoman.reading.draft import Draft
from dragoman.reading.standing.masking import DATE, LIST, NEW_WORD, Masked, mask

_TIES = r"(?:full )?(?:diplomatic |official )?(?:relations|ties|relationship)"
_PARTNERSHIP = r"(?P<what>(?:" + NEW_WORD + r"(?:[\w-]+ ){1,3})?partnership)"
_CHANGES = {"opened": r"establish(?:ed|ing)?|normali[sz]ed", "restored": r"restor(?:ed|ing)|re-?establish(?:ed|ing)?|resum(?:ed|ing)",
            "cut": r"sever(?:ed|ing)?|cut(?:ting)?|br(?:oke|eaking|oken) off|suspend(?:ed|ing)"}  # fmt: skip
_PATTERNS: tuple[tuple[str, str | None, re.Pattern[str]], ...] = (
    ("partnership", None, re.compile(rf"(?P<one>{LIST}) have (?:had |been in |maintained )?(?:an? |the )?{_PARTNERSHIP} since (?P<when>{DATE})")),
    ("partnership", None, re.compile(rf"{_PARTNERSHIP} (?:between|of) (?P<one>{LIST}),? (?:signed|established|concluded|agreed|in force|since)(?: (?:in|since|on))? (?P<when>{DATE})")),
    ("treaty", None, re.compile(rf"(?P<what>(?:{NEW_WORD}(?:[\w-]+ ){{1,4}})?(?:[Tt]reaty|[Aa]greement|[Pp]act|[Aa]ccords?))(?: signed| concluded| reached)? between (?P<one>{LIST})"
                                rf"(?: signed)? (?:in|on|since) (?P<when>{DATE})")),
    ("treaty", None, re.compile(rf"(?P<one>{LIST}) (?:signed|concluded|ratified) (?:an? |the )?(?P<what>(?:[\w-]+ ){{0,5}}(?:treaty|pact))(?: (?:in|on) (?P<when>{DATE}))")),
    *(("relations", change, re.compile(rf"(?P<one>{LIST}) (?:had |have |has )?(?:formally |officially )?(?:{verb}) {_TIES}(?: with (?P<two>{LIST}))?(?: (?:in|on) (?P<when>{DATE}))?"))
      for change, verb in _CHANGES.items()),
    *(("relations", change, re.compile(rf"{_TIES} (?:between (?P<one>{LIST}) |with (?P<two>{LIST}) )?(?:were |was |have been )?(?:{verb}) (?:in|on) (?P<when>{DATE})"))
      for change, verb in _CHANGES.items()),
)  # fmt: skip
_MAYBE = ("partnership", "treaty", "agreement", "pact", "accord", "relations", "ties")
"""Beginnings of words, one of which stands in every sentence that tells of it."""


def find_relations(draft: Draft) -> list[Fact]:
    """Facts between two states or more."""
    found: dict[tuple[object, ...], Fact] = {}
    for sentence in draft.sentences:
        small = sentence.text.lower()
        if not any(word in small for word in _MAYBE):
            continue
        masked = mask(draft, sentence)
        for kind, change, pattern in _PATTERNS:
            for match in pattern.finditer(masked.text):
                fact = _fact(draft, masked, match, kind, change)
                if len(fact["countries"]) > 1:
                    found.setdefault((kind, change, *fact["countries"]), fact)
    return list(found.values())


def _fact(draft: Draft, masked: Masked, match: re.Match[str], kind: str, change: str | None) -> Fact:
    groups = match.groupdict()
    start, end = masked.words(match)
    countries = dict.fromkeys([*masked.countries(groups.get("one")), *masked.countries(groups.get("two"))])
    when = masked.date(groups.get("when"))
    fact: Fact = {"fact": kind, "countries": list(countries)}
    if change:
        fact |= {"change": change, "date": when}
    else:
        fact |= {"what": (groups.get("what") or kind).strip(), "since": when}
    return fact | {"quote": draft.article.text[start:end], "start": start, "end": end}
