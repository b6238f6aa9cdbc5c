"""Did it happen? Status from grammar: tense, modality, negation, what governs the trigger, conditions and questions.

From the trigger upwards: the innermost clause gives the first answer, each governor may change it. The words that decide
stand in ``knowledge/lexicon/status.yaml``.
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import spelling
from dragoman.reading.acts.governors import Verdict, governor_word, table_of_status
from dragoman.reading.acts.grammar import POSSIBILITIES, surface_subjects

_DEPTH = 10
_NOUN_ARGUMENT = frozenset({"dobj", "nsubjpass", "attr", "oprd", "pobj", "nsubj", "conj", "appos", "compound", "nmod", "poss"})
_HAPPEN = frozenset("take occur happen come proceed begin start open conclude end resume follow last".split())
_BEARERS = frozenset(
    "launch carry conduct stage mount make issue impose hold start begin resume send deliver lodge file impose take wage".split()
)
_PHASES = frozenset("restart resumption start beginning continuation end conclusion round series holding opening".split())
"""Phases of an act: what is said of them is said of the act."""
_SETTING_OUT = frozenset("arrive head leave depart land fly".split())
_ABLE = frozenset({"capable", "incapable", "fond", "worthy"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday tomorrow next soon".split())
_REPORT = frozenset(
    """say tell report announce add note state claim believe think know show see confirm explain insist stress warn write tweet declare
    reveal argue maintain allege assert predict indicate signal repeat reiterate hear learn find""".split()
)


def status_of(trigger: Token, deed: bool = False) -> Verdict:
    """Status of the act that `trigger` (a verb, noun or adjective) names.

    A noun that names a `deed` or a spoken act ("the war", "the invitation") is done unless its own words or a verb of planning say otherwise;
    a noun like "talks" takes the status of what it stands under ("hopes for talks").
    """
    noun = trigger.pos_ not in ("VERB", "AUX", "ADJ")
    if not (noun and deed) and _within_condition(trigger):
        return Verdict(None, "within a condition")
    if trigger.pos_ in ("VERB", "AUX"):
        return _verb(trigger, 0)
    if trigger.pos_ == "ADJ":
        return _adjective(trigger, 0)
    return _deed(trigger) if deed else _noun(trigger, 0)


def _within_condition(token: Token) -> bool:
    """Does it stand anywhere in an if-clause ("if they do nothing to ban")? A relative clause in it may still state a fact."""
    conditions = table_of_status().conditions
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX") and any(c.dep_ == "mark" and c.lower_ in conditions for c in token.children):
            return True
        if token.dep_ in ("relcl", "ROOT", "ccomp") or token.head == token:
            return False
        token = token.head
    return False


def _deed(noun: Token) -> Verdict:
    table = table_of_status()
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in POSSIBILITIES:
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
    return verb.lemma_ in _BEARERS


def _verb(verb: Token, depth: int) -> Verdict:
    """A verb: its own auxiliaries, then what stands above."""
    table = table_of_status()
    if _supposed(verb):
        return Verdict(None, "condition or question")
    negation = next(
        (
            c
            for c in verb.children
            if c.dep_ == "neg" or (c.lower_ in table.negations and c.i < verb.i and c.dep_ in ("neg", "preconj", "advmod", "cc"))
        ),
        None,
    )
    nobody = next(
        (s for s in surface_subjects(verb) if any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in s.children)), None
    )
    if nobody is not None:
        # "no party dared to voice support"
        return _above(verb, Verdict("denied", f"no {nobody.text}"), depth)
    own = _modal(verb)
    if negation is not None and verb.lemma_ not in ("doubt",):
        return _above(verb, Verdict("denied", f"negation: {negation.text}"), depth)
    if own is not None:
        return _above(verb, own, depth)
    if (
        _is_infinitive(verb)
        or (verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp", "conj", "acl", "advcl"))
        or (verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp", "acl", "ccomp", "dobj"))
    ):
        return _governed(verb, depth)
    if _is_timetabled(verb):
        return _above(verb, Verdict("planned", f"timetable: is {verb.text}"), depth)
    return _above(verb, Verdict("occurred", f"tense: {verb.text}"), depth)


def _is_timetabled(verb: Token) -> bool:
    """Is it the present of a timetable: "is travelling on Tuesday", "is meeting him tomorrow"?"""
    if verb.tag_ != "VBG" or not any(
        c.dep_ == "aux" and c.lower_ in ("is", "are", "am", "'s", "'re", "'m") for c in verb.children
    ):
        return False
    times = [t for c in verb.children if c.dep_ in ("npadvmod", "prep", "tmod", "advmod") for t in (c, *c.children)]
    return any(t.lower_ in _DAYS for t in times)


def _modal(verb: Token) -> Verdict | None:
    table = table_of_status()
    holder: Token | None = verb
    for _ in range(4):
        if holder is None:
            return None
        for aux in holder.children:
            if aux.dep_ in ("aux", "auxpass") and aux.lower_ in table.modals:
                kind = table.modals[aux.lower_]
                if kind == "would":
                    return Verdict("planned" if _reported(holder) else "proposed", "modal: would")
                return Verdict(kind, f"modal: {aux.text}")  # type: ignore[arg-type]
        # "will meet Xi and discuss trade": the auxiliary is shared
        own_frame = any(c.dep_ in ("aux", "nsubj", "nsubjpass", "auxpass") for c in holder.children)
        shares = (
            holder.dep_ == "conj"
            and holder.head.pos_ in ("VERB", "AUX")
            and not own_frame
            and holder.tag_ in ("VB", "VBP", "VBN")
        )
        holder = holder.head if shares else None
    return None


def _reported(verb: Token) -> bool:
    """Is `verb` told in somebody's words ("said it would")?"""
    for up in verb.ancestors:
        if up.pos_ in ("VERB", "AUX", "NOUN") and spelling(up.lemma_) in _REPORT | {"announcement", "statement", "plan", "hope"}:
            return True
    return False


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _supposed(verb: Token) -> bool:
    table = table_of_status()
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in table.conditions:
            return True
        if child.dep_ == "advmod" and child.lower_ == "if":
            return True
    return bool(verb.dep_ == "ROOT" and verb.doc[-1].text == "?")


