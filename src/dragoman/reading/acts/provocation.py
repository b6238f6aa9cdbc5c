"""Who did the deed that is answered: "fired at a Chadian patrol after it crossed the border" is told of the patrol, not of who fired.

Verbs of punishing, blaming and striking put the cause on their object: a pronoun in the clause of reason or time behind them stands for whom they
fall on (implicit causality: Garvey and Caramazza 1974), whatever coreference chose.
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.grammar.phrases import prepositional_objects
from dragoman.reading.acts.grammar.voice import logical_objects, surface_subjects

_WORDS = word_sets("deeds")
_REASON = frozenset({"after", "because", "since", "as", "when", "once"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_ON = ("at", "on", "against", "with", "from", "of")
PROVOKING = frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "REJECT", "SANCTION", "THREATEN"})
"""Types of acts that others answer with punishment or blame."""


def provoker(arguments: Arguments, sources: list[Filler], targets: list[Filler]) -> list[Filler]:
    """Whom the verb above falls on, where a pronoun in its clause of reason was taken for who struck back; or stands for nobody; nobody elsewhere."""
    clause = _clause_of_reason(arguments)
    doers = [f.token for f in sources] or arguments.heads("subject")
    if clause is None or not doers or any(token.lower_ not in _PRONOUNS for token in doers):
        return []
    answer = clause.head
    answering = _codes(arguments.named_by(surface_subjects(answer), ""))
    heads = [*logical_objects(answer), *(t for word in _ON for t in prepositional_objects(answer, word))]
    fallen_on = [f for f in arguments.named_by(heads, f"answered by {answer.lemma_!r}") if not _codes([f]) & answering]
    if (sources and not answering & _codes(sources)) or _codes(fallen_on) & _codes(targets):
        return []
    return fallen_on[:1]


def _clause_of_reason(arguments: Arguments) -> Token | None:
    """The clause of reason or time in which the trigger stands, under a verb of punishing, blaming or striking."""
    clause = arguments.trigger
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    if arguments.pos != "verb" or clause.dep_ != "advcl" or clause.head.i > clause.i:
        return None
    if not any(c.dep_ in ("mark", "advmod") and c.lower_ in _REASON for c in clause.children):
        return None
    return (
        clause if clause.head.lemma_ in _WORDS["punishers"] | _WORDS["judges"] | _WORDS["strikers"] | _WORDS["accusers"] else None
    )


def _codes(fillers: list[Filler]) -> frozenset[str]:
    return frozenset(m.country for f in fillers for m in f.mentions if m.country)
