"""Parts of a phrase: its coordinated heads, its prepositions and their objects."""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets

_WORDS = word_sets("deeds")


def against(token: Token) -> bool:
    """Is this the "China" of "anti-China protests"?"""
    i = token.i
    return token.lower_.startswith("anti-") or (i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "anti")


def misjoined(verb: Token) -> bool:
    """ "Accused Chad of arming rebels and expelled its envoy": the small parser joins a finite verb to the gerund before it."""
    return verb.dep_ == "conj" and verb.tag_ in ("VBZ", "VBD") and verb.head.tag_ == "VBG"


def conjuncts(head: Token) -> list[Token]:
    """Tokens coordinated to the right of `head`."""
    found: list[Token] = []
    frontier = [head]
    while frontier and len(found) < 60:
        token = frontier.pop(0)
        # the small parser also hangs list members as appositions after a comma
        nexts = [
            c
            for c in token.children
            if c.dep_ == "conj" and c.i > token.i and not (misjoined(c) or begins_clause(c, token) or _tells_when(c))
        ]
        found += nexts
        frontier += nexts
    return found


def taken_subject(verb: Token) -> Token | None:
    """The first of "Finland and Sweden" in "after threats from Russia, Finland and Sweden applied": the small parser joins them to the phrase before,
    which leaves the verb without a subject."""
    if verb.tag_ not in _FINITE or any(c.dep_ in _SUBJECTLIKE for c in verb.children):
        return None
    at = verb.i - 1
    while at > 0 and verb.doc[at].head.i == verb.i and verb.doc[at].dep_ in _AROUND:
        at -= 1
    first, top = None, verb.doc[max(at, 0)]
    while top.dep_ == "conj":
        first, top = top, top.head
    parted = first is not None and any(c.text == "," and top.i < c.i < first.i for c in top.children)
    return (
        first if parted and top.dep_ == "pobj" and any(t.dep_ == "prep" and t.head.i == verb.i for t in top.ancestors) else None
    )


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTLIKE = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "mark"})
_AROUND = frozenset({"aux", "advmod", "neg"})


def _tells_when(verb: Token) -> bool:
    """ "Fired a missile, a day after Seoul began a drill": the small parser joins the clause of time to the one before."""
    return any(c.dep_ == "mark" and c.lower_ in _WORDS["occasions"] for c in verb.children)


def begins_clause(second: Token, first: Token) -> bool:
    """Is the second of two joined the subject of the verb behind, and no part of the phrase before?"""
    if first.dep_ != "pobj" or second.dep_ != "conj":
        return False
    verb = next((t for t in first.ancestors if t.i > second.i), None)
    return verb is not None and taken_subject(verb) == second


def pobjs(prep: Token) -> list[Token]:
    found = [c for c in prep.children if c.dep_ in ("pobj", "pcomp") and c.pos_ not in ("VERB", "AUX")]
    found += [s for c in prep.children if swallowed(c) for s in c.children if s.dep_ == "nsubj"]
    for inner in prep.children:
        # "from outside of", "on behalf of"
        if inner.dep_ == "prep" and not found:
            found += pobjs(inner)
    return found


