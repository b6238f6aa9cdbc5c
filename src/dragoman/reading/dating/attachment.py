"""Which times of a sentence belong to which word: the owner of a time is the event it dates.

A time before its noun dates the noun ("Tuesday's talks", "the 2016 election"); behind an event noun too ("the violence in 2007");
else it dates the verb of its clause.
"""

from typing import NamedTuple

from spacy.tokens import Token

from dragoman.model import Time
from dragoman.reading.clauses import auxiliaries, clause, governor, preposition
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.lexicon import word_list


class Attached(NamedTuple):
    """A resolved time of a sentence, the word whose event it dates, the verb that it may date as well (a day behind
    an object: "criticised the reports on Wednesday"), and the preposition before it ("" if none)."""

    time: Time
    root: Token
    owner: Token
    also: Token | None
    preposition: str


def attached_times(draft: Draft, sentence: Sentence) -> list[Attached]:
    """The resolved times of a parsed sentence, in order."""
    found = []
    for time in draft.times_in(sentence.start, sentence.end):
        span = sentence.span(time.start, time.end)
        if span is None or not len(span) or time.from_ is None:
            continue
        # the words of a time may hang on different heads: the one that leads out of the span
        root = span.root
        word = preposition(root)
        owner = _counted_to(span[-1]) or _subject_before(span[0], root) or _owner(root)
        owner = _invited_to(owner, root, word) or _gone_before(owner, root) or owner
        also = _verb_above(owner) if _may_date_the_verb(time, root, owner) else None
        if also is not None and also.tag_ == "VBN" and auxiliaries(also) & {"has", "have"}:
            also = None  # a perfect has no day: "has recalled its envoy over the arrest of nine on Sunday"
        before_its_noun = owner.pos_ in ("NOUN", "PROPN") and root.i < owner.i
        found.append(Attached(time, root, owner, also, "" if before_its_noun else _lead(word, span.start, root)))
    return found


def _lead(word: Token | None, start: int, root: Token) -> str:
    """The preposition that introduces a time: the one it hangs on, or the word before it."""
    if word is not None:
        return word.lower_
    before = root.doc[start - 1].lower_ if start else ""
    return before if before in word_list("delimiting") | word_list("ending") else ""


def _invited_to(verb: Token, root: Token, preposition: Token | None) -> Token | None:
    """Where somebody is bidden whom the verb invites: "invited him to Oslo in the autumn" dates the coming, not the invitation."""
    if verb.lemma_.lower() not in word_list("inviting") or preposition is None or preposition.lower_ not in ("in", "for"):
        return None
    bidden = [c for c in verb.children if c.lower_ == "to" and c.dep_ in ("prep", "dative") and c.i < root.i]
    return bidden[-1] if bidden else None


def _gone_before(verb: Token, root: Token) -> Token | None:
    """ "The visit follows one to Rwanda in May": the time behind is that of what went before."""
    if verb.lemma_.lower() not in word_list("following_on"):
        return None
    before = [c for c in verb.children if c.dep_ == "dobj" and c.i < root.i]
    return before[-1] if before and is_event_noun(before[-1]) else None


def _counted_to(last: Token) -> Token | None:
    """ "came a week after the trip": the count ends at the trip, or at the verb of "after he visited", and not at the coming."""
    if last.lower_ not in ("after", "before", "following"):
        return None
    if last.dep_ == "mark":
        return last.head
    return next((c for c in last.children if c.dep_ in ("pobj", "pcomp")), None)


def _subject_before(first: Token, root: Token) -> Token | None:
    """ "The blast late on Thursday had damaged ...": between an event noun and its verb a time is the noun's."""
    at = first.i - 1
    while at > 0 and (first.doc[at].pos_ in ("ADP", "ADV") or first.doc[at].lower_ in ("early", "late")):
        at -= 1
    noun = first.doc[at] if at >= 0 else None
    verb = governor(root)
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass") or noun.head != verb or verb.i < root.i:
        return None
    return noun if is_event_noun(noun) else None