def _governed(verb: Token, depth: int) -> Verdict:
    """An infinitive or gerund: its governor decides."""
    table = table_of_status()
    head = verb.head
    if depth > _DEPTH or head == verb:
        # a headline's bare infinitive: "Xi to visit Moscow"
        return Verdict("planned", "infinitive") if _is_infinitive(verb) else Verdict("occurred", "tense")
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return (
            _verb(head, depth + 1)
            if _is_infinitive(head) or _modal(head)
            else _above(verb, Verdict("occurred", f"with {head.text}"), depth)
        )
    if _is_infinitive(verb) and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return Verdict("occurred", "perfect infinitive")
    if head.pos_ in ("VERB", "AUX"):
        kind = table.verbs.get(governor_word(head))
        if head.lemma_ == "be" and _is_infinitive(verb):
            if any(_is_one_of_a_row(p) for c in head.children if c.dep_ in ("attr", "prep") for p in (c, *c.children)):
                # "was among the first countries to recognise": the infinitive hangs on the verb
                return _above(head, Verdict("occurred", "one of a row that did"), depth + 1)
            return _intended(head, "is to", depth)
        if head.lemma_ == "go" and head.tag_ == "VBG" and _is_infinitive(verb):
            return _intended(head, "going to", depth)
        if verb.dep_ == "advcl" and verb.tag_ != "VBG" and _is_infinitive(verb):
            outer = _verb(head, depth + 1)
            return Verdict(outer.status if outer.status != "occurred" else "occurred", f"purpose of {head.text}")
        if kind in ("planned", "proposed", "denied", "cancelled"):
            return _outer(head, Verdict(kind, f"governor: {head.text}"), depth + 1)  # type: ignore[arg-type]
        if kind == "imagined":
            return Verdict(None, f"governor: {head.text}")
        outer = _verb(head, depth + 1)
        return Verdict(outer.status, outer.reason)
    if head.pos_ == "ADJ":
        kind = table.adjectives.get(spelling(head.lemma_))
        verdict = Verdict(kind, f"governor: {head.text}") if kind else Verdict("proposed", f"governor: {head.text}")  # type: ignore[arg-type]
        return _adjective_above(head, verdict, depth + 1)
    if head.dep_ in ("prep", "agent", "mark") or head.pos_ in ("ADP", "SCONJ"):
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            kind = table.verbs.get(governor_word(governor))
            if governor.lemma_ == "aim" and head.lower_ == "at":
                return Verdict("planned", "aimed at")
            if kind in ("proposed", "denied", "cancelled") and head.lower_ in (
                "on",
                "for",
                "from",
                "about",
                "against",
                "of",
                "out",
            ):
                return _outer(governor, Verdict(kind, f"governor: {governor.text}"), depth + 1)  # type: ignore[arg-type]
            if head.lower_ in table.before or head.lower_ == "without":
                return Verdict("planned" if head.lower_ != "without" else "denied", head.text)
            return (
                _above(verb, Verdict("occurred", f"gerund under {governor.text}"), depth + 1)
                if kind != "imagined"
                else Verdict(None, governor.text)
            )
        head = governor
    if head.pos_ == "ADJ" and spelling(head.lemma_) in _ABLE:
        return Verdict(None, f"only {head.text} of it")
    if head.pos_ in ("NOUN", "PROPN"):
        kind = table.nouns.get(spelling(head.lemma_))
        if _is_infinitive(verb) and _is_one_of_a_row(head):
            # "the first country to leave the court"
            return Verdict("occurred", f"{head.text} that did")
        if kind and (_is_infinitive(verb) or verb.dep_ == "pcomp" or kind in ("denied", "cancelled")):
            return Verdict(kind, f"noun: {head.text}")  # type: ignore[arg-type]
        if _is_infinitive(verb):
            return Verdict("planned", f"infinitive at {head.text}")
    return Verdict("occurred", "participle")


