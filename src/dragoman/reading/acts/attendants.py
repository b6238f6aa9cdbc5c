""" "The meeting was attended by the foreign minister": who else was at a meeting told before takes part in it.

Only persons of states that the event already has are added: whoever else attends may be there for other reasons.
"""

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Token

from dragoman.knowledge.frame_files import frame_words
from dragoman.model import Event, Mention, Participant
from dragoman.reading.acts.grammar.voice import agents, is_passive, logical_objects
from dragoman.reading.acts.proposals import LEARNED
from dragoman.reading.draft import Draft, Sentence

BACK = 2500
"""Characters back within which the meeting must be told."""
REACH = 14
"""Tokens before "attended by" among which the meeting stands."""
_MEETINGS = frozenset({"meet", "talks", "call", "multilateral"})
_DEFINITE = frozenset({"the", "this", "these", "their"})
_FORMS = frozenset({"name", "title"})


def with_attendants(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events, each meeting with those of whom a later sentence says that they attended it; that sentence then tells of no other meeting."""
    found = list(events)
    for sentence in draft.sentences:
        for people in _attending(draft, sentence):
            at = _meeting(found, people, sentence)
            if at is not None:
                found = _merged(found, found[at], _joined(found[at], people), sentence)
    return found


def _merged(events: Sequence[Event], before: Event, after: Event, sentence: Sentence) -> list[Event]:
    """The events with `after` in the place of `before`, which takes the proof of those that the sentence tells of the same states."""
    states = {p.country for p in before.participants}
    same = [
        e
        for e in events
        if e is not before
        and e.type == "CONSULT"
        and e.mode in _MEETINGS
        and {p.country for p in e.participants} <= states
        and all(sentence.start <= piece.start < sentence.end for piece in e.evidence)
    ]
    proof = tuple(piece for e in same for piece in e.evidence)
    whole = msgspec.structs.replace(after, evidence=(*after.evidence, *proof))
    return [whole if e is before else e for e in events if not any(e is s for s in same)]


def _attending(draft: Draft, sentence: Sentence) -> Iterator[list[Mention]]:
    """The persons who attend "the meeting", clause by clause."""
    if "attend" not in sentence.text:
        return
    side = _side(draft, sentence)
    for token in sentence.doc or ():
        if token.lemma_ == "attend" and token.pos_ == "VERB" and _speaks_of_meeting(token):
            start, end = _stretch(token, sentence)
        elif token.lower_ == "attendance" and token.i and token.nbor(-1).lower_ == "in":
            start, end = sentence.start, sentence.start + token.idx
        else:
            continue
        present = [m for m in draft.mentions_in(start, end) if m.kind == "person" and m.form in _FORMS]
        people = [m if m.country else msgspec.structs.replace(m, country=side) for m in present if m.country or side]
        if people:
            yield people


def _side(draft: Draft, sentence: Sentence) -> str | None:
    """The state of "on the Jordanian side": of it are those of whom the page tells no other."""
    sides = {
        m.country
        for m in draft.mentions_in(sentence.start, sentence.end)
        if m.text.endswith(" side") or (m.form == "demonym" and draft.article.text[m.end : m.end + 5] == " side")
    }
    return sides.pop() if len(sides) == 1 else None


def _speaks_of_meeting(verb: Token) -> bool:
    """Is a meeting attended that was told before? In the passive it stands before the verb, wherever the parser hung it."""
    nouns = [*verb.doc[max(0, verb.i - REACH) : verb.i]] if _passive(verb) else logical_objects(verb)
    meetings = frame_words()["meeting_noun"]
    return any(n.lemma_ in meetings and any(c.lower_ in _DEFINITE for c in n.children) for n in nouns)


def _passive(verb: Token) -> bool:
    return is_passive(verb) or (verb.tag_ == "VBN" and any(c.lower_ == "by" for c in verb.children))


def _stretch(verb: Token, sentence: Sentence) -> tuple[int, int]:
    """Where those who attend are named: behind "by", else before the verb."""
    if _passive(verb):
        named = [t for agent in agents(verb) for t in agent.subtree]
        if not named:
            return sentence.start, sentence.start
        return sentence.start + named[0].idx, sentence.start + named[-1].idx + len(named[-1].text)
    return sentence.start, sentence.start + verb.idx


def _meeting(events: Sequence[Event], people: Sequence[Mention], sentence: Sentence) -> int | None:
    """The meeting told last before the sentence in which one of their states takes part; neither one that only the model sees nor one that did not come
    about is pointed back to."""
    states = {m.country for m in people}
    near = [
        (max(e.start for e in event.evidence if e.end <= sentence.start), i)
        for i, event in enumerate(events)
        if event.type == "CONSULT"
        and event.mode in _MEETINGS
        and event.frame != LEARNED
        and event.status in ("occurred", "planned")
        and states & {p.country for p in event.participants}
        and any(sentence.start - BACK <= e.end <= sentence.start for e in event.evidence)
    ]
    return max(near, key=lambda n: (n[0], -n[1]))[1] if near else None


def _joined(event: Event, people: Sequence[Mention]) -> Event:
    states = {p.country for p in event.participants}
    known = {p.actor or p.name for p in event.participants}
    role = {p.country: p.role for p in reversed(event.participants)}
    added = {
        m.actor or m.name: Participant(
            actor=m.actor, name=m.name, country=m.country, person=m.name, role=role[m.country], start=m.start, end=m.end
        )
        for m in people
        if m.country in states and (m.actor or m.name) not in known
    }
    return msgspec.structs.replace(event, participants=(*event.participants, *added.values()))
