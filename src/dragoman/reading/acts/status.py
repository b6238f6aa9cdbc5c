"""Did it happen? Status from grammar: tense, modality, negation, what governs the trigger, conditions and questions.

From the trigger upwards: the innermost clause gives the first answer, each governor may change it. Here nouns; what verbs say is told by
`clause_status`. The words that decide stand in ``knowledge/lexicon/status.yaml`` and ``status_words.yaml``.
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import spelling, word_sets
from dragoman.reading.acts.clause_status import DEPTH, adjective_status, modal_of, verb_status
from dragoman.reading.acts.governors import Verdict, governor_word, table_of_status

_WORDS = word_sets("status_words")
_POSSIBILITIES = word_sets("deeds")["possibilities"]


def status_of(trigger: Token, deed: bool = False) -> Verdict:
    """Status of the act that `trigger` (a verb, noun or adjective) names.

    A noun that names a `deed` or a spoken act ("the war", "the invitation") is done unless its own words or a verb of planning say otherwise;
    a noun like "talks" takes the status of what it stands under ("hopes for talks").
    """
    noun = trigger.pos_ not in ("VERB", "AUX", "ADJ")
    if not (noun and deed) and _within_condition(trigger):
        return Verdict(None, "within a condition")
    if trigger.pos_ in ("VERB", "AUX"):
        return verb_status(trigger, 0)
    if trigger.pos_ == "ADJ":
        return adjective_status(trigger, 0)
    return _deed(trigger) if deed else _noun(trigger, 0)


def _within_condition(token: Token) -> bool:
    """Does it stand anywhere in an if-clause ("if they do nothing to ban")? A relative clause in it may still state a fact."""
    conditions = table_of_status().conditions
    for _ in range(DEPTH):
        if token.pos_ in ("VERB", "AUX") and any(c.dep_ == "mark" and c.lower_ in conditions for c in token.children):
            return True
        if token.dep_ in ("relcl", "ROOT", "ccomp") or token.head == token:
            return False
        token = token.head
    return False


def _deed(noun: Token) -> Verdict:
    table = table_of_status()
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _POSSIBILITIES:
        # "played down the idea of war"
        return Verdict(None, f"only a {noun.head.head.text}")
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "det", "nmod", "neg", "advmod") and child.lower_ in table.modifiers:
            return Verdict(table.modifiers[child.lower_], f"modifier: {child.text}")  # type: ignore[arg-type]
    verb = noun.head
    if (
        noun.dep_ in ("dobj", "nsubjpass")
        and verb.pos_ in ("VERB", "AUX")
        and (governor_word(verb) in table.deeds or _carried(verb))
    ):
        return _argument(noun, verb, 0)
    return Verdict("occurred", "deed")


def _carried(verb: Token) -> bool:
    """Does the verb only carry the deed ("will launch an attack")? Then its own status is the deed's."""
    return verb.lemma_ in _WORDS["carrying"]


def _noun(noun: Token, depth: int) -> Verdict:
    """An event noun: its own modifiers, the verb that it is an argument of, the clause in which it stands."""
    table = table_of_status()
    if depth > DEPTH:
        return Verdict("occurred", "noun")
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "det", "nmod", "neg", "advmod", "appos") and child.lower_ in table.modifiers:
            if _called_off(noun):
                # "cancelled a planned visit"
                break
            if any(c.lower_ == "regularly" for c in child.children):
                continue
            return Verdict(table.modifiers[child.lower_], f"modifier: {child.text}")  # type: ignore[arg-type]
    head = noun.head
    if head == noun or noun.dep_ == "ROOT":
        to_be = next((c for c in noun.children if c.dep_ in ("relcl", "acl") and c.pos_ in ("VERB", "AUX")), None)
        return verb_status(to_be, depth + 1) if to_be is not None and modal_of(to_be) else Verdict("occurred", "noun")
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _noun(head, depth + 1)
    relative = next(
        (
            c
            for c in noun.children
            if c.dep_ == "relcl" and (modal_of(c) or c.lemma_ in ("schedule", "plan", "expect")) and not _whole(c)
        ),
        None,
    )
    if relative is not None and not _called_off(noun):
        return Verdict("planned", f"relative: {relative.text}")
    planned = next(
        (c for c in noun.children if c.dep_ == "acl" and table.verbs.get(governor_word(c)) == "planned" and c.tag_ == "VBN"),
        None,
    )
    if planned is not None and not _called_off(noun):
        return Verdict("planned", f"participle: {planned.text}")
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return _argument(noun, head, depth)
    if noun.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        kind = table.verbs.get(governor_word(head))
        own = verb_status(head, depth + 1)
        if kind == "cancelled" and own.status == "occurred":
            return Verdict("cancelled", f"governor: {head.text}")
        if head.lemma_ in _WORDS["happening"] or head.lemma_ == "be":
            return own
        return Verdict("occurred", "subject")
    if noun.dep_ in ("pobj", "pcomp") and head.dep_ in ("prep", "agent", "prt", "advmod", "dep", "mark"):
        verdict = _prepositional(noun, head, depth)
        if verdict.status == "denied" and _definite(noun):
            # "denied that it was linked to the visit", "denied a part in the attack": the denial leaves the deed itself standing
            return Verdict("occurred", "definite: taken as known under a denial")
        return verdict
    return Verdict("occurred", "noun")


