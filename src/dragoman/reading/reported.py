"""Indirect speech: cue, source and content of each report within a parsed sentence.

The parse says which word is a cue's subject and where its content begins; the content's end is told by the words (the next
cue, the end of the sentence), since the small parser attaches the tail of a long sentence at random.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.knowledge.cues import Cue, cue_lexicon
from dragoman.reading.draft import Sentence

Span = tuple[int, int]
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_MARKS = frozenset("\"“”„«»‘’'")


@dataclass(frozen=True, slots=True)
class Report:
    """Article offsets of one report. `contents` are the runs of what was said, in order; several where the cue stands inside it."""

    sentence: int
    cue: Span
    cue_words: str
    source: Span | None
    head: Span | None
    """The source's head word, from which coreference starts."""
    contents: tuple[Span, ...]
    form: str
    enters: bool
    """Whether the cue's form enters the record."""
    addressee: Span | None = None
    passive: bool = False


@dataclass(slots=True)
class _Anchor:
    """A cue found in a sentence: tokens from `first` (its clause) to `last` (its own words)."""

    token: Token
    cue: Cue
    last: int
    subject: Token | None
    first: int


def find_reports(sentence: Sentence, quoted: Callable[[int], bool]) -> list[Report]:
    """Reports of a sentence, in order. `quoted` tells whether an article offset lies inside a quotation."""
    doc = sentence.doc
    if doc is None:
        return []
    anchors = _anchors(sentence, doc, quoted)
    reports = [r for a in anchors if (r := _report(sentence, doc, a, anchors)) is not None]
    reports += _according(sentence, doc, quoted)
    reports += _nouns(sentence, doc, quoted)
    return sorted(reports, key=lambda r: (r.cue, r.contents))


