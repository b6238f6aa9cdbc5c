"""Who "we" are in a joint statement: the persons who sign it where its heading names them, else the states and organisations."""

import re

from dragoman.model import Mention
from dragoman.reading.draft import Draft

_JOINT = re.compile(r"\bjoint (?:press )?(?:statement|declaration|communiqu[eé])\b", re.I)
_TOP = 1200
"""Characters at the top of a page among which its heading stands."""
_SUBJECT = re.compile(r"\s(?:on|regarding|concerning|about|following|after|at the)\s|\n\s*\n")
_BY = re.compile(r"\s+(?:issued |made |released )?(?:by|of|from|between)\b", re.I)
_WE = re.compile(r"\b[Ww]e\b")


def signers(draft: Draft) -> tuple[Mention, ...]:
    """One for each state or organisation, in the order named; none if the page is no joint statement or its heading names fewer than two."""
    text = draft.article.text
    first = _WE.search(text)
    limit = min(first.start() if first else 0, _TOP)
    for heading in _JOINT.finditer(text, 0, limit):
        if _BY.match(text, heading.end()):
            subject = _SUBJECT.search(text, heading.end())
            found = _parties(draft, heading.end(), min(limit, subject.start() if subject else limit))
        else:
            found = _parties(draft, text.rfind("\n", 0, heading.start()) + 1, heading.start())
        if len(found) > 1:
            return found
    return ()


def _parties(draft: Draft, start: int, end: int) -> tuple[Mention, ...]:
    """The first person of each country between two places, else the country itself."""
    chosen: dict[str, Mention] = {}
    for mention in draft.mentions_in(start, end):
        if mention.country is None or mention.kind not in {"person", "country", "organisation"}:
            continue
        known = chosen.get(mention.country)
        if known is None or (mention.kind == "person" and mention.actor and known.kind != "person"):
            chosen[mention.country] = mention
    return tuple(chosen.values())
