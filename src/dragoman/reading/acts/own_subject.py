"""Has a verb a subject of its own that is no actor? Then whoever acts is not to be looked for elsewhere."""

from functools import cache

from dragoman.knowledge.frame_files import frame_words
from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.grammar.voice import logical_subjects
from dragoman.reading.anaphora.nominals import nominal_words

_WORDS = word_sets("deeds")


def done_by_nobody_known(arguments: Arguments) -> bool:
    """Is the subject a thing ("the announcement warns Japan") or a name that stands for no state ("the Liberal Party criticised Japan")?"""
    if arguments.pos != "verb":
        return False
    subjects = logical_subjects(arguments.trigger)
    nouns = [t for t in subjects if t.pos_ == "NOUN"]
    if nouns and not any(t.lemma_ in _acting() for t in nouns):
        return True
    return any(t.pos_ == "PROPN" and t.lower_ not in _stand_ins() and not arguments.cast.named(t) for t in subjects)


@cache
def _acting() -> frozenset[str]:
    """Nouns for people and bodies, and for what they make or do."""
    words = frame_words()
    own = (_WORDS[name] for name in ("instruments", "nominals", "forces"))
    return frozenset().union(*own, *(words[name] for name in ("leader", "troop", "person_group", "crowd")))


@cache
def _stand_ins() -> frozenset[str]:
    """Nouns that may stand for an actor however they are written: "the Kingdom", "the Ministry"."""
    known = nominal_words()
    return _acting() | known.country | known.organisation | frozenset(known.only) | frozenset(known.body)
