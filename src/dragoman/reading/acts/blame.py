"""Whose deed it was, where the clause of the deed names nobody: who is punished or blamed for it, who struck in the clause beside it, who announces it.

"Norway imposed sanctions on Belarus over the annexation of X": the annexation is that of Belarus. "Two Thai soldiers were killed after Cambodian
troops opened fire": they were killed by those. "Iran announced that five British sailors had been detained": by Iran.
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.grammar.phrases import pobjs
from dragoman.reading.acts.grammar.voice import is_passive, logical_objects, surface_subjects

_WORDS = word_sets("deeds")
_AGAINST = frozenset("on against with to at".split())
_LEAVING = frozenset({"recall", "withdraw"})
"""Verbs whose "from" names whom they are turned against ("recalled its ambassador from Chad"); that of a sanction names who imposes it."""
_DEPTH = 7


def culprit(arguments: Arguments, type: str, victims: frozenset[str]) -> list[Filler]:
    """Who did it to `victims`, by the words around the deed; nobody if they do not tell."""
    if arguments.pos == "noun":
        return blamed(arguments, victims)
    if not is_passive(arguments.trigger):
        return []
    if type == "ASSAULT":
        return _struck_beside(arguments, victims)
    if type == "COERCE" and (keepers := _let_go(arguments, victims)):
        return keepers
    return _announced(arguments, victims) or (_owner(arguments, victims) if type == "SANCTION" else [])


def _owner(arguments: Arguments, victims: frozenset[str]) -> list[Filler]:
    """Whose border, airspace or embassy it was that was closed."""
    owners = [c for head in arguments.heads("object") for c in head.children if c.dep_ == "poss"]
    return [f for f in arguments.named_by(owners, "owner") if not any(m.country in victims for m in f.mentions)]


def _let_go(arguments: Arguments, victims: frozenset[str]) -> list[Filler]:
    """Who held somebody whom he lets go: "frees two pilots held since May"."""
    held = arguments.trigger
    freed = held.head if held.dep_ in ("acl", "relcl") else held
    if freed.dep_ != "dobj" or freed.head.lemma_ not in _WORDS["releasers"]:
        return []
    found = arguments.named_by(surface_subjects(freed.head), "who let go")
    return [f for f in found if not any(m.country in victims for m in f.mentions)]


def not_its_own(arguments: Arguments, victims: frozenset[str]) -> list[Filler]:
    """Whose deed "its" means that is the reason for punishing or blaming: not his who punishes ("cut ties with Chad over its attack on Mali")."""
    own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in arguments.trigger.lefts)
    return blamed(arguments, victims) if own and arguments.pos == "noun" else []


def blamed(arguments: Arguments, victims: frozenset[str]) -> list[Filler]:
    """Whom a verb of punishing or blaming above the deed falls on, where the deed is the reason."""
    token, reason = arguments.trigger, False
    for _ in range(_DEPTH):
        if token.head == token:
            return []
        token = token.head
        reason = reason or token.lower_ in _WORDS["grounds"]
        if token.pos_ == "VERB":
            return _struck_at(arguments, token, victims) if reason and token.lemma_ in _WORDS["punishers"] else []
    return []


def _struck_at(arguments: Arguments, verb: Token, victims: frozenset[str]) -> list[Filler]:
    """The one state that the verb is turned against, beside its own subject's and the victims'."""
    home = {m.country for f in arguments.named_by(surface_subjects(verb), "") for m in f.mentions}
    objects = logical_objects(verb)
    against = _AGAINST | {"from"} if verb.lemma_ in _LEAVING else _AGAINST
    heads = [
        *objects,
        *(p for t in (verb, *objects) for c in t.children if c.lower_ in against and c.dep_ == "prep" for p in pobjs(c)),
    ]
    # "announced sanctions from the EU on Chad": whom a phrase below the object names is not struck
    near = [f for f in arguments.named_by(heads, "blamed") if f.token in heads or f.token.head in heads]
    found = [f for f in near if not any(m.country in victims | home for m in f.mentions)]
    return found if home and len({m.country for f in found for m in f.mentions}) == 1 else []


def _struck_beside(arguments: Arguments, victims: frozenset[str]) -> list[Filler]:
    """Who fired in the clause that tells how it came ("killed after rebels opened fire", "when a drone hit their base")."""
    clauses = [
        c
        for c in arguments.trigger.children
        if c.dep_ == "advcl"
        and c.lemma_ in _WORDS["strikers"]
        and not is_passive(c)
        and any(m.lower_ in ("after", "when", "as") for m in c.children)
    ]
    found = arguments.named_by([s for c in clauses for s in surface_subjects(c)], "who struck")
    return [f for f in found if not any(m.country in victims for m in f.mentions)]


def _announced(arguments: Arguments, victims: frozenset[str]) -> list[Filler]:
    """Who announces that foreigners were arrested, expelled or sentenced, where no place or body tells otherwise."""
    token = arguments.trigger
    for _ in range(_DEPTH):
        if token.dep_ == "conj":
            token = token.head
            continue
        if token.dep_ != "ccomp" or token.head.lemma_ not in _WORDS["announcers"]:
            return []
        found = arguments.named_by(surface_subjects(token.head), "announced")
        states = [f for f in found if all(m.kind != "organisation" for m in f.mentions)]
        return [f for f in states if not any(m.country in victims for m in f.mentions)]
    return []
