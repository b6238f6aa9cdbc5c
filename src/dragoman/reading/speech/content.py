"""Where what was said begins, and with `endings` the runs of words it is made of.

The parse says where the content of a report begins; its end is told by the words.
"""

from spacy.tokens import Doc, Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.reading.predicates import has_own_subject, is_passive
from dragoman.reading.speech.endings import before_aside, before_setting, last_token
from dragoman.reading.speech.reports import Anchor

Runs = list[tuple[int, int]]
_ASKS = frozenset(["whether", "if", "how", "why", "what", "who", "when", "where", "which"])
_DATES = frozenset(["DATE", "TIME"])
_BEGIN_THING = frozenset(["NOUN", "PROPN", "DET", "ADJ", "PRON", "VERB", "NUM"])
_MARKS = frozenset(['"', "'", "``"])
_BEFORE_DAYS = frozenset(["on", "late", "early"])


def after(doc: Doc, a: Anchor, anchors: list[Anchor], addressee: Token | None) -> tuple[str, Runs] | None:
    """What was said comes after the cue: the form and its runs of tokens."""
    end = last_token(doc, a, anchors)
    return (
        _passive(doc, a, end)
        or _clause(doc, a, end, addressee)
        or _infinitive(doc, a, end)
        or _thing(doc, a, end)
        or _loose_clause(doc, a, end)
    )


def _clause(doc: Doc, a: Anchor, end: int, addressee: Token | None) -> tuple[str, Runs] | None:
    token, cue = a.token, a.cue
    if not (cue.takes("clause") or cue.takes("whether")):
        return None
    clause = next((c for c in token.rights if c.dep_ == "ccomp" and c.i > a.last), None)
    that = _that(doc, a, end)
    if that is not None and (clause is None or that < clause.i):
        return ("clause", [(that + 1, end)]) if that < end else None
    if clause is None or clause.i > end:
        return None
    first = max(clause.left_edge.i, a.last + 1)
    if doc[clause.i - 1].text == "," and clause.tag_ in ("VBD", "VBN") and doc[first].lower_ != "that":
        # "emphasized the ties, needed projects and promised ...": a row of verbs that the parser takes for a clause
        return "noun", [(first, clause.i - 2)]
    if addressee is not None and first <= addressee.i < clause.i:
        first = addressee.right_edge.i + 1 if addressee.right_edge.i < clause.i else addressee.i + 1
    first = _after_day(doc, first, clause.i)
    if doc[first].tag_ == "TO" and is_passive(token) and cue.lemma in cue_lexicon().supposed:
        return None
    asks = doc[first].lower_ in _ASKS
    if asks and not cue.takes("whether") and clause.tag_ in ("VB", "VBG"):
        return None
    return ("whether" if asks and not cue.takes("clause") else "clause"), [(first, end)]


def _after_day(doc: Doc, first: int, stop: int) -> int:
    """Behind the day on which it was said ("said on Monday he would ...", "told them this weekend he would ...")."""
    at = first
    while at < stop and (doc[at].ent_type_ in _DATES or (doc[at].lower_ in _BEFORE_DAYS and doc[at + 1].ent_type_ in _DATES)):
        at += 1
    day = doc[first:at]
    begins_anew = at == first or at >= stop or doc[at].pos_ not in ("PRON", "PROPN", "DET", "NOUN", "ADJ", "NUM")
    if begins_anew or any(t.dep_ in ("nsubj", "nsubjpass", "poss", "compound", "nummod") and t.head.i >= at for t in day):
        return first
    return first if day[0].lower_ in ("tomorrow", "next") else at


def _that(doc: Doc, a: Anchor, end: int) -> int | None:
    """The "that" which leads in what was said, with no verb between."""
    for i in range(a.last + 1, min(end, a.last + 25)):
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or (doc[i].tag_ == "IN" and i == a.last + 1)):
            return i
        if doc[i].pos_ == "VERB" and doc[i].dep_ not in ("amod", "compound"):
            return None
    return None


