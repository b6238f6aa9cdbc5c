"""What a parse says of a clause: who does it, which words a phrase covers."""

from spacy.tokens import Doc, Token

from dragoman.reading.draft import Sentence

Span = tuple[int, int]
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])


_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_CLIMBS = frozenset(["conj", "advcl", "xcomp", "aux", "ccomp", "dep", "parataxis", "prep"])


def subject_of(token: Token) -> Token | None:
    """Who does it: the verb's own subject, or that of the verb it hangs on. Of a passive verb, the agent ("by X")."""
    finite = token.tag_ in _FINITE
    for step in range(8):
        for child in token.children:
            if finite and _bare(token):
                # "said he must resign and said ...": a finite verb is not joined to a bare one
                break
            if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and step):
                return _antecedent(child)
        agent = next((c for c in token.children if c.dep_ == "agent"), None)
        if agent is not None:
            return next((c for c in agent.children if c.dep_ == "pobj"), None)
        if step == 0 and is_passive(token):
            return None
        if token.dep_ == "acl":
            return token.head if token.tag_ == "VBG" else None
        if token.dep_ == "relcl":
            return token.head
        if token.dep_ == "pcomp":
            token = token.head.head
        elif token.dep_ in _CLIMBS and token.head != token:
            token = token.head
        else:
            return None
        if token.pos_ not in ("VERB", "AUX"):
            return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None
    return None


def _bare(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "MD" for c in token.children)


def is_passive(token: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)


def has_own_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def infinitive_root(token: Token) -> Token | None:
    """The first of the joined infinitives ("to thank and urge") that this verb is one of; None if it is no infinitive."""
    while token.dep_ == "conj" and not has_own_subject(token) and token.tag_ == "VB":
        token = token.head
    return token if any(c.tag_ == "TO" for c in token.lefts) else None


def lead(doc: Doc, first: int) -> int:
    """From the comma or "and" that leads in a clause."""
    while first > 0 and (doc[first - 1].text in (",", "and", "but", "while", "--", "-", '"') or doc[first - 1].dep_ == "cc"):
        first -= 1
    return first


def _antecedent(subject: Token) -> Token:
    """ "who" and "which" stand for the noun that their clause describes."""
    if subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def noun_span(sentence: Sentence, head: Token) -> Span:
    """Article offsets of a noun phrase, without the relative clause behind it."""
    doc = sentence.doc
    assert doc is not None
    right = head.right_edge.i
    for child in head.rights:
        if child.dep_ == "relcl":
            right = max(head.i, child.left_edge.i - 1)
            break
    while right > head.i and doc[right].is_punct:
        right -= 1
    return offsets(sentence, doc, head.left_edge.i, right)


def offsets(sentence: Sentence, doc: Doc, first: int, last: int) -> Span:
    return sentence.start + doc[first].idx, sentence.start + doc[last].idx + len(doc[last].text)


def strip(sentence: Sentence, doc: Doc, first: int, last: int) -> Span:
    """Offsets without the punctuation around."""
    while first <= last and (doc[first].is_space or doc[first].text in (",", ":", ";", "-", "--", "—")):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in (",", ".", ";", ":", "-", "--", "—")):
        last -= 1
    return offsets(sentence, doc, first, last) if last >= first else (sentence.start, sentence.start)
