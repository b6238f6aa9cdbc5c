"""Who "we" are in a joint statement: the persons who sign it where its heading names them, else the states and organisations."""

import re

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.page_title import of_title
from dragoman.reading.draft import Draft

_JOINT = re.compile(r"\bjoint (?:press )?(?:statement|declaration|communiqu[eé])\b", re.I)
_TOP = 1200
"""Characters at the top of a page among which its heading stands."""
_SUBJECT = re.compile(r"\s(?:on|regarding|concerning|about|following|after|at the)\s|\n\s*\n")
_BY = re.compile(r"\s+(?:issued |made |released )?(?:by|of|from|between)\b", re.I)
_ISSUED = re.compile(
    r"\b(?:issued|made|released|adopted)\s+the\s+following\s+(?:joint\s+)?(?:press\s+)?(?:statement|declaration|communiqu[eé])\b",
    re.I,
)
_WE = re.compile(r"\b[Ww]e\b")


def signers(draft: Draft, kb: Knowledge) -> tuple[Mention, ...]:
    """One for each state or organisation, in the order named; none if the page is no joint statement or its heading names fewer than two."""
    text = draft.article.text
    first = _WE.search(text)
    if first is None:
        return ()
    title = draft.article.title or ""
    if persons := _issuers(draft, first.start()):
        return persons
    return _named_in(draft, min(first.start(), _TOP)) or (
        _named_in(of_title(draft, kb), len(title)) if _JOINT.search(title) else ()
    )


def _named_in(draft: Draft, limit: int) -> tuple[Mention, ...]:
    text = draft.article.text
    for heading in _JOINT.finditer(text, 0, limit):
        if _BY.match(text, heading.end()):
            subject = _SUBJECT.search(text, heading.end())
            found = _parties(draft, heading.end(), min(limit, subject.start() if subject else limit))
        else:
            found = _parties(draft, text.rfind("\n", 0, heading.start()) + 1, heading.start())
        if len(found) > 1:
            return found
    return ()


def _issuers(draft: Draft, limit: int) -> tuple[Mention, ...]:
    """ "President A of B and Prime Minister C of D issued the following statement": at least two persons of as many states."""
    issued = _ISSUED.search(draft.article.text, 0, limit)
    sentence = next((s for s in draft.sentences if issued and s.start <= issued.start() < s.end), None)
    if issued is None or sentence is None:
        return ()
    found = _parties(draft, sentence.start, issued.start())
    return found if len(found) > 1 and all(m.kind == "person" for m in found) else ()


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
