"""What form a consultation has: a call, a meeting of two, a session of many. The frame names a form; who takes part and the words nearby settle it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.reading.acts.frames import Match
from dragoman.reading.acts.grammar.phrases import pobjs
from dragoman.reading.acts.grammar.voice import logical_objects
from dragoman.reading.acts.roles import Roles
from dragoman.reading.draft import Sentence

_REMOTE = re.compile(r"\b(?:phone|telephone|video|videoconference|virtual|virtually|teleconference|online)\b", re.I)
_CALL = re.compile(r"\bcalls? (?:with|between)\b", re.I)
_MEETING = re.compile(r"\bmeetings? (?:with|between)\b", re.I)
_CHAIR = frozenset({"chair", "co", "co-chair"})
_BODIES = frozenset({"council", "commission", "committee"})
_SESSIONS = frozenset({"conference", "summit", "forum"})
_SPEAK = frozenset({"speak", "talk"})
_REACH = 60
"""Characters around the trigger in which a word of the medium counts."""
_MANY = 3


def refined(match: Match, roles: Roles, sentence: Sentence, title: str | None = None) -> str | None:
    """The frame's mode, or for talks and meetings the mode that participants and medium show."""
    mode = match.frame.mode
    if match.frame.type != "CONSULT" or mode not in ("talks", "meet", "call", "multilateral"):
        return mode
    people = (*roles.sources, *roles.targets)
    countries = {m.country for m in people if m.country}
    organised = any(m.kind == "organisation" for m in people)
    at = match.token.idx
    remote = bool(_REMOTE.search(sentence.text[max(0, at - _REACH) : at + _REACH]))
    if len(countries) >= _MANY and mode != "multilateral" and match.frame.id != "consult-letter":
        return "multilateral"
    if mode in ("talks", "meet") and remote:
        return "call"
    if mode == "multilateral" and len(countries) == 2 and not organised and _is_of_two(match.token):
        return "meet"
    if mode == "talks" and match.token.lemma_ in _SPEAK and _CALL.search(title or ""):
        # "Readout of the Prime Minister's Call with President Petro": they "spoke today"
        return "call"
    if mode == "talks" and (_MEETING.search(title or "") or _face_to_face(match.token)):
        return "meet"
    persons = {m.country for m in people if m.kind == "person"}
    if mode == "talks" and match.pos == "noun" and len(persons) >= 2 and match.frame.id == "consult-talks-noun":
        return "meet"
    return mode


def _face_to_face(trigger: Token) -> bool:
    """Do they talk where both attend: "talks to Xi at the conference"?"""
    at = [noun for c in trigger.children if c.dep_ == "prep" and c.lower_ == "at" for noun in pobjs(c)]
    return trigger.lemma_ in _SPEAK and any(noun.lemma_.lower() in _SESSIONS for noun in at)


def _is_of_two(trigger: Token) -> bool:
    """Is a session that two states hold no conference: their summit, or the commission that both chair?"""
    return trigger.lemma_ == "summit" or (
        trigger.lemma_ in _CHAIR and any(t.lemma_.lower() in _BODIES for t in logical_objects(trigger))
    )


def form_of(modes: Sequence[str | None]) -> str | None:
    """The mode of a consultation told several times, best telling first: that they met or called says more than that there were talks."""
    return next((mode for mode in modes if mode != "talks"), "talks") if modes[0] == "talks" else modes[0]
