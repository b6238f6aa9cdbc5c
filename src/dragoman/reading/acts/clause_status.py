"""Status of what a verb or an adjective names: its own auxiliaries, then what stands above it, clause by clause.

Each governor may change what the clause within it says. The words that decide stand in ``knowledge/lexicon/status.yaml`` and ``status_words.yaml``.
"""

from spacy.tokens import Token

from dragoman.knowledge.wordlists import spelling, word_sets
from dragoman.reading.acts.governors import Verdict, governor_word, table_of_status
from dragoman.reading.acts.grammar.voice import surface_subjects

DEPTH = 10
"""Steps upwards after which the tree is taken for broken."""
_WORDS = word_sets("status_words")


def verb_status(verb: Token, depth: int) -> Verdict:
    """A verb: its own auxiliaries, then what stands above."""
    table = table_of_status()
    if supposed(verb):
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
    own = modal_of(verb)
    negation = negation or _yet(verb)
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


def _yet(verb: Token) -> Token | None:
    """The "yet" of "has yet to ratify" and "is yet to meet"."""
    above = verb.head
    if not _is_infinitive(verb) or above.lemma_ not in ("have", "be"):
        return None
    return next((c for c in (*above.children, *verb.children) if c.lower_ == "yet"), None)


def _is_timetabled(verb: Token) -> bool:
    """Is it the present of a timetable: "is travelling on Tuesday", "is meeting him tomorrow", "opens on Friday"?"""
    present = verb.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in ("is", "are", "am", "'s", "'re", "'m") for c in verb.children
    )
    if not present and not (verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _WORDS["timetabled"]):
        return False
    times = [t for c in verb.children if c.dep_ in ("npadvmod", "prep", "tmod", "advmod") for t in (c, *c.children)]
    return any(t.lower_ in _WORDS["days"] for t in times)


def modal_of(verb: Token) -> Verdict | None:
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
        if up.pos_ in ("VERB", "AUX", "NOUN") and spelling(up.lemma_) in _WORDS["reporting"] | {
            "announcement",
            "statement",
            "plan",
            "hope",
        }:
            return True
    return False


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def supposed(verb: Token) -> bool:
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
    if depth > DEPTH or head == verb:
        # a headline's bare infinitive: "Xi to visit Moscow"
        return Verdict("planned", "infinitive") if _is_infinitive(verb) else Verdict("occurred", "tense")
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return (
            verb_status(head, depth + 1)
            if _is_infinitive(head) or modal_of(head)
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
            outer = verb_status(head, depth + 1)
            return Verdict(outer.status if outer.status != "occurred" else "occurred", f"purpose of {head.text}")
        if kind in ("planned", "proposed", "denied", "cancelled"):
            return _outer(head, Verdict(kind, f"governor: {head.text}"), depth + 1)  # type: ignore[arg-type]
        if kind == "imagined":
            return Verdict(None, f"governor: {head.text}")
        outer = verb_status(head, depth + 1)
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
            if kind == "planned" and head.lower_ in ("to", "on"):
                # "is looking forward to visiting", "plans on sending"
                return _outer(governor, Verdict("planned", f"governor: {governor.text}"), depth + 1)
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
    if head.pos_ == "ADJ" and spelling(head.lemma_) in _WORDS["able"]:
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
    if supposed(governor):
        return Verdict(None, "condition or question")
    table = table_of_status()
    negation = next((c for c in governor.children if c.dep_ == "neg" or c.lower_ == "never"), None)
    if negation is not None:
        if inner.status in ("planned", "proposed"):
            return Verdict("denied", f"negation: {negation.text} {governor.text}")
        if inner.status == "denied":
            return Verdict("occurred", f"negation: {negation.text} {governor.text}")
    modal = modal_of(governor)
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
    if depth > DEPTH:
        return verdict
    head = verb.head
    if head == verb or verb.dep_ == "ROOT":
        return verdict
    table = table_of_status()
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return Verdict(None, "condition or question") if supposed(head) else verdict
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


def adjective_status(adjective: Token, depth: int) -> Verdict:
    verb = adjective.head
    if verb.pos_ in ("VERB", "AUX"):
        return verb_status(verb, depth + 1)
    return Verdict("occurred", "adjective")


def _adjective_above(adjective: Token, verdict: Verdict, depth: int) -> Verdict:
    verb = adjective.head
    if verb.pos_ in ("VERB", "AUX"):
        if supposed(verb):
            return Verdict(None, "condition or question")
        negation = next((c for c in verb.children if c.dep_ == "neg"), None)
        if negation is not None:
            return Verdict("denied", f"negation: {negation.text} {adjective.text}")
    return verdict
