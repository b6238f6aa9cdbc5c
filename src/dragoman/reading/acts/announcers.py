""" "The minister announces that the state will send troops": the person who announces it acts for the state that does it."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.model import Mention
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.grammar.voice import surface_subjects
from dragoman.reading.mentions.bodies import acts_as_group

_DEPTH = 8
_SPOKEN_FOR = frozenset({"country", "movement", "organisation"})
_CALLING = frozenset({"call", "describe", "insist"})
"""Verbs that tell what somebody says without a clause."""


def through_announcer(sources: Iterable[Mention], trigger: Token, cast: Cast) -> tuple[Mention, ...]:
    """The sources, each state in the place of which one of its own persons says that it acts, by that person."""
    speakers = {m.country: m for m in _speakers(trigger, cast)}
    return tuple(_spoken_for(m, speakers.get(m.country)) for m in sources)


def _spoken_for(doer: Mention, speaker: Mention | None) -> Mention:
    """Who is to stand for the doer; for a movement none of the state's own bodies ("Taliban fighters attacked it, Afghan officials said")."""
    if speaker is None or doer.kind not in _SPOKEN_FOR or doer.form == "demonym":
        return doer
    return doer if doer.kind == "movement" and speaker.kind != "person" else speaker


def _speakers(trigger: Token, cast: Cast) -> list[Mention]:
    """The persons who say what the trigger's clause says; none where a clause above has two."""
    if trigger.lemma_ in _verbs() and any(c.dep_ == "ccomp" for c in trigger.children):
        # "announces that the United States will give ...": the announcing is what tells of the act
        return _alone(trigger, cast)
    if (voice := _voice(trigger, cast)) is not None:
        return [voice]
    token = trigger
    for _ in range(_DEPTH):
        if token.head == token:
            break
        if token.dep_ == "ccomp" and token.head.lemma_ in _verbs():
            return _alone(token.head, cast)
        token = token.head
    return []


def _voice(trigger: Token, cast: Cast) -> Mention | None:
    """The person who speaks beside the act: "Mongolia welcomed it, with presidential adviser Bat calling it wise"."""
    for preposition in trigger.children:
        if preposition.lower_ != "with" or preposition.i < trigger.i:
            continue
        saying = next((t for t in preposition.subtree if t.tag_ == "VBG" and t.lemma_ in _verbs() | _CALLING), None)
        between = trigger.doc[preposition.i + 1 : saying.i] if saying is not None else ()
        persons = {m.actor: m for t in between for m in cast.named(t) if m.kind == "person" and m.actor}
        if len(persons) == 1:
            return next(iter(persons.values()))
    return None


def _alone(verb: Token, cast: Cast) -> list[Mention]:
    """The one person or body that is subject of a verb of saying."""
    named = [m for subject in surface_subjects(verb) for m in cast.named(subject)]
    return named if len(named) == 1 and (named[0].kind == "person" or acts_as_group(named[0])) and named[0].actor else []


@cache
def _verbs() -> frozenset[str]:
    """The verbs of saying."""
    return frozenset(cue.split()[0] for cue in cue_lexicon().verbs)
