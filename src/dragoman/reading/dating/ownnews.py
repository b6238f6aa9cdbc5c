"""Is an event the page's own news, so that the page's date is its date, or background?"""

import re

from spacy.tokens import Token

from dragoman.reading.clauses import auxiliaries, clause, is_pluperfect, mark
from dragoman.reading.timegrammar.lexicon import word_list

_FOR_LONG = re.compile(
    r"\b(?:for|over|in recent|in the past|the past|over the last) (?:\w+ ){0,2}(?:days|weeks|months|years|decades|centuries)\b",
    re.IGNORECASE,
)


def is_own_news(head: Token) -> bool:
    """Is the clause with this head told as news? Present, simple past and perfect are; pluperfect, habit and what a
    past participle or relative clause only recalls are not."""
    if is_pluperfect(head) or (head.tag_ in ("VBZ", "VBP") and head.pos_ == "VERB" and head.lemma_ in word_list("states")):
        return False
    if any(c.dep_ == "advmod" and c.lower_ in word_list("habitual") | word_list("recalling") for c in head.children):
        return False
    return not _FOR_LONG.search(" ".join(t.text for t in head.subtree if clause(t) == head))


def told_with(head: Token) -> Token | None:
    """The clause at whose time a subordinate clause happens; None if it has a time of its own.

    Complements ("said that"), participles ("spoke, saying"), "as", "while", "where" and "in which" go with their main clause;
    "after", "since", "until", "because" and clauses that pick out a noun do not.
    """
    if is_pluperfect(head) or is_main(head):
        return None
    if head.dep_ in ("ccomp", "conj", "parataxis"):
        return clause(head.head)
    if head.dep_ in ("relcl", "acl") and _is_done_so(head):
        return clause(head.head)
    if head.dep_ in ("advcl", "pcomp"):
        recent = mark(head) in ("after", "because") and _is_present(head, clause(head.head))
        if not recent and mark(head) not in ("", *word_list("telling")):
            return None
        return clause(head.head)
    if head.dep_ == "acl":
        return clause(head.head) if head.tag_ == "VBG" or mark(head) == "that" else None
    if head.dep_ == "relcl":
        return clause(head.head) if _goes_on(head) or _is_what_is_done(head) else None
    return None


def _is_present(head: Token, main: Token) -> bool:
    """A clause behind "after" is of the same day where all is told in the present, as briefs do: "ends a strike after reaching a deal"."""
    if head.tag_ in ("VBZ", "VBP") or auxiliaries(head) & {"has", "have"}:
        return True
    return head.tag_ == "VBG" and main.tag_ in ("VBZ", "VBP")


def _is_what_is_done(relative: Token) -> bool:
    """ "adopts a resolution that condemns": the act is in the clause on the object; "in 2016 when they attacked": at that time."""
    if any(c.lower_ == "when" for c in relative.children):
        return True
    told_now = relative.tag_ in ("VBZ", "VBP") and relative.lemma_ != "be"
    return told_now and relative.head.dep_ == "dobj" and any(c.lower_ in ("that", "which") for c in relative.children)


def _is_done_so(infinitive: Token) -> bool:
    """ "becomes the first country to leave", "signs an order to ease sanctions": done when that is."""
    if not any(c.tag_ == "TO" for c in infinitive.lefts):
        return False
    noun = infinitive.head
    if noun.dep_ == "attr":
        return noun.head.lemma_ in ("be", "become") and any(c.lower_ in word_list("ordinals") for c in noun.children)
    return noun.dep_ == "dobj" and noun.lemma_ in word_list("acts_on_paper")


def is_main(head: Token) -> bool:
    """A main clause: the root, or a clause that only a semicolon joins to what follows."""
    if head.head == head:
        return True
    return head.dep_ in ("ccomp", "parataxis") and any(
        t.text in (";", ":") for t in head.doc[min(head.i, head.head.i) : max(head.i, head.head.i)]
    )


def _goes_on(relative: Token) -> bool:
    """A relative clause that tells what came next ("where he met", ", who also said"), not one that picks out a noun."""
    first = next((t for t in relative.subtree), relative)
    opener = relative.doc[first.i]
    before = relative.doc[first.i - 1].text if first.i else ""
    return before == "," and relative.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN") and opener.tag_ in ("WRB", "WP", "WDT", "IN")
