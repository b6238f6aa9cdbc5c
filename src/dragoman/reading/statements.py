"""Who said what: attributions whose speaker is known become statements.

What enters the record: every direct quotation with a speaker; words quoted in part, with the clause that holds them; and
indirect reports of political actors (a state, an organisation, a body, a person who acts for one) that carry content.
Of anybody else (scholars, private persons, media) only quotations are kept.
"""

from dragoman.knowledge import Knowledge
from dragoman.model import Evidence, Statement
from dragoman.reading.attribution import Attribution, find_attributions
from dragoman.reading.draft import Draft
from dragoman.reading.speakers import Speakers

MIN_WORDS = 3
"""An indirect report of fewer words carries no content."""


def find_statements(draft: Draft, kb: Knowledge) -> list[Statement]:
    """Who said what, in order."""
    speakers = Speakers(draft)
    found: list[Statement] = []
    kept: list[Attribution] = []
    for attribution in find_attributions(draft):
        statement = _statement(draft, attribution, speakers, found)
        if statement is None or not _enters(draft, attribution, statement, kept):
            continue
        found.append(statement)
        kept.append(attribution)
    return found


def _statement(draft: Draft, a: Attribution, speakers: Speakers, before: list[Statement]) -> Statement | None:
    text = draft.article.text
    speaker = speakers.of(a.source, a.head) if a.source and a.head else None
    cue = a.cue_words
    if speaker is None and (a.follows or speakers.is_pronoun(a.head)) and before:
        speaker = before[-1].speaker
        cue = cue or before[-1].cue
    if speaker is None:
        return None
    evidence = tuple(Evidence(s, e, text[s:e]) for s, e in a.contents)
    longest = max(evidence, key=lambda e: e.end - e.start) if a.kind == "indirect" else evidence[0]
    return Statement(
        speaker=speaker,
        kind=a.kind,
        cue=cue,
        content=longest.text,
        start=longest.start,
        end=longest.end,
        evidence=evidence,
        rule=a.rule,
    )


def _enters(draft: Draft, a: Attribution, statement: Statement, kept: list[Attribution]) -> bool:
    if a.kind == "direct":
        return True
    if not a.enters or any(_inside(a, other) for other in kept):
        return False
    if a.kind == "mixed":
        return True
    return bool(statement.speaker.country) and len(statement.content.split()) >= MIN_WORDS


def _inside(a: Attribution, other: Attribution) -> bool:
    """Reported within another report: not the page's own."""
    start, end = a.contents[0][0], a.contents[-1][1]
    return any(s <= start and end <= e for s, e in other.contents)
