"""Whom a slot means that names nobody: "it" that somebody accuses is never himself, "foreign firms" are of some other state.

"Mali left the bloc after accusing it of bias": a pronoun that is not reflexive cannot mean the subject of its own clause (binding, principle B
of Chomsky 1981). Where coreference nevertheless chose that subject, or left the pronoun or the nominal ("the group") open, it is the other
actor named before it in the sentence.
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.grammar.voice import surface_subjects

_PRONOUNS = frozenset("it them they him her he she".split())
ABROAD = frozenset({"REQUEST", "SANCTION", "COERCE", "ACCUSE"})
"""Types that may be done to strangers whom nobody names ("barred foreigners")."""
_WORDS = word_sets("deeds")
_NOMINALS = _WORDS["nominals"]
_ENVOYS, _SENT_AWAY = _WORDS["envoys"], _WORDS["sent_away"]
_BELONGINGS, _FALLEN_ON = _WORDS["belongings"], _WORDS["fallen_on"]


def obviative(arguments: Arguments, slots: tuple[str, ...], source: frozenset[str]) -> list[Filler]:
    """The actor of another country last named before a pronoun or nominal that stands in one of the slots."""
    for slot in slots:
        for head in arguments.heads(slot):
            if _points_back(head):
                for before in reversed(head.doc[: head.i]):
                    named = tuple(m for m in arguments.cast.named(before) if m.country not in source and m.form != "pronoun")
                    if named:
                        return [Filler(named, before, f"{slot}: not its own subject")]
    return []


def _points_back(head: Token) -> bool:
    if head.lower_ in _PRONOUNS:
        return True
    sent = _counted(head)
    verb = head.head.lemma_
    if (sent.lemma_ in _ENVOYS and verb in _SENT_AWAY) or (sent.lemma_ in _BELONGINGS and verb in _FALLEN_ON):
        # "accused Chad of spying and expelled its ambassador", "two of its diplomats", "froze its assets"
        return any(c.tag_ == "PRP$" for c in sent.lefts)
    return head.lemma_ in _NOMINALS and all(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.lefts)


def _counted(head: Token) -> Token:
    """Those of whom a number is meant: "two of its diplomats"."""
    if head.pos_ != "NUM":
        return head
    return next((p for c in head.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"), head)


def answered(arguments: Arguments, source: frozenset[str]) -> list[Filler]:
    """Who answers a deed bore it: "Chad closed its embassy in response to sanctions by [Mali]"."""
    token = arguments.trigger
    while token.head != token:
        token = token.head
        if token.lemma_ in _WORDS["answers"]:
            verbs = (t for t in (token, *token.ancestors) if t.pos_ == "VERB")
            fillers = (arguments.named_by(surface_subjects(verb), "who answers it") for verb in verbs)
            return [f for f in next(filter(None, fillers), []) if all(m.country not in source for m in f.mentions)]
    return []


def strangers(arguments: Arguments, slots: tuple[str, ...]) -> bool:
    """Does a slot hold people or powers of other states that nobody names: "barred foreigners", "signed a deal with world powers"?"""
    return any(_is_strange(head) for slot in slots for head in arguments.heads(slot))


def _is_strange(head: Token) -> bool:
    before = {c.lower_ for c in head.lefts if c.dep_ in ("amod", "compound", "nmod")}
    if head.lemma_ in _WORDS["strangers"] or before & _WORDS["foreign"]:
        return True
    around = {c.lower_ for c in head.rights if c.dep_ == "prep"} & _WORDS["spread"]
    return head.lemma_ in _WORDS["abroad"] and bool(around or {c.text for c in head.lefts} & _WORDS["unnamed"])
