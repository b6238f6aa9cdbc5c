"""What hangs on a word and what carries it: prepositions, clauses that complete it, the verb of which a noun is the deed."""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.grammar.phrases import conjuncts, infinitive, pobjs
from dragoman.reading.acts.grammar.voice import agents, is_passive, logical_objects, logical_subjects

ADJUNCT = frozenset("during on in after before at following for amid since upon of".split())
"""Prepositions by which a noun shares the subject of a verb: "arrived for talks"."""
_WORDS = word_sets("deeds")
_ORIGIN = frozenset({"from"})
_HOPS = 5
"""Words between a noun and the verb of who takes it: "said no to calls", "in response to a request"."""
_BLAMING = {"attribute": frozenset({"to"}), "ascribe": frozenset({"to"}), "blame": frozenset({"on"}), "pin": frozenset({"on"})}
"""Verbs after which another preposition names who is behind a thing."""


def made_by(noun: Token) -> list[Token]:
    """Who is behind a thing: "sanctions imposed by Norway", "a missile fired from Yemen", "an attack blamed on Iran"."""
    found = []
    told = [noun.head] if noun.dep_ == "nsubjpass" and noun.head.lemma_ in _BLAMING else []
    for verb in (*told, *noun.children):
        if verb in told or (verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN"):
            # "a strike attributed to Norway", "blamed on Norway"
            marks = _BLAMING.get(verb.lemma_, _ORIGIN)
            found += agents(verb) or [p for c in verb.children if c.dep_ == "prep" and c.lower_ in marks for p in pobjs(c)]
    return found


def fired_by(verb: Token) -> list[Token]:
    """Who is behind a thing that strikes: "rockets were fired by the rebels, hitting a house"."""
    above = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not is_passive(above):
        return []
    return agents(above)


def facing(trigger: Token) -> list[Token]:
    """Over against whom a thing is placed: "the area facing Laos", "opposite Laos", "within sight of Laos", "its border with Laos"."""
    found = []
    for token in trigger.subtree:
        if token.i < trigger.i or any(t.tag_ in _FINITE and t.is_ancestor(token) for t in trigger.subtree if t != trigger):
            continue
        if token.lemma_ == "face" and token.tag_ == "VBG":
            found += [c for c in token.children if c.dep_ == "dobj"]
        elif token.lower_ == "opposite":
            found += pobjs(token) or ([token.head] if token.dep_ == "amod" and token.head.pos_ == "PROPN" else [])
        elif token.lower_ in _DISTANT and (token.head.lemma_ in _WORDS["distances"] or token.head.lower_ == "across"):
            found += pobjs(token)
        elif token.lemma_ in _WORDS["shared"] and token.pos_ == "NOUN" and token.dep_ != "compound":
            found.append(token)
    return found


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DISTANT = frozenset({"from", "of", "off"})


def complements(verb: Token) -> list[Token]:
    """Verbs of the clauses that complete a verb, noun or adjective: "agreed to send", "its decision to leave", "accused of bombing"."""
    found = [
        c
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp", "pcomp")
        or (c.dep_ in ("acl", "advcl") and verb.pos_ != "VERB" and (infinitive(c) or any(m.dep_ == "mark" for m in c.children)))
    ]
    for prep in verb.children:
        # "after recalling its envoy, Mali restored ties": what goes before completes nothing
        if prep.dep_ == "prep" and prep.lower_ not in _WORDS["settings"]:
            # "charged with spying": the small parser takes some gerunds for objects
            found += [
                c for c in prep.children if c.dep_ == "pcomp" or (c.dep_ == "pobj" and c.tag_ == "VBG" and c.pos_ == "VERB")
            ]
    if not found and verb.pos_ == "VERB":
        found = [c for c in verb.children if c.dep_ == "advcl" and infinitive(c)]
    if not found and verb.pos_ == "VERB":
        # "underlined its commitment to defend Laos"
        meant = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in _WORDS["resolves"]]
        found = [a for c in meant for a in c.children if a.dep_ == "acl" and infinitive(a)]
    return [t for c in found for t in (c, *(x for x in conjuncts(c) if x.pos_ in ("VERB", "AUX")))]


def carrier(noun: Token, adjunct: bool = True, deed: bool = False) -> Token | None:
    """The verb whose subject also is the noun's: "hold talks" and, if `adjunct`, "is on a visit", "arrived for talks".

    With `deed` only verbs of doing: "launched an attack", not "discussed the attack".
    """
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return carrier(head, adjunct, deed)
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return head if head.lemma_ in (_WORDS["deed_carriers"] if deed else _WORDS["carriers"]) else None
    if adjunct and noun.dep_ == "pobj" and head.lower_ in ADJUNCT and head.dep_ == "prep":
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    return None


def takers(noun: Token) -> list[Token]:
    """Who takes what a noun names: "rejected Oslo's [plea]", "sent troops at Oslo's [request]", "gave no answer to a [demand] of Oslo"."""
    word = noun
    for _ in range(_HOPS):
        above = word.head
        if above.pos_ in ("VERB", "AUX"):
            passive = word.dep_ == "nsubjpass" or is_passive(above)
            return logical_subjects(above) if passive or word.dep_ not in ("nsubj", "csubj") else []
        if (
            above == word
            or above.pos_ not in ("ADP", "NOUN", "INTJ", "ADJ", "SCONJ")
            or word.dep_ in ("poss", "compound", "nmod")
        ):
            return []
        word = above
    return []


def below(verb: Token) -> list[Token]:
    """Objects of a verb and of its prepositions, and of the prepositions of its objects."""
    objects = logical_objects(verb)
    preps = [
        p
        for t in (verb, *(c for c in verb.children if c.dep_ in ("dobj", "xcomp", "prep")))
        for p in (t, *t.children)
        if p.dep_ in ("prep", "dative") and p.lower_ not in _WORDS["circumstances"]
    ]
    found = [
        *objects,
        *(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"),
        *(t for p in preps for t in pobjs(p)),
    ]
    return list(dict.fromkeys(found))


def aims(noun: Token) -> list[Token]:
    """Whom a measure is meant for: "sanctions that target Laos", "an embargo imposed to stop Laos from selling"."""
    told = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    told += [c for verb in told for c in verb.children if c.dep_ in ("advcl", "xcomp") and infinitive(c)]
    return [t for verb in told for t in below(verb) if t != noun]
