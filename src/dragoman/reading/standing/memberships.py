"""Membership of organisations: "X is a member of the CSTO, along with A and B", "EU members such as X", "X joined NATO in 1999"."""

import re

from dragoman.model import Fact
from dragoman.reading.draft import Draft
from dragoman.reading.standing.masking import DATE, LIST, Masked, mask

_ORG = r"(?:the )?(?:[Gg]roup )?(?P<org><O\d+>|(?-i:\b[A-Z]{3,7}\b))(?: \((?:<O\d+>|[A-Z]+)\))?"
"""An organisation of the knowledge base, or an acronym."""
_STATES = r"(?:member )?(?:states|countries|nations|members|member|governments)"
_LEADS = r"(?:,? (?:such as|including|like|namely|for example,?|are|were|include|includes|comprise)|,| --| —| –|:)"
_NAMED = r"(?:,? (?:such as|including|like|namely|for example,?|are|were|include|includes|comprise)| --| —| –|:)"
"""The same behind "member states", where a comma alone would begin a list of others ("the GCC states, Jordan and Egypt")."""
_PARTY = r"(?:the )?<[CO]\d+>"
_PARTIES = rf"{_PARTY}(?:(?:, and |, | and | as well as ){_PARTY}){{1,40}}"
_PATTERNS = tuple(
    re.compile(p, re.I)
    for p in (
        rf"(?P<who>{LIST}),? (?:is|are|was|were|became|becomes|remains?|has been)(?: \w+){{0,4}}? members?(?: states?| countr(?:y|ies)| nations?)? of {_ORG}"
        rf"(?:,? (?:along with|together with|alongside|as are|like) (?P<also>{LIST}))?",
        rf"{_ORG} {_STATES}{_NAMED}? (?P<who>{LIST})",
        rf"{_ORG}, including (?P<parties>{_PARTIES})",
        rf"{_ORG} (?:comprises|consists of|is made up of) (?P<rest>[^.;]{{1,400}})",
        rf"members?(?: states| countries)? of {_ORG}{_LEADS} (?P<who>{LIST})",
        rf"{_ORG}(?:, which)? (?:comprises|consists of|groups|brings together|is made up of|includes)(?: [\w-]+){{0,8}}?{_LEADS}? (?P<who>{LIST})",
        rf"(?P<who>{LIST}) (?:has |have )?(?P<joined>joined|acceded to|joins|entered|was admitted to|were admitted to) {_ORG}(?: (?:in|on|since) (?P<when>{DATE}))?",
        rf"(?P<who>{LIST}) (?:has |have )?(?P<left>left|quit|withdrew from|was expelled from|pulled out of) {_ORG}(?: (?:in|on) (?P<when>{DATE}))?",
        rf"(?P<who>{LIST})['’]s? (?:membership|accession) (?:of|in|to) {_ORG}",
        rf"(?P<who>{LIST}), an? {_ORG} member",
    )
)
_ORGANISATION = re.compile(r"<O\d|\b[A-Z]{3,7}\b")
_MAYBE = (*"member joined joins acceded entered admitted left quit withdrew expelled pulled comprise consist groups brings includ".split(), "made up",
          "countries", "states", "nations")  # fmt: skip
"""Beginnings of words, one of which stands in every sentence that tells of it."""


def find_memberships(draft: Draft) -> list[Fact]:
    """One fact a state and organisation."""
    found: dict[tuple[str, str], Fact] = {}
    for sentence in draft.sentences:
        small = sentence.text.lower()
        if not any(word in small for word in _MAYBE):
            continue
        masked = mask(draft, sentence)
        if not _ORGANISATION.search(masked.text):
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(masked.text):
                for fact in _facts(draft, masked, match):
                    found.setdefault((fact["of"], fact["country"]), fact)
    return list(found.values())


def _facts(draft: Draft, masked: Masked, match: re.Match[str]) -> list[Fact]:
    groups = match.groupdict()
    known = masked.organisations(groups["org"])
    start, end = masked.words(match)
    extra: Fact = {}
    when = masked.date(groups.get("when"))
    if when:
        extra = {"until" if groups.get("left") else "since": when}
    if groups.get("left") and not when:
        return []
    of = (known[0].country or known[0].name) if known else groups["org"]
    countries = [c for part in ("who", "also", "parties", "rest") for c in masked.countries(groups.get(part))]
    countries += [m.country for m in masked.organisations(groups.get("parties")) if m.country]
    quote = draft.article.text[start:end]
    return [
        {"fact": "member", "of": of, "country": c, **extra, "quote": quote, "start": start, "end": end}
        for c in dict.fromkeys(countries)
        if c != of
    ]