def _anchors(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[_Anchor]:
    found = []
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") or quoted(sentence.start + token.idx):
            continue
        cue, last = _cue_at(doc, token)
        if cue is None:
            continue
        subject = subject_of(token)
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
        found.append(_Anchor(token, cue, last, subject, first))
    return found


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
            return cue, at
    return None, token.i


def subject_of(token: Token) -> Token | None:
    """Who does it: the verb's own subject, or that of the verb it hangs on."""
    seen = 0
    while seen < 8:
        for child in token.children:
            if child.dep_ in _SUBJECTS and child.dep_ != "csubj":
                return _antecedent(child)
        agent = next((c for c in token.children if c.dep_ == "agent"), None)
        if agent is not None:
            return next((c for c in agent.children if c.dep_ == "pobj"), None)
        if token.dep_ in ("acl",):
            return token.head if token.tag_ == "VBG" else None
        if token.dep_ == "relcl":
            return token.head
        if token.dep_ == "pcomp":
            token = token.head.head
        elif (
            token.dep_ in ("conj", "advcl", "xcomp", "aux", "ccomp", "dep", "parataxis", "pcomp", "prep") and token.head != token
        ):
            token = token.head
        else:
            return None
        if token.pos_ not in ("VERB", "AUX"):
            return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None
        seen += 1
    return None


def _antecedent(subject: Token) -> Token:
    """ "who" and "which" stand for the noun that their clause describes."""
    if subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def noun_span(sentence: Sentence, head: Token) -> Span:
    """Article offsets of a noun phrase, without the relative clause behind it."""
    doc = sentence.doc
    assert doc is not None
    right = head.right_edge.i
    for child in head.rights:
        if child.dep_ == "relcl":
            right = max(head.i, child.left_edge.i - 1)
            break
    while right > head.i and doc[right].is_punct:
        right -= 1
    return _offsets(sentence, doc, head.left_edge.i, right)


def _offsets(sentence: Sentence, doc: Doc, first: int, last: int) -> Span:
    return sentence.start + doc[first].idx, sentence.start + doc[last].idx + len(doc[last].text)


def _report(sentence: Sentence, doc: Doc, a: _Anchor, anchors: list[_Anchor]) -> Report | None:
    subject = a.subject
    addressee = _addressee(a)
    found = _after(doc, a, anchors, addressee) or _before(doc, a)
    if found is None:
        return None
    form, runs = found
    contents = tuple(_strip(sentence, doc, first, last) for first, last in runs if last >= first)
    contents = tuple((s, e) for s, e in contents if e > s)
    if not contents:
        return None
    source = noun_span(sentence, subject) if subject is not None else None
    head = _offsets(sentence, doc, subject.i, subject.i) if subject is not None else None
    cue = _offsets(sentence, doc, a.token.i, a.last)
    to = noun_span(sentence, addressee) if addressee is not None else None
    passive = any(c.dep_ == "nsubjpass" for c in a.token.children)
    negated = any(c.dep_ == "neg" for c in a.token.children)
    words = sentence.text[cue[0] - sentence.start : cue[1] - sentence.start]
    return Report(sentence.index, cue, words, source, head, contents, form, form in a.cue.enters and not negated, to, passive)


def _addressee(a: _Anchor) -> Token | None:
    """ "told Putin", "said to reporters"."""
    for child in a.token.rights:
        if child.dep_ == "dative":
            return next((c for c in child.children if c.dep_ == "pobj"), child)
    if a.cue.lemma in ("tell", "inform", "assure", "remind", "warn", "advise", "urge", "ask", "promise", "brief"):
        return next((c for c in a.token.rights if c.dep_ in ("dobj", "nsubj") and c.i > a.last), None)
    if a.cue.lemma in ("say", "write", "convey", "explain", "announce"):
        to = next((c for c in a.token.rights if c.lower_ == "to" and c.dep_ == "prep"), None)
        if to is not None:
            return next((c for c in to.children if c.dep_ == "pobj"), None)
    return None


def _after(doc: Doc, a: _Anchor, anchors: list[_Anchor], addressee: Token | None) -> tuple[str, list[tuple[int, int]]] | None:
    """What was said comes after the cue."""
    token, cue = a.token, a.cue
    end = _end(doc, a, anchors)
    that = next(
        (
            i
            for i in range(a.last + 1, min(end + 1, a.last + 25))
            if doc[i].lower_ == "that" and doc[i].tag_ in ("IN", "WDT", "DT")
        ),
        None,
    )
    clause = next((c for c in token.rights if c.dep_ == "ccomp" and c.i > a.last), None)
    if clause is not None and (cue.takes("clause") or cue.takes("whether")):
        first = max(clause.left_edge.i, a.last + 1)
        if addressee is not None and first <= addressee.i < clause.i:
            first = addressee.right_edge.i + 1 if addressee.right_edge.i < clause.i else addressee.i + 1
        if doc[first].lower_ == "that" and doc[first].dep_ == "mark":
            first += 1
        asks = doc[first].lower_ in ("whether", "if", "how", "why", "what", "who", "when", "where")
        form = "whether" if asks and not cue.takes("clause") else "clause"
        return form, [(first, end)]
    if (
        that is not None
        and cue.takes("clause")
        and doc[that].dep_ == "mark"
        and all(doc[i].pos_ != "VERB" for i in range(a.last + 1, that))
    ):
        return "clause", [(that + 1, end)]
    comp = next((c for c in token.rights if c.dep_ == "xcomp" and c.i > a.last), None)
    thing = next((c for c in token.rights if c.dep_ in ("dobj", "attr", "oprd", "nsubj") and c.i > a.last), None)
    if cue.rest and thing is None:
        prep = next((c for c in token.rights if c.i == a.last), None)
        thing = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None) if prep is not None else None
        if thing is None and a.last + 1 <= end and doc[a.last + 1].pos_ in ("NOUN", "PROPN", "DET", "ADJ", "PRON", "VERB", "NUM"):
            thing = doc[a.last + 1]
    if cue.takes("order") and (thing is not None or comp is not None):
        first = min((t.left_edge.i for t in (thing, comp) if t is not None), default=a.last + 1)
        if any(doc[i].lower_ == "to" and doc[i].tag_ == "TO" for i in range(first, end + 1)):
            return "order", [(max(first, a.last + 1), end)]
    if comp is not None and thing is None and cue.takes("doing"):
        return "doing", [(max(comp.left_edge.i, a.last + 1), end)]
    if thing is not None:
        first = max(thing.left_edge.i, a.last + 1)
        if cue.takes("as") and any(doc[i].lower_ == "as" for i in range(first, end + 1)):
            return "as", [(first, end)]
        if cue.takes("object"):
            return "object", [(first, end)]
        if cue.takes("noun"):
            return "noun", [(first, end)]
        if cue.takes("as") or cue.takes("order"):
            return None
    return None


def _before(doc: Doc, a: _Anchor) -> tuple[str, list[tuple[int, int]]] | None:
    """What was said comes before the cue ("..., X said"), or on both sides of it."""
    if not a.cue.takes("clause"):
        return None
    subject = a.subject
    first = a.first
    if subject is not None and subject.i < a.token.i:
        first = min(first, subject.left_edge.i)
    if first < 3 or doc[first - 1].text not in (",", "-", "--", '"', "—", "?", "!"):
        return None
    clause = next((c for c in a.token.lefts if c.dep_ == "ccomp"), None)
    if clause is None and not any(t.pos_ in ("VERB", "AUX") for t in doc[: first - 1]):
        return None
    runs = [(0, first - 2)]
    last = max(a.last, subject.right_edge.i if subject is not None else a.last)
    comma = next((i for i in range(last + 1, len(doc)) if doc[i].text == ","), None)
    if comma is not None and comma - last <= 6 and any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[comma + 1 :]):
        runs.append((comma + 1, len(doc) - 1))
    return "clause", runs


