"""Crowds that only a place tells whose they are: "Students stoned the consulate in Basra" are of Iraq, and called students."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Token

from dragoman.knowledge.frame_files import frame_words
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler

RULE = "crowd in a place"
_OUTSIDE_NAME = frozenset({"det", "predet", "nummod", "punct", "cc", "prep", "relcl", "acl", "appos"})


def as_crowd(fillers: Sequence[Filler], arguments: Arguments) -> list[Filler]:
    """The fillers, the state of the place where it happens by the words of the subject, if that is a crowd that names nobody."""
    heads = [_people(head) for head in arguments.heads("subject")] if fillers else []
    if len(heads) != 1 or arguments.cast.named(heads[0]) or heads[0].lemma_ not in frame_words()["crowd"]:
        return list(fillers)
    return [f for filler in fillers for f in (_called(filler, heads[0], arguments) if filler.how == "in: itself" else [filler])]


def _people(head: Token) -> Token:
    """The people of "dozens of people"."""
    inner = [p for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    return inner[0] if inner and inner[0].lemma_ in frame_words()["crowd"] else head


def _called(filler: Filler, head: Token, arguments: Arguments) -> list[Filler]:
    first = min((c.i for c in head.lefts if c.dep_ not in _OUTSIDE_NAME), default=head.i)
    sentence = arguments.cast.sentence
    start, end = sentence.at(head.doc[first])[0], sentence.at(head)[1]
    words = sentence.text[start - sentence.start : end - sentence.start]
    members = tuple(
        msgspec.structs.replace(m, start=start, end=end, text=words, name=words, kind="group", rule=RULE) for m in filler.mentions
    )
    return [replace(filler, mentions=members, token=token) for token in (head, filler.token)]