def _infinitive(doc: Doc, a: Anchor, end: int) -> tuple[str, Runs] | None:
    """ "promised to ...", "urged X to ..."."""
    comp = next((c for c in a.token.rights if c.dep_ in ("xcomp", "ccomp") and c.i > a.last), None)
    to = next((i for i in range(a.last + 1, end) if doc[i].tag_ == "TO"), None)
    if to is None or (is_passive(a.token) and a.cue.lemma in cue_lexicon().supposed):
        return None
    first = a.last + 1
    while first < to and (doc[first].pos_ in ("ADV", "PUNCT") or doc[first].ent_type_ in _DATES or doc[first].lower_ == "on"):
        first += 1
    if first == to and (a.cue.takes("doing") or (comp is not None and a.cue.takes("order"))):
        return ("doing" if a.cue.takes("doing") else "order"), [(to, end)]
    if a.cue.takes("order") and first < to and doc[first].pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return "order", [(first, end)]
    return None


def _thing(doc: Doc, a: Anchor, end: int) -> tuple[str, Runs] | None:
    """ "stressed the importance of ...", "called for ...", "described X as ...", "called X a ...", "denied doing ..."."""
    token, cue = a.token, a.cue
    own = has_own_subject(token)
    inverted = own and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts)
    deps = ("dobj", "attr", "oprd", "ccomp", "xcomp") + (("nsubj",) if not inverted and own else ())
    thing = next((c for c in token.rights if c.dep_ in deps and c.i > a.last and c.ent_type_ not in _DATES), None)
    if (
        thing is not None
        and thing.dep_ in ("ccomp", "xcomp")
        and not (cue.takes("object") or cue.takes("as") or thing.tag_ == "VBG")
    ):
        thing = None
    if cue.rest:
        thing = _after_preposition(doc, a, end) or thing
    if thing is None or thing.i > end:
        return None
    first = max(thing.left_edge.i, a.last + 1)
    if first > end:
        return None
    named = before_aside(doc, token, thing, end)
    if cue.takes("as") and any(_is_as(doc, i) for i in range(first, end + 1)):
        return "as", [(first, named)]
    if cue.takes("object"):
        return "object", [(first, named)]
    end = min(end, before_setting(doc, a, thing, end))
    if thing.tag_ == "VBG" and cue.takes("noun"):
        return ("clause" if cue.takes("clause") else "noun"), [(first, end)]
    return ("noun", [(first, end)]) if cue.takes("noun") else None


def _passive(doc: Doc, a: Anchor, end: int) -> tuple[str, Runs] | None:
    """ "The bill is supported by X", "X was called a hero by Y", "X is accused of lying": what it is said of, and what is said of it."""
    token, cue = a.token, a.cue
    of = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    if of is None or of.tag_ in ("WDT", "WP") or token.tag_ != "VBN" or any(c.dep_ in ("ccomp", "xcomp") for c in token.children):
        return None
    agent = next((c for c in token.rights if c.dep_ == "agent"), None)
    run = (of.left_edge.i, of.right_edge.i)
    if cue.lemma in cue_lexicon().blaming:
        crime = next((c for c in token.rights if c.lower_ in ("of", "for") and c.dep_ == "prep" and c.i <= a.last + 3), None)
        return ("passive", [run, (crime.i + 1, end)]) if crime is not None and crime.i < end else None
    if cue.lemma in ("quote", "cite"):
        return None
    called = next((c for c in token.rights if c.dep_ in ("oprd", "attr") or (c.lower_ == "as" and c.dep_ == "prep")), None)
    form = "object" if cue.takes("object") else "as" if cue.takes("as") else None
    if called is not None and form:
        # who says so may stand before or behind what it is called: "described by X as", "called a hero by X"
        behind = agent.i if agent is not None and agent.i > called.left_edge.i else len(doc)
        return form, [run, (called.left_edge.i, max(t.i for t in called.subtree if t.i < behind))]
    return ("passive", [run]) if agent is not None and cue.takes("noun") and not cue.rest else None


