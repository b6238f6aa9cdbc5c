"""Where what was said ends.

Told by the words (the next cue of the same speaker, a participle after a comma, the end of the sentence), since the small parser
attaches the tail of a long sentence at random.
"""

from spacy.tokens import Doc, Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.reading.predicates import has_own_subject, lead
from dragoman.reading.speech.reports import Anchor

_DATES = frozenset(["DATE", "TIME"])
_LIKE_PREPOSITIONS = frozenset(
    ["including", "following", "regarding", "according", "concerning", "considering", "involving", "depending", "excluding"]
)
_SUBORDINATE = frozenset(
    ["because", "although", "though", "while", "when", "since", "after", "before", "during", "despite", "amid", "unless", "until"]
)
_SET = frozenset(["in", "on", "at", "during", "via", "to", "after", "before"])
_IT = frozenset(["it", "them", "him", "her"])
_CALLS = frozenset(["calling", "branding", "labelling", "labeling", "terming", "describing", "dubbing"])
_DASHES = frozenset(["—", "--", "–"])
_LEADS_ASIDE = frozenset(["after", "as", "while", "when", "before", "though", "although", "with", "hours", "days"])


def before_aside(doc: Doc, token: Token, thing: Token, end: int) -> int:
    """Without the clause that tells when or why it was said ("called X a disgrace after ...")."""
    asides = [
        c.left_edge.i
        for c in token.rights
        if c.dep_ == "advcl" and c.left_edge.i > thing.i + 1 and doc[c.left_edge.i].lower_ in _LEADS_ASIDE
    ]
    return min([end, *(lead(doc, i) - 1 for i in asides)])


def before_setting(doc: Doc, a: Anchor, thing: Token, end: int) -> int:
    """Without where, when and why it was said ("called for more aid in a statement on Thursday", "praised X because ...")."""
    thin = "noun" not in a.cue.enters
    return next(
        (
            i - 1 - (doc[i - 1].lower_ == "on")
            for i in range(thing.i + 1, end)
            if _in_setting(doc, i) or _new_clause(doc, i, thin) or (thin and _why(doc, a, i))
        ),
        end,
    )


def _in_setting(doc: Doc, i: int) -> bool:
    """ "in a statement", "on Twitter"."""
    if doc[i].dep_ != "prep" or doc[i].lower_ not in _SET:
        return False
    place = next((c for c in doc[i].children if c.dep_ == "pobj"), None)
    return place is not None and place.lemma_.lower() in cue_lexicon().settings


def _why(doc: Doc, a: Anchor, i: int) -> bool:
    """Does a word begin here that tells when or why? Only asked of attitudes: what is said may hold such words itself."""
    token = doc[i]
    if a.cue.lemma in cue_lexicon().blaming and any(t.lower_ in ("of", "for") for t in doc[i : i + 3]):
        return False
    if token.lower_ in _SUBORDINATE or (token.lower_ == "as" and token.dep_ == "mark" and token.head.dep_ == "advcl"):
        return True
    return token.ent_type_ in _DATES and (token.head == a.token or token.head.head == a.token)


def _new_clause(doc: Doc, i: int, thin: bool) -> bool:
    """ ", which ...", ", hurting ...", ", but he ...": no longer the thing itself."""
    if doc[i].text not in (",", ";") and doc[i].lower_ not in ("but", "and"):
        return False
    after = doc[i + 1]
    if doc[i].text == ",":
        if (
            after.tag_ == "VBG"
            and not _calls_it(doc, i + 1)
            and after.lower_ not in _LIKE_PREPOSITIONS
            and after.dep_ not in ("amod", "compound", "conj")
        ):
            return True
        if thin and after.lower_ in ("which", "who", "whose", "where"):
            return True
        after = doc[i + 2] if after.lower_ in ("but", "and") and i + 2 < len(doc) else after
    return after.tag_ == "PRP" and after.dep_ == "nsubj" and after.head.i > after.i and after.head.tag_ in ("VBD", "VBZ", "VBP")


