"""Present-tense news style mends: "El Salvador severs relations" is parsed as if "severs" were a noun.

The small model takes a rare verb in -s after a name for a plural. Where a lexicon verb in -s stands between two noun phrases and was
tagged so, the sentence is parsed once more with the verb in the past ("severed"), and the parse is kept if that made it a verb.
"""

from collections.abc import Callable, Iterable
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.knowledge.frames import default_lexicon
from dragoman.reading.acts.governors import table_of_status

_IRREGULAR = {"meet": "met", "hold": "held", "send": "sent", "strike": "struck", "cut": "cut", "seek": "sought", "shoot": "shot", "sell": "sold",
              "fight": "fought", "leave": "left", "tell": "told", "give": "gave", "take": "took", "withdraw": "withdrew", "begin": "began"}  # fmt: skip
_BEFORE = frozenset({"NOUN", "PROPN"})
_AFTER = frozenset({"DET", "ADJ", "PROPN", "NUM", "NOUN", "PRON", "ADP", "PART"})


@cache
def _verbs() -> frozenset[str]:
    triggers = frozenset(lemma for pos, lemma in default_lexicon().index if pos == "verb")
    # what decides a status must be known for a verb as well: "Blinken postpones trip"
    return triggers | {"report", "say"} | {verb for verb in table_of_status().verbs if "_" not in verb}


def mended(docs: list[Doc], annotated: Callable[[Iterable[Doc]], list[Doc]]) -> list[Doc]:
    """`docs`, each or its better parse; `annotated` parses documents whose words stand already."""
    suspects = {n: past for n, doc in enumerate(docs) if (past := {t.i: p for t in doc if (p := _past(t)) is not None})}
    others = annotated([_in_past(docs[n], past) for n, past in suspects.items()])
    better = {
        n: _mended(docs[n], other, past)
        for (n, past), other in zip(suspects.items(), others, strict=True)
        if _is_better(other, past)
    }
    return [better.get(n, doc) for n, doc in enumerate(docs)]


def _in_past(doc: Doc, suspects: dict[int, str]) -> Doc:
    return Doc(doc.vocab, words=[suspects.get(t.i, t.text) for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def _is_better(other: Doc, suspects: dict[int, str]) -> bool:
    return all(other[i].pos_ == "VERB" and any(c.dep_ == "nsubj" for c in other[i].children) for i in suspects)


def _mended(doc: Doc, other: Doc, suspects: dict[int, str]) -> Doc:
    """The words of `doc` with the parse of `other`."""
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=["VBZ" if t.i in suspects else t.tag_ for t in other],
        pos=[t.pos_ for t in other],
        lemmas=[t.lemma_ for t in other],
        heads=[t.head.i for t in other],
        deps=[t.dep_ for t in other],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in other],
    )


def _past(token: Token) -> str | None:
    """Past tense of a word that looks like a verb taken for a plural noun; None for others."""
    if token.tag_ not in ("NNS", "NNP", "NNPS") or not token.text.islower() or not token.text.endswith("s"):
        return None
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.nbor(-1).pos_ not in _BEFORE:
        return None
    # "fires warning shots": the small model takes the participle for the verb
    if token.nbor().pos_ not in _AFTER and token.nbor().tag_ != "VBG":
        return None
    base = _base(token.text)
    if base not in _verbs():
        return None
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _base(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
