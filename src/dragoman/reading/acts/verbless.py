"""Sentences in which the small model found no verb: "Britain and Iran reopen embassies" is parsed as if all were one noun phrase.

What a table of verbs knows and the model tagged as a noun or an adjective is put into the past ("reopened"), one word at a time from the
left, and the first parse is kept in which that word heads the sentence with a subject of its own. Where the model found the subject and only missed the
tag ("the council votes to end the mission"), the tag is set right without another parse.
"""

from collections.abc import Callable, Iterable

from spacy.tokens import Doc, Token

from dragoman.reading.acts.grammar.voice import SUBJECTS
from dragoman.reading.acts.headlines import Suspect, base, past, reparsed, replaced, verbs

_TRIED = 3
"""Words tried in a sentence."""
_NO_VERB = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM"})
_MISTAKEN = frozenset({"NN", "NNS", "JJ", "VB", "VBP", "VBZ"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADV"})
_AFTER = frozenset({"DET", "ADJ", "PROPN", "NUM", "NOUN", "PRON", "ADP", "PART", "ADV", "SCONJ", "VERB"})


def mended(docs: list[Doc], annotated: Callable[[Iterable[Doc]], list[Doc]]) -> list[Doc]:
    """`docs`, each or its better parse; `annotated` parses documents whose words stand already."""
    found: dict[int, Doc] = {}
    open_: dict[int, list[dict[int, Suspect]]] = {}
    for n, doc in enumerate(docs):
        if torn := _torn(doc):
            open_[n] = [torn]
        elif (root := _verbless(doc)) is not None:
            if suspect := _without_subject(root):
                open_[n] = [{root.i: suspect}]
            elif suspect := _subject_of_noun(root):
                found[n] = reparsed(doc, doc, {root.i: suspect}, {root.i: "VERB"})
            elif tries := [{t.i: suspect} for t in doc if (suspect := _suspect(t)) is not None][:_TRIED]:
                open_[n] = tries
    for attempt in range(_TRIED):
        asked = {n: tries[attempt] for n, tries in open_.items() if n not in found and attempt < len(tries)}
        others = annotated([replaced(docs[n], suspects, 0) for n, suspects in asked.items()])
        for (n, suspects), other in zip(asked.items(), others, strict=True):
            if all(_heads(other[i], within=bool(_torn(docs[n]))) for i in suspects):
                found[n] = reparsed(docs[n], other, suspects)
    return [found.get(n, doc) for n, doc in enumerate(docs)]


def _verbless(doc: Doc) -> Token | None:
    """The head of a sentence that ends as one and has no verb for its head, or one that has the subject's words for its own."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or doc[-1].text != ".":
        return None
    participle = root.tag_ == "VBG" and not any(c.dep_ == "aux" for c in root.children)
    return root if root.pos_ in _NO_VERB or participle or _without_subject(root) else None


def _without_subject(root: Token) -> Suspect | None:
    """The head, if it is a verb in the present whose subject hangs on it like a word before a noun ("Kenya's air force pounds rebel camps")."""
    if root.tag_ not in ("VBZ", "VBP") or any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in root.children):
        return None
    return _as_verb(root) if any(c.dep_ in ("poss", "compound", "nmod") for c in root.lefts) else None


def _subject_of_noun(root: Token) -> Suspect | None:
    """The head as a verb, where it was only tagged as a noun."""
    if (
        root.text.islower()
        and root.tag_ in ("NN", "NNS", "JJ")
        and any(c.dep_ == "nsubj" and c.i < root.i for c in root.children)
    ):
        return _as_verb(root)
    return None


def _suspect(token: Token) -> Suspect | None:
    if token.tag_ not in _MISTAKEN or not token.text.islower() or token.i == 0 or token.i + 1 >= len(token.doc):
        return None
    before = token.nbor(-1)
    if before.text == "-" and f"{token.nbor(-2).lower_}-{base(token.text)}" in verbs():
        # "test-fires"
        return _as_verb(token)
    if before.pos_ not in _BEFORE and before.text not in (",", ")") and not before.text[:1].isupper():
        return None
    return _as_verb(token) if token.nbor().pos_ in _AFTER else None


def _as_verb(token: Token) -> Suspect | None:
    verb = base(token.text) if token.text.endswith("s") else token.text
    if verb not in verbs():
        return None
    return Suspect((past(verb),), verb, "VBZ" if token.text.endswith("s") else "VBP")


def _torn(doc: Doc) -> dict[int, Suspect]:
    """The word that the model tagged as a verb and hung on a noun like the first half of a compound ("Kenya orders Somalia's envoy to leave")."""
    torn = (t for t in doc if t.tag_ == "VBZ" and t.dep_ in ("compound", "nmod") and t.text.islower() and t.i)
    return next(({t.i: suspect} for t in torn if (suspect := _as_verb(t)) is not None), {})


def _heads(token: Token, within: bool) -> bool:
    """Is it a verb with a subject of its own, and the head of the sentence unless it may be `within` it?"""
    return token.pos_ == "VERB" and (within or token.dep_ == "ROOT") and any(c.dep_ == "nsubj" for c in token.children)
