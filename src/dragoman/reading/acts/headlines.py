"""Present-tense news style mends: "El Salvador severs relations" is parsed as if "severs" were a noun.

The small model takes a rare verb in -s after a name for a plural. Where a lexicon verb in -s stands between two noun phrases and was
tagged so, the sentence is parsed once more with the verb in the past ("severed"), then with a verb that the model knows well ("made"), and
the parse is kept if that made it a verb; so are nouns between "to" and a name ("votes to sanction Chad").
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.knowledge.frames import default_lexicon
from dragoman.knowledge.wordlists import table, word_sets
from dragoman.reading.acts.governors import table_of_status

_ATTEMPTS = 2
"""The word's own past first, then a verb that the model knows well."""
_AUXILIARIES = frozenset({"be", "have", "do", "get"})
_BEFORE = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VBG", "VBZ", "VBP", "VB", "VBN", "VBD"})
_AFTER = frozenset({"DET", "ADJ", "PROPN", "NUM", "NOUN", "PRON", "ADP", "PART"})


@cache
def verbs() -> frozenset[str]:
    """Verbs that the frames, the tables of status or those of what carries a deed know."""
    deeds = word_sets("deeds")
    triggers = frozenset(lemma for pos, lemma in default_lexicon().index if pos == "verb")
    # what decides a status must be known for a verb as well: "Blinken postpones trip"
    return (
        triggers
        | deeds["carriers"]
        | deeds["breaking_out"]
        | {"report", "say"}
        | {verb for verb in table_of_status().verbs if "_" not in verb}
    )


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that the model may have taken for a noun: what to parse in its place, its lemma and tag as a verb."""

    words: tuple[str, ...]
    lemma: str
    tag: str


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lemma for pos, lemma in default_lexicon().index if pos == "noun")


def mended(docs: list[Doc], annotated: Callable[[Iterable[Doc]], list[Doc]]) -> list[Doc]:
    """`docs`, each or its better parse; `annotated` parses documents whose words stand already."""
    suspects = {n: found for n, doc in enumerate(docs) if (found := _suspects(doc))}
    better: dict[int, Doc] = {}
    for attempt in range(_ATTEMPTS):
        open_ = {n: found for n, found in suspects.items() if n not in better}
        others = annotated([replaced(docs[n], found, attempt) for n, found in open_.items()])
        better |= {
            n: reparsed(docs[n], other, found)
            for (n, found), other in zip(open_.items(), others, strict=True)
            if _is_better(other, found)
        }
    return [better.get(n, doc) for n, doc in enumerate(docs)]


def replaced(doc: Doc, suspects: dict[int, Suspect], attempt: int) -> Doc:
    """The words of `doc`, unparsed, with what is to be parsed in the place of its suspects."""
    words = [suspects[t.i].words[attempt] if t.i in suspects else t.text for t in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])


def _is_better(other: Doc, suspects: dict[int, Suspect]) -> bool:
    return all(
        other[i].pos_ == "VERB"
        and other[i].dep_ not in ("amod", "compound")
        and any(c.dep_ == "nsubj" or (c.dep_ == "aux" and c.tag_ == "TO") for c in other[i].children)
        for i in suspects
    )


def reparsed(doc: Doc, other: Doc, suspects: dict[int, Suspect], pos: dict[int, str] | None = None) -> Doc:
    """The words of `doc` with the parse of `other`; `pos` gives word classes of tokens where they differ."""
    classes = pos or {}
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[suspects[t.i].tag if t.i in suspects else t.tag_ for t in other],
        pos=[classes.get(t.i, t.pos_) for t in other],
        lemmas=[suspects[t.i].lemma if t.i in suspects else t.lemma_ for t in other],
        heads=[t.head.i for t in other],
        deps=[t.dep_ for t in other],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in other],
    )


def _suspects(doc: Doc) -> dict[int, Suspect]:
    """Suspects by token; of two in a row or with words for one noun between ("severs ties", "orders air strikes") the second is the object."""
    found: dict[int, Suspect] = {}
    last = -2
    for token in doc:
        if token.i - 1 != last and (suspect := _suspect(token)) is not None:
            found[token.i] = suspect
            last = token.i
        elif last == token.i - 1 and token.pos_ in ("NOUN", "ADJ") and token.text.islower():
            last = token.i
    return found


def _well_placed(token: Token) -> bool:
    """Does a plural behind a common noun have its place: object of the verb before ("carries out missile strikes"), subject of the next ("teams pull")?"""
    before, verb = token.nbor(-1), token.head
    if not before.text.islower() or before.head != token or before.dep_ != "compound" or verb.pos_ != "VERB":
        return False
    if token.dep_ == "dobj":
        return verb.i < before.i
    return token.dep_ == "nsubj" and verb.tag_ in ("VBP", "VBD") and verb.i == token.i + 1 and verb.lemma_ in verbs()


def _suspect(token: Token) -> Suspect | None:
    told = _past(token)
    if told is not None:
        verb = base(token.text)
        # "the sanctions negotiations": what is a noun of the lexicon too is not forced
        return Suspect((told, told if verb in _nouns() else "made"), verb, "VBZ")
    # "votes to sanction Chad"
    if token.tag_ == "NN" and token.i > 1 and token.nbor(-1).lower_ == "to" and token.i + 1 < len(token.doc):
        named = token.nbor().pos_ in ("PROPN", "DET") and token.nbor(-2).pos_ == "VERB"
        return Suspect(("make", "punish"), token.text, "VB") if named and token.text in verbs() else None
    return None


def _past(token: Token) -> str | None:
    """Past tense of a word that looks like a verb taken for a plural noun, or for the auxiliary of its object ("cancels visit"); None for others."""
    taken_for_auxiliary = token.tag_ == "VBZ" and token.dep_ == "aux" and token.lemma_ not in _AUXILIARIES
    plural = token.tag_ in ("NNS", "NNP", "NNPS") and token.text.islower()
    if not (plural or taken_for_auxiliary) or not token.text.endswith("s"):
        return None
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.nbor(-1).pos_ not in _BEFORE or _well_placed(token):
        return None
    # "fires warning shots", "severs ties", "frees jailed reporters": the small model takes the next word for the verb
    if token.nbor().pos_ not in _AFTER and token.nbor().tag_ not in _VERBS:
        return None
    if token.nbor().tag_ in ("VBD", "VBN") and (token.i + 2 >= len(token.doc) or token.nbor(2).pos_ not in _AFTER):
        # "coast guard ships followed."
        return None
    verb = base(token.text)
    return past(verb) if verb in verbs() else None


def past(base: str) -> str:
    """The past tense of a verb."""
    irregular: str | None = table("pasts").get(base)
    if irregular:
        return irregular
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def base(word: str) -> str:
    """The verb of which `word` is the third person, or looks so."""
    if word[:-1] in verbs():
        return word[:-1]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