def _whole(clause: Token) -> bool:
    """Has the clause a subject and an object of its own, so that it only seems to hang on the noun ("told reporters after the talks that they will build it")?"""
    own = {c.dep_ for c in clause.children if c.tag_ not in ("WDT", "WP") and c.lower_ != "that"}
    return bool(own & {"nsubj"}) and bool(own & {"dobj", "ccomp"})


def _called_off(noun: Token) -> bool:
    verb = noun.head
    return (
        noun.dep_ in ("dobj", "nsubjpass")
        and verb.pos_ in ("VERB", "AUX")
        and table_of_status().verbs.get(governor_word(verb)) == "cancelled"
    )


def _definite(noun: Token) -> bool:
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those")) for c in noun.children
    )


def _argument(noun: Token, verb: Token, depth: int) -> Verdict:
    table = table_of_status()
    kind = table.verbs.get(governor_word(verb))
    own = verb_status(verb, depth + 1)
    if own.status is None:
        return own
    if kind is None and own.status == "denied" and noun.dep_ == "nsubjpass" and _definite(noun):
        # "denied that the visit was linked to the war": the visit is taken as known
        return Verdict("occurred", "definite: taken as known under a denial")
    if (
        governor_word(verb) in ("welcome", "support", "back", "discuss", "review")
        and _definite(noun)
        and own.status == "occurred"
    ):
        return Verdict("occurred", f"definite: taken as known by {verb.text}")
    if kind in ("planned", "proposed", "cancelled", "denied"):
        if own.status == "denied":
            return Verdict("denied", own.reason)
        if kind == "cancelled" and own.status != "occurred":
            return Verdict("planned" if own.status == "planned" else "proposed", own.reason)
        return Verdict(kind, f"governor: {verb.text}")  # type: ignore[arg-type]
    return own


def _prepositional(noun: Token, prep: Token, depth: int) -> Verdict:
    table = table_of_status()
    governor = prep.head
    if prep.lower_ in table.before or (prep.lower_ == "of" and governor.lower_ == "ahead"):
        return Verdict("planned", f"{prep.text} it")
    if governor.pos_ in ("NOUN", "PROPN"):
        if prep.lower_ == "of" and governor.lemma_ in _WORDS["phases"]:
            # "seek a restart of dialogue"
            return _noun(governor, depth + 1)
        kind = table.nouns.get(spelling(governor.lemma_))
        if kind and prep.lower_ in ("for", "of", "to", "on", "in", "about"):
            return Verdict(kind, f"noun: {governor.text}")  # type: ignore[arg-type]
        if kind == "planned" or governor.lemma_ in ("eve",):
            return Verdict("planned", f"noun: {governor.text}")
    if governor.pos_ in ("VERB", "AUX"):
        kind = table.verbs.get(governor_word(governor))
        asked = kind == "proposed" and prep.lower_ in ("for", "to")
        arranged = governor.lemma_ in ("set", "schedule", "plan", "prepare", "arrange", "look") and prep.lower_ in (
            "for",
            "on",
            "to",
            "in",
            "with",
        )
        if asked or (arranged and kind == "planned"):
            return Verdict(kind, f"governor: {governor.text}")  # type: ignore[arg-type]
        own = verb_status(governor, depth + 1)
        if prep.lower_ == "for" and governor.lemma_ in _WORDS["setting_out"] and own.status == "occurred":
            # who arrives for talks has not held them yet; who arrives for a visit is on it
            if governor.lemma_ == "arrive" and noun.lemma_ == "visit":
                return own
            return Verdict("planned", f"{governor.text} for it")
        if prep.lower_ in ("for", "on", "in", "to", "at") and own.status in ("planned", "proposed", "denied", "cancelled"):
            return own
    return Verdict("occurred", "noun")
