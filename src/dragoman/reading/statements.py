"""Who said what: attributions whose speaker is known become statements.

What enters the record: every direct quotation with a speaker; words quoted in part, with the clause that holds them; and
indirect reports of political actors (a state, an organisation, a body, a person who acts for one) that carry content.
Of anybody else (scholars, private persons, media) only quotations are kept.
"""

import re
from itertools import islice

import msgspec

from dragoman.knowledge import Knowledge
from dragoman.knowledge.cues import cue_lexicon
from dragoman.model import Evidence, Statement
from dragoman.reading.draft import Draft
from dragoman.reading.speech.attributed import Attribution
from dragoman.reading.speech.attribution import find_attributions
from dragoman.reading.speech.going_on import Chain
from dragoman.reading.speech.joint import joint_statement
from dragoman.reading.speech.speakers import Speakers
from dragoman.reading.speech.topics import about, topics_of

MIN_WORDS = 3
"""An indirect report of fewer words carries no content."""
MIN_NOUN_WORDS = 4
"""The same where what was said is a noun phrase: "condemned the attack" is an act, no content."""
NEAR = 60
"""Statements back that one is compared with."""
SAME_WORDS = 0.6
"""Share of words from which two reports of one speaker say the same thing (headline and first paragraph)."""
_COUNTED = re.compile(r"(?:about |some |nearly |over |more than )?(?:\d|tens |dozens |scores |hundreds |thousands )")
"""Begins a noun phrase that tells how many were welcomed or condemned: people, not words."""
_WORD = re.compile(r"\w+")


def find_statements(draft: Draft, kb: Knowledge) -> list[Statement]:
    """Who said what, in order."""
    speakers = Speakers(draft)
    found: list[Statement] = []
    kept: list[Attribution] = []
    latest: Statement | None = None
    chain = Chain(draft)
    attributions = find_attributions(draft)
    for attribution in attributions:
        if attribution.rule == "according to" and any(_passed_on(attribution, other) for other in attributions):
            continue
        statement = _statement(draft, attribution, speakers, latest, chain)
        if statement is None:
            continue
        if attribution.enters and not speakers.is_thing(attribution.head):
            latest = statement
            chain.told(attribution, statement.speaker)
        if not _enters(attribution, statement, kept, speakers):
            continue
        kept.append(attribution)
        found.append(statement)
    opening = joint_statement(draft, kb)
    if opening is not None:
        found = [opening, *(s for s in found if not opening.start <= s.start < opening.end)]
    return _say_once(sorted(found, key=lambda s: s.start))


def _statement(draft: Draft, a: Attribution, speakers: Speakers, latest: Statement | None, chain: Chain) -> Statement | None:
    text = draft.article.text
    again = chain.goes_on(a)
    if again is not None and a.head is not None and not speakers.suits(again, a.head):
        again = None
    speaker = again or (speakers.of(a.source, a.head) if a.source and a.head else None)
    cue = a.cue_words
    if speaker is None and latest is not None and (a.follows or speakers.is_pronoun(a.head) or speakers.is_document(a.head)):
        speaker = latest.speaker
        if a.head is not None and not speakers.suits(speaker, a.head):
            speaker = speakers.before(a.head) or (None if speakers.is_neuter(a.head) else speaker)
        cue = cue or latest.cue
    if speaker is None:
        return None
    evidence = tuple(Evidence(s, e, text[s:e]) for s, e in a.contents)
    longest = max(evidence, key=lambda e: e.end - e.start) if a.kind == "indirect" else evidence[0]
    addressee = speakers.of(a.addressee, a.addressee) if a.addressee else None
    if addressee is not None and addressee.country is None and addressee.actor is None:
        addressee = None
    return Statement(speaker=speaker, kind=a.kind, cue=cue, content=longest.text, start=longest.start, end=longest.end, addressee=addressee,
                     about=about(draft, a.contents, speaker, cue), topics=topics_of(text, a.contents), evidence=evidence, rule=a.rule)  # fmt: skip


def _enters(a: Attribution, statement: Statement, kept: list[Attribution], speakers: Speakers) -> bool:
    """The rule of what enters the record."""
    if a.kind == "direct":
        return not speakers.is_thing(a.head) and statement.speaker.name.lower() not in cue_lexicon().unnamed
    if not a.enters or any(_inside(a, other) for other in kept[-NEAR:]):
        return False
    if a.kind == "mixed":
        return not speakers.is_thing(a.head) and not speakers.passes_on(statement.speaker)
    if not speakers.may_speak(a.source, a.head) or (a.rule == "headline" and statement.speaker.person is None):
        return False
    words = statement.content.split()
    if a.rule == "report: noun":
        first = " ".join(words[:4]).lower()
        if _COUNTED.match(first):
            return False
        return (
            len(words) >= MIN_NOUN_WORDS
            and not speakers.is_somebody(a.contents[0])
            and not any(thin in first for thin in cue_lexicon().thin)
        )
    return len(words) >= MIN_WORDS


def _passed_on(a: Attribution, other: Attribution) -> bool:
    """ "X noted ..., according to the palace": X said it, the palace only passes it on."""
    if other is a or not other.enters or other.source is None or other.rule == "according to":
        return False
    start, end = a.contents[0][0], a.contents[-1][1]
    return sum(min(e, end) - max(s, start) for s, e in other.contents if s < end and start < e) >= 0.4 * (end - start)


def _inside(a: Attribution, other: Attribution) -> bool:
    """Reported within another report: not the page's own."""
    start, end = a.contents[0][0], a.contents[-1][1]
    return any(s <= start and end <= e for s, e in other.contents)


def _say_once(found: list[Statement]) -> list[Statement]:
    """Join what a page reports twice (headline, first paragraph, caption): the same speaker with the same words."""
    said: list[tuple[Statement, frozenset[str]]] = []
    for statement in found:
        words = frozenset(w.lower() for w in _WORD.findall(statement.content))
        twin = next(
            (
                i
                for i, (other, theirs) in islice(enumerate(said), max(0, len(said) - NEAR), None)
                if _same_speaker(statement, other) and _same_words(statement, other, words, theirs)
            ),
            None,
        )
        if twin is None:
            said.append((statement, words))
            continue
        other, theirs = said[twin]
        clearer, also = (statement, other) if len(words) > len(theirs) else (other, statement)
        joined = msgspec.structs.replace(clearer, evidence=(*clearer.evidence, *also.evidence))
        said[twin] = (joined, words | theirs)
    return [s for s, _ in said]


def _same_speaker(one: Statement, other: Statement) -> bool:
    if one.speaker.actor and other.speaker.actor:
        return one.speaker.actor == other.speaker.actor
    return one.speaker.country == other.speaker.country


def _same_words(one: Statement, other: Statement, words: frozenset[str], theirs: frozenset[str]) -> bool:
    """Reports say the same when they share most words; quotations only when they are the same."""
    if (one.kind == "direct") != (other.kind == "direct"):
        return False
    if words == theirs:
        return True
    share = 1.0 if one.kind == "direct" else SAME_WORDS
    return len(words & theirs) >= share * max(len(words), len(theirs)) and min(len(words), len(theirs)) >= 4
