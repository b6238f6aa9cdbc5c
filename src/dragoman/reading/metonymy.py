"""Does a place name stand for its government? "Moscow said" and "ties with Moscow", but not "arrived in Moscow".

Told by grammar: what the name is to its verb, noun or preposition.
"""

from dragoman.reading.draft import Sentence

LOCATIVE = frozenset("in at near from into outside inside around across through throughout within toward towards off via".split())


def is_government(sentence: Sentence, start: int, end: int) -> tuple[bool, str]:
    """Whether ``article.text[start:end]``, a place name of the sentence, stands for a government or people; and why."""
    span = sentence.span(start, end)
    if span is None or not len(span):
        return False, "not parsed"
    head = span.root
    if head.dep_ in ("nsubj", "agent"):
        return True, f"subject of {head.head.lemma_}"
    if head.dep_ == "pobj" and head.head.lower_ in LOCATIVE:
        return False, f"behind {head.head.lower_}"
    if head.dep_ == "pobj" and head.head.lower_ in ("with", "between", "against", "by"):
        return True, f"behind {head.head.lower_}"
    return False, "no sign of it"
