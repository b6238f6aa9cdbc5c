"""Who is together in a clause: after "A met with B" and "A hosted B for talks", "they" and "the two leaders" are both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.wordlists import table, words
from dragoman.reading.anaphora.context import Occurrence


@cache
def _verbs(relation: str) -> frozenset[str]:
    return words(table("nominals")["company"][relation])


def companies(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Persons who are subject of a verb of meeting with those whom they meet, as one occurrence; `found` are those of one sentence."""
    people = [o for o in found if o.members[0].kind == "person" and o.root is not None]
    for guest in people:
        verb = _verb_of(guest)
        if verb is None:
            continue
        hosts = [o for o in people if o.subject and o.end <= guest.start and o.clause == verb]
        if hosts:
            host = max(hosts, key=lambda o: len(o.members))
            whole = max((o for o in people if o.root == guest.root), key=lambda o: len(o.members))
            members = {m.actor or m.name: m for m in (*host.members, *whole.members)}
            if len({m.country for m in members.values()}) > 1:
                yield replace(host, end=whole.end, members=tuple(members.values()), joined=True)


def _verb_of(guest: Occurrence) -> Token | None:
    """The verb of meeting whose object the guest is, or that "with" joins the guest to, over a noun too ("held talks with B")."""
    root = guest.root
    assert root is not None
    if root.dep_ == "dobj":
        return root.head if root.head.lemma_ in _verbs("object") else None
    if root.dep_ != "pobj" or root.head.lower_ != "with":
        return None
    above = root.head.head
    if above.pos_ == "NOUN" and above.dep_ in {"dobj", "pobj"}:
        above = above.head if above.dep_ == "dobj" else above.head.head
    return above if above.pos_ == "VERB" and above.lemma_ in _verbs("with") else None
