"""Elections: who was elected, with what share of the vote, when."""

import re

from dragoman.model import Fact
from dragoman.reading.draft import Draft
from dragoman.reading.standing.masking import DATE, Masked, mask

_SHARE = r"(?P<share>\d{1,2}(?:[.,]\d+)?) ?(?:%|percent|per cent)"
_WON = r"(?:re-?elected|elected|won (?:\w+ ){0,3}(?:re-?)?elections?|won re-?election|re-?election victory|wins (?:\w+ ){0,3}(?:re-?)?elections?)"
_OFFICE = r"(?:as )?(?:the )?(?:new )?(?:[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Ss]ecretary[- ][Gg]eneral)"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"(?P<who><P\d+>)(?:[^;]{{0,80}}?)\b{_WON}\b[^;]{{0,60}}?{_SHARE}(?: of (?:the |all )?votes?)?",
        rf"(?P<who><P\d+>) (?:has been |was |is |were |has )?(?:re-?elected|elected) {_OFFICE}",
        r"(?P<who><P\d+>) (?:has |have )?(?:won|wins) (?:a \w+ term in (?:the )?)?(?:(?:the |a |an )?(?:[\w-]+ ){0,4}election|re-?election)",
        rf"\b(?:re-?)?elect(?:s|ed)? (?P<who><P\d+>) {_OFFICE}",
    )
)


def find_elections(draft: Draft) -> list[Fact]:
    """One fact a person, the fullest first."""
    found: dict[str, Fact] = {}
    for sentence in draft.sentences:
        if "elect" not in sentence.text:
            continue
        masked = mask(draft, sentence)
        for pattern in _PATTERNS:
            for match in pattern.finditer(masked.text):
                fact = _fact(draft, masked, match)
                found.setdefault(fact["actor"] or fact["person"], fact)
    return list(found.values())


def _fact(draft: Draft, masked: Masked, match: re.Match[str]) -> Fact:
    groups = match.groupdict()
    person = masked.persons(groups["who"])[0]
    share = groups.get("share")
    start, end = masked.words(match)
    after = re.match(rf"[^;.]{{0,40}}?(?:on|in) ({DATE})", masked.text[match.end() :])
    return {"fact": "election", "person": person.name, "actor": person.actor, "country": person.country,
            "share": float(share.replace(",", ".")) if share else None, "date": masked.date(after[1]) if after else None,
            "quote": draft.article.text[start:end], "start": start, "end": end}  # fmt: skip
