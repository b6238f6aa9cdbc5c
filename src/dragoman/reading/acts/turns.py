"""Deeds told one after another in a sentence: "cut ties and closed the border", "expelled him after closing the embassy"."""

from spacy.tokens import Token

DEEDS = frozenset({"SANCTION", "COERCE", "RETREAT", "MOBILIZE", "AID"})
"""Types of which two verbs side by side tell two acts. "Condemned and called it a shame" is one criticism, "met and discussed" one meeting."""


def in_turn(first: Token, second: Token) -> bool:
    """Are two different verbs, the second beside or in a clause of time beside the first, told as one thing and another?

    Two that share one object ("boarded and diverted the ship") tell of one thing.
    """
    objects = ("dobj", "nsubjpass")
    shared = second.dep_ == "conj" and first.i + 1 < len(first.doc) and first.nbor().dep_ == "cc"
    verbs = first.pos_ == "VERB" and second.pos_ == "VERB" and first.lemma_ != second.lemma_
    beside = second.dep_ in ("conj", "pcomp") or (second.dep_ == "advcl" and any(c.dep_ == "mark" for c in second.children))
    return (
        verbs
        and beside
        and not shared
        and any(c.dep_ in objects for c in second.children)
        and first
        in (
            second.head,
            second.head.head,
        )
    )