def _intended(governor: Token, words: str, depth: int) -> Verdict:
    """What is, or is not, to be or going to happen."""
    verdict = _outer(governor, Verdict("planned", words), depth + 1)
    return _above(governor, verdict, depth + 1) if verdict.status == "planned" else verdict


def _is_one_of_a_row(noun: Token) -> bool:
    """Is it "the first country", "the latest minister": one that did what follows?"""
    return any(t.lower_ in ("first", "last", "latest", "only", "second", "third") for c in noun.lefts for t in c.subtree)


def _outer(governor: Token, inner: Verdict, depth: int) -> Verdict:
    """The governor's own negation or supposition turns what it says of the inner act."""
    if _supposed(governor):
        return Verdict(None, "condition or question")
    table = table_of_status()
    negation = next((c for c in governor.children if c.dep_ == "neg" or c.lower_ == "never"), None)
    if negation is not None:
        if inner.status in ("planned", "proposed"):
            return Verdict("denied", f"negation: {negation.text} {governor.text}")
        if inner.status == "denied":
            return Verdict("occurred", f"negation: {negation.text} {governor.text}")
    modal = _modal(governor)
    if modal is not None and inner.status == "planned" and modal.status == "proposed":
        return Verdict("proposed", modal.reason)
    above = governor.head
    if (
        governor.dep_ in ("xcomp", "ccomp")
        and above.pos_ == "VERB"
        and table.verbs.get(governor_word(above)) == "denied"
        and inner.status != "denied"
    ):
        return Verdict("denied", f"governor: {above.text}")
    return inner


