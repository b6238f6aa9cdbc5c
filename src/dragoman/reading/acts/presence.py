"""Who is at a summit that only its organisation names: who acts there ("met on the sidelines of the summit", "the summit, where the king said")."""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.grammar.phrases import prepositional_objects
from dragoman.reading.acts.grammar.voice import surface_subjects

_WORDS = word_sets("deeds")
_AT = frozenset({"at", "during", "on"})
_DEPTH = 6


def present(arguments: Arguments) -> list[Filler]:
    """Persons who act at the session that the trigger names."""
    if arguments.pos != "noun":
        return []
    noun = _whole(arguments.trigger)
    subjects = [s for c in noun.children if c.dep_ == "relcl" and _opens_with_where(c) for s in surface_subjects(c)]
    verb = _verb_there(noun)
    if verb is not None:
        subjects += surface_subjects(verb)
        if verb.lemma_ == "meet":
            subjects += prepositional_objects(verb, "with")
    fillers = arguments.named_by(subjects, "who acts there")
    return [f for f in fillers if all(m.kind == "person" for m in f.mentions)]


def _whole(token: Token) -> Token:
    """The head of the name or of the part: "the summit meeting", "the margins of the summit", "the last day of the summit"."""
    for _ in range(_DEPTH):
        if token.dep_ == "compound":
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _WORDS["parts"]:
            token = token.head.head
        else:
            break
    return token


def _opens_with_where(verb: Token) -> bool:
    return any(c.lower_ == "where" for c in verb.children)


def _verb_there(noun: Token) -> Token | None:
    """The verb of what is done at the session."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _AT:
        return None
    return next((t for t in noun.head.ancestors if t.pos_ == "VERB"), None)
