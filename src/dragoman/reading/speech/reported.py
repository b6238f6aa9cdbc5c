"""Indirect speech: cue, source and content of each report within a parsed sentence."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dragoman.knowledge.cues import Cue, cue_lexicon
from dragoman.reading.draft import Sentence
from dragoman.reading.predicates import (
    has_own_subject,
    infinitive_root,
    is_passive,
    lead,
    noun_span,
    offsets,
    strip,
    subject_of,
)
from dragoman.reading.speech.attitudes import attitudes
from dragoman.reading.speech.content import after, before
from dragoman.reading.speech.report_nouns import according, by_noun
from dragoman.reading.speech.reports import Anchor, Report

_UNREAL = frozenset(["will", "would", "may", "might", "could", "should", "must", "shall", "can"])
_BY_SOMEBODY = frozenset(["clause", "doing", "order"])
"""Forms that report nothing where nobody is told to have said it ("to be said to be growing")."""
_LISTENERS = frozenset(["tell", "inform", "assure", "remind", "warn", "advise", "urge", "ask", "promise", "brief"])


def find_reports(sentence: Sentence, quoted: Callable[[int], bool]) -> list[Report]:
    """Reports of a sentence, in order. `quoted` tells whether an article offset lies inside a quotation."""
    doc = sentence.doc
    if doc is None:
        return []
    anchors = find_anchors(sentence, doc, quoted)
    _share_subjects(doc, anchors)
    reports = [r for a in anchors if (r := _report(sentence, doc, a, anchors)) is not None]
    reports += according(sentence, doc, quoted)
    reports += by_noun(sentence, doc, quoted)
    reports = [r for r in reports if r.source is not None or r.form not in _BY_SOMEBODY]
    taken = {r.cue for r in reports}
    reports += [r for r in attitudes(sentence, doc, quoted) if r.cue not in taken]
    return sorted(reports, key=lambda r: (r.cue, r.contents))


def find_anchors(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[Anchor]:
    """The verbs of the cue lexicon in a sentence, outside quotations."""
    found = []
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") or quoted(sentence.start + token.idx):
            continue
        cue, last = _cue_at(doc, token)
        if cue is None:
            continue
        met = _occasion(token)
        subject = subject_of(met or token) or _name_before(doc, token)
        if subject is not None and subject.ent_type_ == "DATE" and subject.pos_ == "PROPN":
            # "in September asked states ...": the parser takes the month for who asked
            subject = None
        first = token.i
        if subject is not None and subject.i < token.i and subject.head == token:
            first = subject.left_edge.i
        while (
            first == token.i
            and first > 0
            and doc[first - 1].dep_ in ("aux", "neg", "advmod", "auxpass")
            and doc[first - 1].head == token
        ):
            first -= 1
        found.append(Anchor(token, cue, last, subject, first))
    return found


def _name_before(doc: Doc, token: Token) -> Token | None:
    """The name or pronoun just before a finite verb that the parser gave no subject."""
    if token.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(token):
        return None
    at = token.i - 1
    while at > 0 and (doc[at].pos_ in ("ADV", "AUX") or doc[at].text == ","):
        at -= 1
    return doc[at] if at >= 0 and doc[at].pos_ in ("PROPN", "PRON") else None


def _share_subjects(doc: Doc, anchors: list[Anchor]) -> None:
    """A participle after a comma (", adding that ...") has the speaker of the cue before it, whatever clause the parser hangs it on."""
    speaking: Token | None = None
    _share_in_rows(doc, anchors)
    cues = {a.token for a in anchors}
    for anchor in anchors:
        token = anchor.token
        own = has_own_subject(token)
        cited = next((c for c in token.children if c.lemma_ == "cite" and c.dep_ == "advcl"), None)
        source = next((c for c in cited.children if c.dep_ == "dobj"), None) if cited is not None else None
        if source is not None:
            # "Yonhap reports, citing officials, that ...": the officials said it
            anchor.subject = source
        if (
            token.tag_ == "VBG"
            and not own
            and speaking is not None
            and any(t.text == "," for t in doc[lead(doc, token.i) : token.i])
        ):
            anchor.subject = speaking
        elif anchor.subject is not None and anchor.cue.takes("quote") and token.tag_ != "VBG" and not _is_nested(token, cues):
            speaking = anchor.subject


def _share_in_rows(doc: Doc, anchors: list[Anchor]) -> None:
    """ "emphasized the ties, needed projects and promised ...": the parser takes the ties for who needs and promises."""
    for anchor in anchors:
        clause = next((c for c in anchor.token.rights if c.dep_ == "ccomp"), None)
        if clause is None or doc[clause.i - 1].text != "," or clause.tag_ not in ("VBD", "VBN"):
            continue
        mistaken = {c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")}
        for other in anchors:
            if other.subject in mistaken:
                other.subject = anchor.subject


def _is_nested(token: Token, cues: set[Token]) -> bool:
    """Does it stand inside what another cue reports?"""
    while token.head != token:
        if token.dep_ == "ccomp" and token.head in cues and token.head.i < token.i:
            return True
        token = token.head
    return False


def _cue_at(doc: Doc, token: Token) -> tuple[Cue | None, int]:
    """The longest cue that begins with this verb, and its last token."""
    for cue in cue_lexicon().verbs.get(token.lemma_.lower(), ()):
        at = token.i
        for word in cue.rest:
            step = next((i for i in range(at + 1, min(at + 4, len(doc))) if doc[i].lower_ == word), None)
            if step is None or any(doc[i].pos_ not in ("ADV", "ADJ", "PART") for i in range(at + 1, step)):
                break
            at = step
        else:
            dated = cue.rest and at + 1 < len(doc) and doc[at].pos_ == "ADP" and doc[at + 1].ent_type_ in ("DATE", "TIME")
            if not dated:
                return cue, at
    return None, token.i


def _report(sentence: Sentence, doc: Doc, a: Anchor, anchors: list[Anchor]) -> Report | None:
    addressee = _addressee(a)
    found = after(doc, a, anchors, addressee) or before(doc, a)
    if found is None:
        return None
    form, runs = found
    contents = tuple(c for first, last in runs if last >= first and (c := strip(sentence, doc, first, last))[1] > c[0])
    if not contents:
        return None
    subject = a.subject
    source = noun_span(sentence, subject) if subject is not None else None
    head = offsets(sentence, doc, subject.i, subject.i) if subject is not None else None
    cue = offsets(sentence, doc, a.token.i, a.last)
    to = noun_span(sentence, addressee) if addressee is not None else None
    words = sentence.text[cue[0] - sentence.start : cue[1] - sentence.start]
    return Report(sentence.index, cue, words, source, head, contents, form, form in a.cue.enters and _is_told(a.token), to,
                  form in a.cue.if_quoted, a.cue.thought or form == "passive")  # fmt: skip


def _is_told(token: Token) -> bool:
    """Is it told as said, rather than wished, expected, asked or denied?"""
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lemma_.lower() in _UNREAL) for c in token.children):
        return False
    if any(c.dep_ == "mark" and c.lower_ == "if" for c in token.children):
        return False
    return infinitive_root(token) is None or _occasion(token) is not None


def _occasion(token: Token) -> Token | None:
    """The verb of meeting whose purpose the cue is ("met her to stress ..."): what was said there."""
    root = infinitive_root(token)
    if root is None or root.dep_ not in ("advcl", "xcomp", "acl", "pcomp", "relcl"):
        return None
    verb = root.head
    for _ in range(4):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    return verb if verb.lemma_.lower() in cue_lexicon().occasions and verb.i < token.i else None


def _addressee(a: Anchor) -> Token | None:
    """ "told Putin", "said to reporters"."""
    for child in a.token.rights:
        if child.dep_ == "dative":
            return next((c for c in child.children if c.dep_ == "pobj"), child)
    if a.cue.lemma in _LISTENERS:
        things = (
            c for c in a.token.rights if c.dep_ in ("dobj", "nsubj") and c.i > a.last and c.ent_type_ not in ("DATE", "TIME")
        )
        return next(things, None)
    to = next((c for c in a.token.rights if c.lower_ in ("to", "with") and c.dep_ == "prep"), None)
    if to is not None and a.cue.takes("clause"):
        return next((c for c in to.children if c.dep_ == "pobj"), None)
    return None
