"""Deeds told one after another in a sentence: "cut ties and closed the border", "expelled him after closing the embassy"."""

from spacy.tokens import Token

DEEDS = frozenset({"SANCTION", "COERCE", "RETREAT", "MOBILIZE", "AID"})
"""Types of which two verbs side by side tell two acts. "Condemned and called it a shame" is one criticism, "met and discussed" one meeting."""


def in_turn(first: Token, second: Token) -> bool:
    """Are two different verbs, the second beside or in a clause of time beside the first, told as one thing and another?"""
    verbs = first.pos_ == "VERB" and second.pos_ == "VERB" and first.lemma_ != second.lemma_
    beside = second.dep_ in ("conj", "pcomp") or (second.dep_ == "advcl" and any(c.dep_ == "mark" for c in second.children))
    return (
        verbs
        and beside
        and any(c.dep_ in ("dobj", "nsubjpass") for c in second.children)
        and first
        in (
            second.head,
            second.head.head,
        )
    )
