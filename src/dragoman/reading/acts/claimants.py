"""Whose claim, offer or step it is that somebody denies, declines or calls bad, where the words name it by a noun only.

"Peru accuses Chile of spying, a charge that Chile denies": the charge is Peru's. "Peru suspended flights, a step that Chile called hostile": the
step is Peru's. "Peru accused Chile of spying; Chile denied the charge."
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.grammar.voice import logical_subjects

_WORDS = word_sets("deeds")
_DEPTH = 8
_OCCASIONS = frozenset("after as if unless when once should because since".split())
_POINTING = frozenset({"the", "this", "that", "any", "all", "both", "these", "those", "such"})


def claimant(arguments: Arguments, source: frozenset[str], spoken: bool) -> list[Filler]:
    """Who acts in the clause that the object sums up; if `spoken`, also in the clause before ("denied the charge")."""
    if arguments.pos != "verb":
        return []
    start = _summed_up(arguments)
    verbs = _above(start) if start is not None else _before(arguments) if spoken else iter(())
    for verb in verbs:
        found = arguments.named_by(logical_subjects(verb), f"subject of {verb.lemma_!r}, whose it is")
        countries = {m.country for f in found for m in f.mentions}
        if found and not countries & source:
            return found
    return []


def provoking(arguments: Arguments, source: frozenset[str]) -> list[Filler]:
    """Whose deed a threat answers: "vowed countermeasures after Chile had closed the road", "will close the bridge if Chile does"."""
    verbs = [t for t in (arguments.trigger, *arguments.trigger.ancestors) if t.pos_ in ("VERB", "AUX")]
    clauses = [
        c for t in (*verbs, *arguments.clauses()) for c in t.children if c.dep_ == "advcl" and any(map(_occasion, c.lefts))
    ]
    for clause in clauses:
        found = arguments.named_by(logical_subjects(clause), "whose deed it answers")
        if found and not {m.country for f in found for m in f.mentions} & source:
            return found
    return []


def _occasion(word: Token) -> bool:
    return word.lower_ in _OCCASIONS and word.dep_ in ("mark", "advmod", "aux")


def _summed_up(arguments: Arguments) -> Token | None:
    """The noun of a relative clause that sums up a clause ("a charge that Chile denies"), or that after which "which" stands."""
    clause = arguments.trigger
    for _ in range(_DEPTH):
        if clause.dep_ != "conj" or clause.head.pos_ != "VERB":
            break
        clause = clause.head
    if clause.dep_ != "relcl":
        return None
    noun = clause.head
    object_ = arguments.heads("object")
    if noun.lemma_ in _WORDS["claimed"] and (not object_ or noun in object_):
        return noun
    # "said that Chile sends weapons, which Chile denies"
    which = any(c.dep_ == "dobj" and c.lower_ == "which" and c.i and c.nbor(-1).text == "," for c in arguments.trigger.children)
    return noun if which and arguments.trigger.lemma_ in _WORDS["deniers"] else None


def _above(token: Token) -> Iterator[Token]:
    yield from (t for t in token.ancestors if t.pos_ in ("VERB", "AUX"))


def _before(arguments: Arguments) -> Iterator[Token]:
    """Verbs of the clauses before: "Peru accused Chile of spying; Chile denied the charge"."""
    nouns = arguments.heads("object")
    pointing = [
        n
        for n in nouns
        if n.lemma_ in _WORDS["claimed"]
        and not any(c.dep_ in ("prep", "acl", "relcl", "poss") for c in n.children)
        and any(c.dep_ == "det" and c.lower_ in _POINTING for c in n.children)
    ]
    # "a charge La Paz denies": the small parser takes the charge for who denies, and who denies for its apposition
    pointing += [
        c
        for c in arguments.trigger.children
        if c.dep_ == "nsubj" and c.lemma_ in _WORDS["claimed"] and any(a.dep_ == "appos" for a in c.children)
    ]
    if pointing:
        verbs = [t for t in arguments.trigger.doc[: arguments.trigger.left_edge.i] if t.pos_ == "VERB"]
        inner = [t for t in arguments.trigger.doc[: arguments.trigger.i] if t.pos_ == "VERB" and t not in verbs]
        yield from (t for t in reversed(verbs + inner) if t.lemma_ in _WORDS["claimers"])
