"""Clauses of a parse: which words belong to one clause, and which clause stands in which."""

from spacy.tokens import Token

_CLAUSE = frozenset("ROOT ccomp advcl relcl acl csubj csubjpass parataxis pcomp".split())
_CLIMBED = frozenset("prep npadvmod pobj advmod pcomp amod quantmod".split())


def is_clause(token: Token) -> bool:
    """Does a clause of its own begin at this head? A second verb joined by "and" has one; an infinitive complement has not."""
    if token.dep_ in _CLAUSE:
        return True
    return token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")


def clause(token: Token) -> Token:
    """The head of the clause that a token stands in."""
    while not is_clause(token) and token.head != token:
        token = token.head
    return token


def preposition(token: Token) -> Token | None:
    """The preposition (or conjunction) that a phrase hangs on, if it does."""
    while token.dep_ in ("conj", "compound", "nummod", "appos") and token.head != token:
        token = token.head
    if token.dep_ in ("pobj", "pcomp") and token.head.pos_ in ("ADP", "SCONJ", "VERB", "ADV"):
        return token.head
    return None


def governor(token: Token) -> Token:
    """The content word that a modifier is attached to: prepositions and adverbs are climbed."""
    head = token.head
    while head.head != head and (
        head.pos_ in ("ADP", "SCONJ", "ADV", "PUNCT", "DET", "NUM", "PART") or head.dep_ in ("prep", "npadvmod")
    ):
        head = head.head
    return head


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, in lower case."""
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def is_pluperfect(verb: Token) -> bool:
    """ "had agreed": before what is being told."""
    return verb.tag_ in ("VBN", "VBD") and any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children)


def mark(head: Token) -> str:
    """The conjunction, or the adverb of a question, that opens a clause; "" if none."""
    for child in head.children:
        if child.i < head.i and (child.dep_ == "mark" or child.tag_ == "WRB") and child.doc[max(0, child.i - 1)].lower_ != "ever":
            return child.lower_
    if head.dep_ == "pcomp":
        return head.head.lower_
    return ""