def swallowed(verb: Token) -> bool:
    """ "Spoke with the envoy of Peru to renew the offer": the small parser takes whom "with" names for the subject of the purpose."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with" and verb.pos_ == "VERB" and infinitive(verb)


def infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def prepositions(trigger: Token, word: str) -> list[Token]:
    """Prepositions `word` that can belong to `trigger`: its own, its object's, those of the verb that carries it.

    Those of a noun after another preposition count only where there is none of these: in "imposed sanctions on Laos over attacks on Peru"
    the second "on" is that of the attacks, but in "voted for sanctions on Laos" there is no other.
    """
    places = [trigger]
    if trigger.pos_ in ("VERB", "AUX", "ADJ"):
        places += [
            c for c in trigger.children if c.dep_ in ("dobj", "attr", "acomp", "oprd", "prt", "advmod") or (c.dep_ == "nsubjpass")
        ]
        farther = _nouns_beside(trigger)
        # "signed deals worth a billion with Mali"
        places += [
            a for c in trigger.children if c.dep_ == "dobj" for a in c.children if a.dep_ == "amod" and a.lower_ == "worth"
        ]
        # "hosted five rounds of talks between", "approved a million in aid for": what is counted carries the preposition
        counted = [p for c in trigger.children if c.dep_ == "dobj" for of in c.children if _counts(c, of) for p in pobjs(of)]
        places += [t for p in counted for t in (p, *p.conjuncts)]
        # "joined the sanctions led by Japan against Laos"
        places += [a for p in (*places[1:], *farther) for a in p.children if a.dep_ == "acl" and a.tag_ == "VBN"]
    else:
        carrier = trigger.head
        foreign = trigger.dep_ in ("nsubjpass", "nsubj") and carrier.lemma_ in _WORDS["relating"]
        if trigger.dep_ in ("dobj", "attr", "nsubjpass", "nsubj", "oprd") and carrier.pos_ in ("VERB", "AUX") and not foreign:
            places.append(carrier)
        elif trigger.dep_ == "pobj" and carrier.head.pos_ in ("VERB", "AUX"):
            places.append(carrier.head)
        elif trigger.dep_ == "conj":
            places.append(trigger.head)
        # "a protest by Greeks against Turkey": the small parser hangs the second on the first
        places += [c for c in trigger.children if c.dep_ in ("conj", "acl")]
        farther = [p for p in _nouns_beside(trigger) if p.head.lower_ not in _WORDS["surroundings"]]
    near = _prepositions_at(places, trigger, word)
    if any(map(_names, near)):
        return near
    return list(dict.fromkeys([*near, *(p for p in _prepositions_at(farther, trigger, word) if not _of_an_office(p))]))


def _of_an_office(prep: Token) -> bool:
    """Does it tell whom an officer serves: "spoke with Omar Said, adviser to the President"?"""
    if prep.lower_ != "to" or not prep.i or prep.head == prep.nbor(-1):
        return False
    return prep.nbor(-1).lemma_.lower() in _WORDS["serving"]


def of_a_dealing(prep: Token) -> bool:
    """Is it the "with" of dealings that have an owner: "discussed Chad's talks with Sudan", "discussed their calls with Modi"?"""
    noun = prep.head if prep.head.pos_ == "NOUN" else prep.nbor(-1) if prep.i else prep
    owned = noun.dep_ == "dobj" and any(c.dep_ == "poss" for c in noun.children)
    return prep.lower_ == "with" and owned and noun.lemma_ in _WORDS["dealings"]


def _counts(amount: Token, preposition: Token) -> bool:
    money = amount.pos_ == "NUM" or any(c.dep_ == "nummod" and c.lemma_ in _WORDS["sums"] for c in amount.children)
    return preposition.lower_ == "of" or (preposition.lower_ == "in" and money)


def _nouns_beside(trigger: Token) -> list[Token]:
    """Nouns after the trigger's other prepositions, but for those that only tell when."""
    return [p for c in trigger.children if c.dep_ == "prep" and c.lower_ not in _WORDS["occasions"] for p in pobjs(c)]


def _names(preposition: Token) -> bool:
    """Does a name or a pronoun follow?"""
    return any(t.text[0].isupper() or t.pos_ == "PRON" for noun in pobjs(preposition) for t in (noun, *noun.lefts))


def _prepositions_at(places: list[Token], trigger: Token, word: str) -> list[Token]:
    found = []
    for place in places:
        for child in place.children:
            if place.lower_ in _WORDS["reasons"] and place.dep_ == "pobj":
                # "offered changes in response to criticism": the "to" is not to whom it was offered
                continue
            if child == trigger.head:
                # "with backing from Chad": the "with" leads the backing in
                continue
            if child.lower_ == word and child.dep_ in ("prep", "agent", "dative", "prt", "advmod", "dep", "mark"):
                if place != trigger and child.i < trigger.i and place.i != child.head.i:
                    continue
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ not in (word, "according"):
                found += [c for c in child.children if c.dep_ == "prep" and c.lower_ == word]
    return list(dict.fromkeys(found))


def prepositional_objects(trigger: Token, word: str) -> list[Token]:
    return [t for prep in prepositions(trigger, word) for t in pobjs(prep)]
