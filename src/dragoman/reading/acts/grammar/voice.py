"""Who does it and to whom, whatever the voice and wherever the words stand.

Surface subjects pass through relative clauses, participles, coordination, control and raising; passives turn them into objects;
a noun has an agent in its possessor, its "by", or the verb that carries it ("pay a visit to").
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.grammar.phrases import infinitive, misjoined, pobjs, prepositional_objects, swallowed, taken_subject

_DEPTH = 8
_SHARED = 4
"""Tokens within which two verbs share an object."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_WORDS = word_sets("deeds")


def is_passive(verb: Token) -> bool:
    """Passive by auxiliary, by reduced relative ("sanctions imposed by"), or shared with a coordinated passive."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if verb.lemma_ in _WORDS["accusers"] and "dobj" not in deps and any(c.lower_ == "of" for c in verb.children):
        # a headline: "Belarus accused of spying"
        return True
    if verb.lemma_ in ("shoot", "stab") and "dobj" not in deps and any(c.lower_ == "dead" for c in verb.children):
        # "the engineer, shot dead in Kuala Lumpur"
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in verb.children):
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj":
        return not deps & {"nsubj", "dobj"} and is_passive(verb.head)
    return "agent" in deps or (verb.dep_ in ("advcl", "amod", "ROOT", "dep") and not deps & {"nsubj", "dobj"})


def _antecedent(pronoun: Token, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = verb
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        clause = clause.head
    return None


def owner(noun: Token) -> list[Token]:
    """Whose it is: "Oman, whose navy ..."."""
    clause = next((t for t in (noun, *noun.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or not any(c.lower_ == "whose" for c in noun.children):
        return []
    return [clause.head]


def resolved(token: Token, verb: Token) -> list[Token]:
    """The word itself, or the noun that it stands for as a relative pronoun of the clause of `verb`."""
    if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN", "DT"):
        found = _antecedent(token, verb)
        return [found] if found is not None else []
    return [token]


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the noun phrases understood as the grammatical subject of `verb`."""
    if depth > _DEPTH:
        return []
    # "after Mali accused Chad": the small parser takes the subject for the object of the conjunction
    marked = [p for c in verb.children if c.dep_ == "mark" for p in c.children if p.dep_ == "pobj" and p.i < verb.i]
    own = [c for c in verb.children if c.dep_ in SUBJECTS] or marked or _before_gerund(verb)
    if own and not swallowed(verb):
        return [t for s in own for t in resolved(s, verb)]
    if (taken := taken_subject(verb)) is not None:
        return [taken]
    head, dep = verb.head, verb.dep_
    if head == verb:
        return []
    if dep in ("acl", "relcl"):
        if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
            # "Oman is the first state to recognise it"
            named = head.dep_ == "attr" and head.head.lemma_ in ("be", "become", "remain")
            return surface_subjects(head.head, depth + 1) if named else noun_agents(head, depth + 1)
        return [head]
    if dep == "amod":
        return [head]
    if dep in ("xcomp", "ccomp", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        if head.lemma_ in _WORDS["object_control"]:
            objects = logical_objects(head, depth + 1)
            if objects:
                return objects
        return surface_subjects(head, depth + 1)
    if dep == "acomp":
        return surface_subjects(head, depth + 1)
    if misjoined(verb):
        finite = next((t for t in head.ancestors if t.tag_ in ("VBZ", "VBD", "VBP")), None)
        return surface_subjects(finite, depth + 1) if finite is not None else []
    if dep in ("conj", "advcl", "dep", "parataxis"):
        if dep == "advcl" and verb.tag_ == "VBG" and head.lemma_ in _WORDS["sufferers"]:
            # "faced a series of attacks, killing dozens": the attacks did
            return [c for c in head.children if c.dep_ == "dobj"]
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            return surface_subjects(head, depth + 1)
        return (
            [head]
            if head.pos_ in ("NOUN", "PROPN") and dep == "advcl"
            else surface_subjects(head, depth + 1)
            if dep == "conj"
            else []
        )
    if dep in ("pcomp", "pobj") and head.dep_ in ("prep", "agent"):
        governor = head.head
        breaking = governor.head if governor.dep_ == "dobj" else governor
        if head.lower_ == "for" and breaking.lemma_ in _WORDS["breakers"] and (left := _broken_with(breaking)):
            return left
        if governor.pos_ in ("VERB", "AUX"):
            if (
                head.lower_ == "for"
                and (judged := prepositional_objects(governor, "on"))
                and governor.lemma_ in _WORDS["imposers"]
            ):
                return judged
            if governor.lemma_ in _WORDS["judges"] and head.lower_ not in _WORDS["circumstances"]:
                return logical_objects(governor, depth + 1)
            return surface_subjects(governor, depth + 1)
        above = next((t for t in governor.ancestors if t.pos_ == "VERB"), None)
        if governor.dep_ in ("dobj", "nsubjpass") and governor.head.lemma_ in _WORDS["accusers"] and head.lower_ == "of":
            # "accused its neighbour of ramming a boat": the small parser hangs the charge on whom it is against
            return [governor]
        if head.lower_ in ("after", "before") and verb.tag_ == "VBG" and above is not None:
            # "expelled an envoy after closing the border": the small parser hangs the clause of time on the object
            return surface_subjects(above, depth + 1)
        return noun_agents(governor, depth + 1)
    return []


def _broken_with(verb: Token) -> list[Token]:
    """With or from whom somebody breaks: "cut ties with Chad for arming rebels"."""
    things = (verb, *(c for c in verb.children if c.dep_ == "dobj"))
    heads = (t for thing in things for word in ("with", "from", "against") for t in prepositional_objects(thing, word))
    return list(dict.fromkeys(heads))


def _before_gerund(verb: Token) -> list[Token]:
    """ "In response to Iran jailing a journalist": the small parser takes the subject of the gerund for the object of the preposition."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl") or verb.i == 0:
        return []
    before = verb.nbor(-1)
    named = before.dep_ == "pobj" and before.pos_ == "PROPN" and before.head.lower_ in _WORDS["causes"]
    if named and before.head.lower_ == "to" and before.head.head.lower_ not in _WORDS["reasons"]:
        return []
    return [before] if named and verb.head in (before.head.head, *before.head.head.ancestors) else []


def noun_agents(noun: Token, depth: int = 0) -> list[Token]:
    """Whose decision, plan or talks: possessor, "by", else the subject of the verb that carries the noun."""
    if depth > _DEPTH:
        return []
    possessors = [c for c in noun.children if c.dep_ == "poss"]
    if possessors:
        return possessors
    for prep in noun.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ == "by":
            return pobjs(prep)
    modifiers = [
        c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ") and c.text[:1].isupper()
    ]
    if modifiers:
        return modifiers
    governor = noun.head
    if noun.dep_ in ("dobj", "attr", "oprd") and governor.pos_ in ("VERB", "AUX"):
        return logical_subjects(governor, depth + 1)
    if noun.dep_ == "pobj" and governor.head.pos_ in ("VERB", "AUX"):
        return surface_subjects(governor.head, depth + 1)
    return []


def agents(verb: Token) -> list[Token]:
    """The by-phrase of a passive, also where the parser hung it lower, or the doer of the deed in which it happened."""
    own = [p for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for p in pobjs(c)]
    if own:
        return own
    lower = [t for c in verb.children if c.dep_ in ("prep", "dative", "agent") for t in c.children]
    nested = [p for t in lower for by in t.children if by.lower_ == "by" for p in pobjs(by)]
    # "killed in Russian shelling"
    deeds = [t for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "during") for t in c.children]
    return nested or [t for t in deeds if t.lemma_ in _WORDS["means"] or t.lower_ in _WORDS["means"]]


def logical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it, whatever the voice."""
    if is_passive(verb):
        own = agents(verb)
        if own or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            # "condemned and rejected by Iran": the agent stands at the last conjunct
            return own or [a for c in verb.children if c.dep_ == "conj" and is_passive(c) for a in agents(c)]
        return agents(verb.head)
    return surface_subjects(verb, depth)


def logical_objects(verb: Token, depth: int = 0) -> list[Token]:
    """To whom it is done, whatever the voice."""
    if depth > _DEPTH:
        return []
    own = [t for c in verb.children if c.dep_ == "dobj" for t in resolved(c, verb)]
    if is_passive(verb):
        return own or surface_subjects(verb, depth)
    if own:
        return own
    # "urged Moscow to withdraw" is often parsed with Moscow as the subject below
    raised = [
        s
        for c in verb.children
        if c.dep_ in ("ccomp", "xcomp") and (infinitive(c) or verb.lemma_ == "help")
        for s in c.children
        if s.dep_ in SUBJECTS
    ]
    if raised:
        return raised
    if verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.lower_ not in _RELATIVE for c in verb.children):
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return []
    # "visits Warsaw, where": the small parser takes a place after the verb for an adverb
    placed = [c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.left_edge.i == verb.i + 1]
    if placed:
        return placed
    # "condemn and reject the plan": the object stands at the last conjunct
    return [
        t
        for c in verb.children
        if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= _SHARED
        for t in c.children
        if t.dep_ == "dobj"
    ]