def last_token(doc: Doc, a: Anchor, anchors: list[Anchor]) -> int:
    """Last token of what follows the cue."""
    end = len(doc) - 1
    token = a.token
    if token.dep_ in ("relcl", "acl", "advcl", "csubj", "pcomp") and _main_after(token):
        end = token.right_edge.i
    for other in anchors:
        if a.last < other.token.i <= end and (cut := _cut(doc, a, other)) is not None:
            end = min(end, cut - 1)
            break
    joined = next((c for c in token.rights if c.dep_ == "conj" and a.last < c.i <= end), None)
    if joined is not None and joined.pos_ in ("VERB", "AUX") and not _goes_on(a.token, joined):
        begins = min([joined.i, *(c.left_edge.i for c in joined.lefts)])
        end = min(end, lead(doc, begins) - 1)
    dash = _afterthought(doc, a.last + 5, end)
    end = min(end, dash - 1) if dash is not None else end
    end = before_participle(doc, a.last + 5, end)
    for i in range(a.last + 5, end):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            return i - 1
    return end


def before_participle(doc: Doc, first: int, end: int) -> int:
    """Up to the first participle after a comma (", prompting ..."), which is the page's own word."""
    return next((i - 1 for i in range(first, end) if _is_aside(doc, i)), end)


def _is_aside(doc: Doc, i: int) -> bool:
    token = doc[i]
    return (
        token.tag_ == "VBG"
        and doc[i - 1].text == ","
        and token.dep_ == "advcl"
        and token.lower_ not in _LIKE_PREPOSITIONS
        and not _calls_it(doc, i)
    )


def _goes_on(token: Token, joined: Token) -> bool:
    """ "wants to double X, grow Y and create Z": the bare verbs go on with what is wanted, though the parser joins them to the cue."""
    infinitive = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in token.rights)
    return infinitive and joined.tag_ == "VB" and token.tag_ != "VB" and not has_own_subject(joined)


def _afterthought(doc: Doc, first: int, end: int) -> int | None:
    """The dash that leads in an afterthought: the last one, unless they stand in pairs around words within what was said."""
    dashes = [i for i in range(first, end) if doc[i].text in _DASHES]
    return dashes[-1] if len(dashes) % 2 else None


def _calls_it(doc: Doc, i: int) -> bool:
    """ "dismissed the offer, calling it a band-aid": one report."""
    return doc[i].lower_ in _CALLS and i + 1 < len(doc) and doc[i + 1].lower_ in _IT


def _main_after(token: Token) -> bool:
    """Does the clause that this one hangs on go on after it?"""
    head = token.head
    while head.dep_ in ("conj", "appos", "compound", "nmod", "pobj", "prep", "poss") and head.head != head:
        head = head.head
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    return verb.i > token.i


def _cut(doc: Doc, a: Anchor, other: Anchor) -> int | None:
    """Where the report ends because the other cue goes on beside it, rather than stands inside it; None if inside."""
    at = lead(doc, other.first)
    led = doc[at].text if at < other.first else ""
    token, own = other.token, has_own_subject(other.token)
    if _calls_it(doc, token.i):
        return None
    if token.tag_ == "VBG" and led == ",":
        return at
    if token.dep_ == "conj" and (token.head == a.token or (led == "but" and own)):
        return at
    if (
        not own
        and led in ("and", "but", ",")
        and token.dep_ == "conj"
        and token.tag_ == a.token.tag_
        and other.cue.takes("clause")
    ):
        return at
    if (
        not own
        and a.token.tag_ == "VBG"
        and led == ","
        and token.dep_ == "conj"
        and any(c.dep_ == "aux" and c.tag_ == "VBZ" for c in token.lefts)
    ):
        return at
    if led == "and" and token.tag_ == "VBD" and token.tag_ == a.token.tag_ and _breaks_tense(token, own):
        return at
    if token.dep_ == "relcl" and other.first > 1 and doc[other.first - 1].text == "," and token.head.i < token.i:
        return other.first - 1
    if own and other.cue.takes("quote") and token.dep_ in ("advcl", "pcomp", "ccomp", "pobj"):
        mark = next((c.i for c in token.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in _LEADS_ASIDE), None)
        if mark is None and other.first > 0 and doc[other.first - 1].lower_ == "with":
            mark = other.first - 1
        if mark is not None and mark > a.last + 3:
            return mark
    if own and led == "," and other.cue.takes("quote") and not any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in token.rights):
        return at
    return None


def _breaks_tense(token: Token, own: bool) -> bool:
    """ "said he would go and warned of ...", "said they are sure and accused ...": the past goes on with "said"."""
    verb = token.head
    if token.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX"):
        return False
    present = verb.tag_ in ("VBZ", "VBP") or any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    modal = verb.tag_ == "VB" and any(c.tag_ == "MD" for c in verb.children)
    return present or (modal and not own)
