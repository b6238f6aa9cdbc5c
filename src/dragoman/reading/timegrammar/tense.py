"""Does the sentence put a time into the past or the future?"""

import re
from typing import Literal

from spacy.tokens import Span, Token

from dragoman.knowledge.wordlists import word_sets

Direction = Literal["<", ">", "~"]

_FUTURE_MODALS = frozenset("will would shall 'll wo may might can could should must".split())
_SCHEDULED = frozenset(
    """schedule plan expect set due slate intend propose anticipate await postpone delay reschedule hope aim prepare promise
    invite announce arrange upcoming forthcoming planned scheduled expected proposed coming next ahead future deadline""".split()
)
_TRAVEL = frozenset("go come travel arrive leave depart return head fly visit meet send dispatch begin start".split())
_TIMETABLED = word_sets("status_words")["timetabled"]
_BEGINS = frozenset("open begin start commence kick convene close conclude end expire".split())
_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|would|(?:is|are|be|was|were) (?:to|due|set|scheduled|expected|planned|slated)\b|scheduled for|planned for|upcoming|"
    r"ahead of|next|(?:is|are) going to)\b",
    re.IGNORECASE,
)


def direction(span: Span | None, sentence: str, start: int) -> Direction:
    """The direction in which to look for a weekday or a date without a year: "<" past, ">" coming, "~" not told.

    `span`: the parsed words of the time, None in an unparsed sentence, where the words before `start` must do.
    """
    if span is None:
        return ">" if _FUTURE_WORDS.search(sentence[max(0, start - 60) : start]) else "~"
    token: Token = span.root
    while True:
        if token.pos_ in ("VERB", "AUX") or token.dep_ == "ROOT":
            told = _verb(token)
            if told:
                return told
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and _scheduled_noun(token, span):
            return ">"
        if token.head == token:
            return "~"
        token = token.head


def _scheduled_noun(noun: Token, span: Span) -> bool:
    return any(c.lower_ in _SCHEDULED for c in noun.children if c.dep_ in ("amod", "acl") and c not in span)


def _verb(verb: Token) -> Direction | None:
    """The direction told by a verb's own form; None to ask the clause above."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    if verb.lemma_ == "look" and any(c.lower_ == "forward" for c in verb.children):
        return ">"
    if words & _FUTURE_MODALS:
        return None if words & {"have", "'ve"} else ">"
    if verb.lemma_ == "be" and any(c.dep_ == "xcomp" for c in verb.children) and verb.tag_ in ("VBZ", "VBP"):
        return ">"
    if "to" in words and verb.tag_ in ("VB", "VBN"):
        return _infinitive(verb)
    if verb.tag_ == "VBD":
        return "<"
    if verb.tag_ == "VBN":
        if verb.lemma_ in _SCHEDULED and not any(c.lower_ in ("had", "was", "were") for c in aux):
            return ">"
        if verb.lemma_ in ("schedule", "slate", "expect") and any(c.lower_ in ("was", "were") for c in aux):
            return ">"
        if words & {"has", "have", "had", "was", "were", "been", "'ve"}:
            return "<"
        return "<" if not aux else "~"
    if verb.tag_ == "VBG":
        if words & {"is", "are", "'re", "'s", "am"}:
            return ">" if verb.lemma_ in _TRAVEL or verb.lemma_ in _SCHEDULED else "~"
        return None
    if verb.tag_ in ("VBZ", "VBP"):
        if verb.dep_ == "relcl" and verb.lemma_ in _BEGINS:
            # "the summit, which opens on Saturday"
            return ">"
        if verb.lemma_ in _TIMETABLED and verb.tag_ == "VBZ" and verb.dep_ == "ROOT":
            # "the summit opens on Saturday"
            return ">"
        return ">" if verb.lemma_ in _SCHEDULED else "~"
    return None


def _infinitive(verb: Token) -> Direction | None:
    """ "agreed to meet on Tuesday" is to come; "flew to Paris to meet him on Tuesday" was."""
    head = verb.head
    if head == verb:
        return ">"
    if head.pos_ in ("VERB", "AUX") and head.lemma_ in _TRAVEL | {"manage", "fail", "refuse", "decline", "use"}:
        return _verb(head)
    return ">"
