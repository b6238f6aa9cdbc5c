"""Clauses of a parse: which words belong to one clause, and which clause stands in which."""

from spacy.tokens import Token

_CLAUSE = frozenset("ROOT ccomp advcl relcl acl csubj csubjpass parataxis pcomp".split())


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


def governor(token: Token) -> Token:
    """The content word that a time (or any modifier) is attached to: prepositions and adverbs are climbed."""
    head = token.head
    while head.head != head and (
        head.pos_ in ("ADP", "SCONJ", "ADV", "PUNCT", "DET", "NUM") or head.dep_ in ("prep", "npadvmod")
    ):
        head = head.head
    return head