def _end(doc: Doc, a: _Anchor, anchors: list[_Anchor]) -> int:
    """Last token of what follows the cue: before the next cue of the same speaker, or the end of the sentence."""
    end = len(doc) - 1
    token = a.token
    if token.dep_ in ("relcl", "acl", "advcl", "csubj", "pcomp") and _main_after(token):
        end = token.right_edge.i
    for other in anchors:
        if other.token.i <= a.last or other.token.i > end:
            continue
        if _is_sibling(doc, a, other):
            end = min(end, _lead(doc, other.first) - 1)
            break
    joined = next((c for c in token.rights if c.dep_ == "conj" and a.last < c.i <= end), None)
    if joined is not None and joined.pos_ == "VERB" and not any(c.dep_ in _SUBJECTS for c in joined.children):
        end = min(end, _lead(doc, joined.i) - 1)
    for i in range(a.last + 1, end):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            end = i - 1
            break
    return end


def _main_after(token: Token) -> bool:
    """Does the clause that this one hangs on go on after it?"""
    head = token.head
    while head.dep_ in ("conj", "appos", "compound", "nmod", "pobj", "prep", "poss") and head.head != head:
        head = head.head
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    return verb.i > token.i


def _is_sibling(doc: Doc, a: _Anchor, other: _Anchor) -> bool:
    """Does the other cue go on with the same report, rather than stand inside it?"""
    lead = _lead(doc, other.first)
    before = doc[lead].text if lead < other.first else ""
    own_subject = any(c.dep_ in _SUBJECTS for c in other.token.children)
    if other.token.tag_ == "VBG" and before == ",":
        return True
    if other.token.dep_ == "conj" and other.token.head == a.token:
        return True
    if not own_subject and before in ("and", "but") and other.token.tag_ == a.token.tag_ and other.cue.takes("clause"):
        return True
    return (
        own_subject and before == "," and other.token.i >= len(doc) - 8 and not any(c.dep_ == "ccomp" for c in other.token.rights)
    )


def _lead(doc: Doc, first: int) -> int:
    """From the comma or "and" that leads in a clause."""
    while first > 0 and (doc[first - 1].text in (",", "and", "but", "while", "--", "-") or doc[first - 1].dep_ == "cc"):
        first -= 1
    return first


def _strip(sentence: Sentence, doc: Doc, first: int, last: int) -> Span:
    """Offsets without the punctuation around."""
    while first <= last and (doc[first].is_space or doc[first].text in (",", ":", ";", "-", "--", "—")):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in (",", ".", ";", ":", "-", "--", "—")):
        last -= 1
    return _offsets(sentence, doc, first, last) if last >= first else (sentence.start, sentence.start)


def _according(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[Report]:
    """ "According to X, ..." and "..., according to X"."""
    reports = []
    for words in cue_lexicon().prepositions:
        for i in range(len(doc) - len(words)):
            if tuple(doc[j].lower_ for j in range(i, i + len(words))) != words or quoted(sentence.start + doc[i].idx):
                continue
            start = i + len(words)
            stop = next((j for j in range(start, len(doc)) if doc[j].text in (",", ";")), len(doc) - 1)
            head = next((t for t in doc[start : stop + 1] if t.dep_ == "pobj"), doc[start])
            runs = [(stop + 1, len(doc) - 1)] if i < 3 else [(0, i - 1)]
            contents = tuple(c for f, e in runs if e >= f and (c := _strip(sentence, doc, f, e))[1] > c[0])
            if not contents:
                continue
            source = _strip(sentence, doc, start, stop)
            cue = _offsets(sentence, doc, i, start - 1)
            words_ = sentence.text[cue[0] - sentence.start : cue[1] - sentence.start]
            reports.append(
                Report(sentence.index, cue, words_, source, _offsets(sentence, doc, head.i, head.i), contents, "clause", True)
            )
    return reports


def _nouns(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[Report]:
    """ "the announcement by X that ...", "X's threat to ..."."""
    reports = []
    for token in doc:
        if token.pos_ != "NOUN" or quoted(sentence.start + token.idx):
            continue
        cues = cue_lexicon().nouns.get(token.lemma_.lower())
        if not cues:
            continue
        cue = cues[0]
        clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp", "relcl")), None)
        if clause is None:
            continue
        marker = next((c for c in clause.lefts if c.lower_ in ("that", "to")), None)
        if marker is None or (marker.lower_ == "that" and (marker.dep_ != "mark" or not cue.takes("clause"))):
            continue
        form = "doing" if marker.lower_ == "to" else "clause"
        if form == "doing" and not cue.takes("doing"):
            continue
        source = next((c for c in token.lefts if c.dep_ == "poss"), None)
        if source is None:
            by = next((c for c in token.rights if c.lower_ in ("by", "from") and c.dep_ in ("prep", "agent")), None)
            source = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        first = marker.i + 1 if form == "clause" else marker.i
        content = _strip(sentence, doc, first, clause.right_edge.i)
        if content[1] <= content[0]:
            continue
        span = noun_span(sentence, source) if source is not None else None
        head = _offsets(sentence, doc, source.i, source.i) if source is not None else None
        at = _offsets(sentence, doc, token.i, token.i)
        reports.append(
            Report(sentence.index, at, token.text, span, head, (content,), form, source is not None and form in cue.enters)
        )
    return reports
