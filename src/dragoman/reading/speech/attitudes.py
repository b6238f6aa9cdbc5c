"""Attitudes: what somebody is said to think, feel or mean to do without a verb of speech.

"is sure that ...", "is critical of ...", "is willing to ..." (adjectives), "X's support for ...", "questions about ..." (nouns), and what
nobody in particular is said to think ("is expected to ...", "seems to ..."). They are attributions, but no statements: none enters the record.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.reading.draft import Sentence
from dragoman.reading.predicates import Span, is_passive, noun_span, offsets, strip, subject_of
from dragoman.reading.speech.reports import Report

FORM = "attitude"
_LINKS = frozenset(["be", "seem", "become", "remain", "feel", "look", "grow", "sound", "appear", "get", "stay"])
_BEARING = frozenset(["have", "make", "express", "voice", "raise", "issue", "hold", "harbor", "harbour", "offer", "give", "show", "announce", "share",
                      "launch", "renew", "repeat", "deliver", "reach", "sign", "answer", "ask", "draw", "face", "unveil", "release"])  # fmt: skip


def attitudes(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[Report]:
    """The attitudes of a sentence outside quotations."""
    found = []
    for token in doc:
        if quoted(sentence.start + token.idx):
            continue
        found += [_report(sentence, doc, *parts) for parts in (*_adjective(token), *_noun(token), *_nobody(token))]
    return [r for r in found if r.contents]


def _report(sentence: Sentence, doc: Doc, cue: Token, source: Token | None, runs: list[tuple[int, int]]) -> Report:
    contents: tuple[Span, ...] = tuple(c for f, e in runs if e >= f and (c := strip(sentence, doc, f, e))[1] > c[0])
    at = offsets(sentence, doc, cue.i, cue.i)
    span = noun_span(sentence, source) if source is not None else None
    head = offsets(sentence, doc, source.i, source.i) if source is not None else None
    return Report(sentence.index, at, cue.text, span, head, contents, FORM, False, thought=True)


def _adjective(token: Token) -> Iterator[tuple[Token, Token | None, list[tuple[int, int]]]]:
    """ "is sure that ...", "was frustrated with ..."."""
    marks = cue_lexicon().adjectives.get(token.lower_)
    if not marks:
        return
    link = token.head if token.dep_ in ("acomp", "attr", "oprd", "advcl", "prep") or token.pos_ == "ADP" else token
    if link.lemma_.lower() not in _LINKS and not (link is token and is_passive(token)):
        return
    subject = subject_of(link) or next((c for c in link.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return
    content = _complement(token, link, marks)
    if content is not None:
        yield token, None if subject.lower_ in ("it", "there") else subject, [content]


def _complement(token: Token, link: Token, marks: frozenset[str]) -> tuple[int, int] | None:
    """What stands behind the cue, led in by one of its words."""
    doc = token.doc
    behind = [c for c in (*token.rights, *(link.rights if link is not token else ())) if c.i > token.i]
    for child in sorted(behind, key=lambda c: c.i):
        first, last = child.left_edge.i, child.right_edge.i
        if child.dep_ in ("ccomp", "xcomp", "acl", "advcl"):
            led = doc[max(first, token.i + 1)]
            mark = _mark(child, led, bare=child.dep_ == "ccomp" and token.pos_ != "NOUN")
            led = led.lower_
            if mark in marks and last > token.i:
                return max(first, token.i + 1) + (led == "that"), last
        elif (child.pos_ == "ADP" and child.lower_ in marks and last > child.i) or (
            child.dep_ == "prep" and child.lower_ in marks and last > child.i
        ):
            return child.i + 1, last
    return None


def _mark(clause: Token, led: Token, bare: bool) -> str | None:
    """The word that leads in a clause; "that" may be left out behind an adjective."""
    if any(c.tag_ == "TO" for c in clause.lefts):
        return "to"
    if led.lower_ in ("whether", "how", "if"):
        return "that"
    return "that" if bare or (led.lower_ == "that" and led.dep_ == "mark") else None


def _noun(token: Token) -> Iterator[tuple[Token, Token | None, list[tuple[int, int]]]]:
    """ "X's support for ...", "raised questions about ...", "the plan to ..."."""
    marks = cue_lexicon().attitudes.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    if not marks:
        return
    content = _complement(token, token, marks)
    if content is None:
        return
    bearer = _bearer(token)
    if bearer is not None:
        yield token, bearer, [content]


def _bearer(token: Token) -> Token | None:
    """Whose it is: "X's", "by X", "from X", or who has, raises or voices it."""
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    by = next((c for c in token.rights if c.lower_ in ("by", "from", "among") and c.dep_ in ("prep", "agent")), None)
    if by is not None:
        return next((c for c in by.children if c.dep_ == "pobj"), None)
    verb = token.head
    if token.dep_ in ("dobj", "attr") and verb.lemma_.lower() in _BEARING | _LINKS:
        return subject_of(verb)
    return next(
        (c for c in token.lefts if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")),
        None,
    )


def _nobody(token: Token) -> Iterator[tuple[Token, Token | None, list[tuple[int, int]]]]:
    """ "X is expected to ...", "X seems to ..."."""
    lexicon = cue_lexicon()
    passive = token.lemma_.lower() in lexicon.supposed and token.tag_ == "VBN" and is_passive(token)
    active = token.lemma_.lower() in lexicon.seeming and token.pos_ == "VERB"
    if not passive and not active:
        return
    subject = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    behind = next((c for c in token.rights if c.dep_ in ("xcomp", "ccomp", "acomp", "oprd")), None)
    if subject is None or behind is None or any(c.dep_ == "agent" for c in token.rights):
        return
    runs = [(behind.left_edge.i, behind.right_edge.i)]
    if subject.lower_ not in ("it", "there"):
        runs.insert(0, (subject.left_edge.i, subject.right_edge.i))
    yield token, None, runs