def _may_date_the_verb(time: Time, root: Token, owner: Token) -> bool:
    """A day or week behind a noun: the parser often takes for the noun's what is the verb's. Not after "after"."""
    if owner.pos_ not in ("NOUN", "PROPN") or root.i < owner.i or len(time.value) <= 7:
        return False
    before = preposition(owner)
    return before is None or before.lower_ not in word_list("delimiting")


def _owner(root: Token) -> Token:
    head = governor(root)
    if head.pos_ in ("VERB", "AUX") or head.head == head:
        return head
    if head.pos_ not in ("NOUN", "PROPN"):
        return _verb_above(head)
    if root.i < head.i and head.dep_ in ("poss", "compound") and is_event_noun(head.head):
        # "the June leaders' summit"
        return head.head
    if root.i < head.i or is_event_noun(head) or head.dep_ == "ROOT":
        return head
    return _verb_above(head)


def _verb_above(token: Token) -> Token:
    """The next event above: a verb, or a noun that names an event."""
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX") or is_event_noun(token):
            return token
    return token


def is_event_noun(token: Token) -> bool:
    """Does this noun name something that happens?"""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    word = token.lower_
    if word in word_list("event_nouns") or token.lemma_.lower() in word_list("event_nouns"):
        return True
    return token.pos_ == "NOUN" and len(word) > 6 and word.rstrip("s").endswith(tuple(word_list("event_endings")))


def carried(verb: Token) -> list[Token]:
    """The event nouns at whose time a verb's event is: objects of light verbs, and what the event happens during."""
    nouns = []
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "nsubjpass", "nsubj") and is_light(verb):
            nouns.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("during", "at", "in") and (child.lower_ != "in" or is_light(verb)):
            nouns += [c for c in child.children if c.dep_ == "pobj"]
    return [n for n in nouns if is_event_noun(n)]


def is_light(verb: Token) -> bool:
    return verb.lemma_.lower() in word_list("light_verbs")


def carrier(noun: Token) -> Token | None:
    """The verb at whose time the event of a noun is: the light verb that carries it, or the verb beside which it happens."""
    while noun.dep_ in ("conj", "appos") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    head = noun.head
    if head.lower_ in ("after", "following") and noun.lower_ in word_list("meetings"):
        return _said_after(head)
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX") and is_light(head):
        return head
    if noun.dep_ == "pobj" and head.dep_ in ("prep", "agent"):
        above = head.head
        if head.dep_ == "agent" and is_event_noun(noun):
            return above
        if (
            above.pos_ in ("NOUN", "PROPN")
            and head.lower_ == "of"
            and above.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr")
        ):
            # "a round of talks", "the start of talks"
            return carrier(above)
        if above.dep_ == "acl" and head.lower_ in ("to", "at", "before", "during"):
            # "in a speech to", "in a speech delivered at a conference"
            return carrier(above.head)
        if above.pos_ in ("VERB", "AUX"):
            if head.lower_ == "over" and noun.lemma_ in word_list("opposing"):
                return above
            if head.lower_ in word_list("during") and (
                head.lower_ not in ("by", "with", "for", "on")
                or is_light(above)
                or above.lemma_ in ("arrive", "travel", "meet", "fly")
            ):
                return above
        elif above.pos_ in ("NOUN", "PROPN") and head.lower_ == "amid":
            return _verb_above(above)
        elif above.pos_ in ("NOUN", "PROPN") and head.lower_ in ("during", "at"):
            return carrier(above) or (clause(above) if above.dep_ in ("dobj", "nsubj") else None)
    return None


def _said_after(after: Token) -> Token | None:
    """The verb of what is said or done following talks, on whatever word the parser hung "following"; none of what is only planned."""
    verb = after.head
    while verb.pos_ in ("NOUN", "PROPN") and verb.head != verb:
        verb = verb.head
    return verb if verb.pos_ == "VERB" and verb.lemma_.lower() not in word_list("scheduling") else None