def _above(verb: Token, verdict: Verdict, depth: int) -> Verdict:
    """What stands over a finite clause: denial, supposition, proposal. Mere report changes nothing."""
    if depth > _DEPTH:
        return verdict
    head = verb.head
    if head == verb or verb.dep_ == "ROOT":
        return verdict
    table = table_of_status()
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return Verdict(None, "condition or question") if _supposed(head) else verdict
    if verb.dep_ in ("ccomp", "pcomp", "acl") and head.pos_ in ("VERB", "AUX", "ADP", "NOUN"):
        governor = head.head if head.pos_ == "ADP" else head
        word = spelling(governor.lemma_)
        kind = (table.verbs if governor.pos_ in ("VERB", "AUX") else table.nouns).get(word)
        if word in ("deny", "refute", "dismiss", "denial") and verdict.status == "occurred":
            return Verdict("denied", f"governor: {governor.text}")
        if (
            kind == "proposed"
            and word not in ("insist", "welcome", "support", "discuss", "hope")
            and verdict.status in ("occurred", "proposed")
        ):
            return Verdict("proposed", f"governor: {governor.text}")
        if kind == "imagined":
            return Verdict(None, f"governor: {governor.text}")
        return verdict
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        first = next((c for c in verb.children if c.dep_ == "mark"), None)
        if first is not None and first.lower_ in table.before and verdict.status == "occurred":
            return Verdict("planned", first.text) if first.lower_ == "ahead" else verdict
    return verdict


def _adjective(adjective: Token, depth: int) -> Verdict:
    verb = adjective.head
    if verb.pos_ in ("VERB", "AUX"):
        return _verb(verb, depth + 1)
    return Verdict("occurred", "adjective")


def _adjective_above(adjective: Token, verdict: Verdict, depth: int) -> Verdict:
    verb = adjective.head
    if verb.pos_ in ("VERB", "AUX"):
        if _supposed(verb):
            return Verdict(None, "condition or question")
        negation = next((c for c in verb.children if c.dep_ == "neg"), None)
        if negation is not None:
            return Verdict("denied", f"negation: {negation.text} {adjective.text}")
    return verdict


def _noun(noun: Token, depth: int) -> Verdict:
    """An event noun: its own modifiers, the verb that it is an argument of, the clause in which it stands."""
    table = table_of_status()
    if depth > _DEPTH:
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
        return _verb(to_be, depth + 1) if to_be is not None and _modal(to_be) else Verdict("occurred", "noun")
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _noun(head, depth + 1)
    relative = next(
        (
            c
            for c in noun.children
            if c.dep_ == "relcl" and (_modal(c) or c.lemma_ in ("schedule", "plan", "expect")) and not _whole(c)
        ),
        None,
    )
    if relative is not None:
        return Verdict("planned", f"relative: {relative.text}")
    planned = next(
        (c for c in noun.children if c.dep_ == "acl" and table.verbs.get(governor_word(c)) == "planned" and c.tag_ == "VBN"),
        None,
    )
    if planned is not None:
        return Verdict("planned", f"participle: {planned.text}")
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return _argument(noun, head, depth)
    if noun.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        kind = table.verbs.get(governor_word(head))
        own = _verb(head, depth + 1)
        if kind == "cancelled" and own.status == "occurred":
            return Verdict("cancelled", f"governor: {head.text}")
        if head.lemma_ in _HAPPEN or head.lemma_ == "be":
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
    own = _verb(verb, depth + 1)
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
        if prep.lower_ == "of" and governor.lemma_ in _PHASES:
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
        arranged = governor.lemma_ in ("set", "schedule", "plan", "prepare", "arrange") and prep.lower_ in (
            "for",
            "on",
            "to",
            "in",
            "with",
        )
        if asked or (arranged and kind == "planned"):
            return Verdict(kind, f"governor: {governor.text}")  # type: ignore[arg-type]
        own = _verb(governor, depth + 1)
        if prep.lower_ == "for" and governor.lemma_ in _SETTING_OUT and own.status == "occurred":
            # who arrives for talks has not held them yet
            return Verdict("planned", f"{governor.text} for it")
        if prep.lower_ in ("for", "on", "in", "to", "at") and own.status in ("planned", "proposed", "denied", "cancelled"):
            return own
    return Verdict("occurred", "noun")