def _is_as(doc: Doc, i: int) -> bool:
    """A bare "as", not "as well as"."""
    return (
        doc[i].lower_ == "as" and not (i + 1 < len(doc) and doc[i + 1].lower_ == "well") and doc[max(i - 1, 0)].lower_ != "well"
    )


def _after_preposition(doc: Doc, a: Anchor, end: int) -> Token | None:
    prep = doc[a.last]
    thing = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp") and c.i > a.last), None)
    if thing is None and a.last + 1 <= end and (doc[a.last + 1].pos_ in _BEGIN_THING or doc[a.last + 1].text in _MARKS):
        return doc[a.last + 1]
    return thing


def _loose_clause(doc: Doc, a: Anchor, end: int) -> tuple[str, Runs] | None:
    """The parser saw no complement, but a whole clause follows."""
    if not a.cue.takes("clause") or is_passive(a.token):
        return None
    first = a.last + 1
    while first <= end and (doc[first].pos_ == "ADV" or doc[first].ent_type_ in _DATES or doc[first].lower_ == "on"):
        first += 1
    rest = doc[first : end + 1]
    if len(rest) < 4 or rest[0].is_punct or rest[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return None
    subject = next((t for t in rest if t.dep_ in ("nsubj", "nsubjpass") and t.head.i > t.i and t.head.i <= end), None)
    if subject is None or (a.subject is not None and a.subject.i > a.token.i):
        return None
    return ("clause", [(first, end)]) if subject.left_edge.i <= first else None


def before(doc: Doc, a: Anchor) -> tuple[str, Runs] | None:
    """What was said comes before the cue ("..., X said"), or on both sides of it."""
    if not a.cue.takes("clause") or is_passive(a.token):
        return None
    subject = a.subject
    first = a.first
    if subject is not None and subject.i < a.token.i:
        first = min(first, subject.left_edge.i)
    if first < 2 or doc[first - 1].text not in (",", "-", "--", '"', "'", "—", "?", "!"):
        return None
    if doc[first - 2].lower_ in ("which", "who") and doc[min(a.last + 1, len(doc) - 1)].text == ",":
        # "the park, which, X said, is full": "which" and what follows the cue
        return "clause", [(first - 2, first - 2), (a.last + 2, doc[first - 2].head.right_edge.i)]
    if doc[first - 2].lower_ in ("which", "that", "who", "what") or doc[0].lower_ == "according":
        return None
    last = max(a.last, subject.right_edge.i if subject is not None and subject.i > a.token.i else a.last)
    comma = next((i for i in range(last + 1, min(len(doc) - 2, last + 8)) if doc[i].text == ","), None)
    if doc[first - 1].text == "," and comma is not None and _resumes(doc, comma + 1):
        return "clause", [(0, first - 2), (comma + 1, len(doc) - 1)]
    clause = next((c for c in a.token.lefts if c.dep_ == "ccomp"), None)
    if first < 3 or (clause is None and not any(t.pos_ in ("VERB", "AUX") for t in doc[: first - 1])):
        return None
    if a.token.dep_ in ("relcl", "acl", "advcl") and clause is None and a.token.tag_ == "VBG":
        return None
    return "clause", [(0, first - 2)]


def _resumes(doc: Doc, at: int) -> bool:
    """Does what was said go on here, after a cue put between ("The museum, Mr. Bush said, celebrated ...")?"""
    if (doc[at].tag_ == "VBG" and doc[at].dep_ != "csubj") or doc[at].lower_ in ("but", "and", "who", "which"):
        return False
    return any(t.dep_ in ("nsubj", "nsubjpass", "ROOT", "conj", "ccomp") for t in doc[at:])
