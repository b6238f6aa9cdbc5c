"""Which frames does a sentence hold? Triggers by lemma, then the frame's conditions on the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from spacy.tokens import Doc, Token

from dragoman.knowledge.frame_types import Class, Condition, Frame, Trigger
from dragoman.knowledge.frames import Lexicon, default_lexicon
from dragoman.knowledge.wordlists import spelling, word_sets
from dragoman.model import Mention
from dragoman.reading.acts.arguments import Arguments, Said, inverted
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.grammar.phrases import infinitive
from dragoman.reading.acts.grammar.voice import is_passive
from dragoman.reading.acts.obviation import ABROAD, strangers

_CLASS: dict[str, tuple[Class, ...]] = {
    "VERB": ("verb",), "AUX": ("verb",), "NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adjective", "verb"), "ADV": ("adjective",),
}  # fmt: skip
_ANY = frozenset({"*"})
_WORDS = word_sets("deeds")


@dataclass(frozen=True, slots=True)
class Match:
    """A frame, the word that triggers it, and the other words of the trigger; `speaker` if the trigger is what a quotation's speaker says."""

    frame: Frame
    pos: Class
    token: Token
    rest: tuple[Token, ...]
    speaker: Mention | None = None


def matches(doc: Doc, cast: Cast, lexicon: Lexicon) -> Iterator[tuple[Token, list[Match]]]:
    """Trigger words in order, each with the frames that fit it, most specific first."""
    for token in doc:
        found: list[Match] = []
        for pos in _classes(token):
            asked: dict[tuple[Token, ...], Arguments] = {}
            for trigger, frame in lexicon.index.get((pos, lemma(token)), ()):
                rest = _rest(token, trigger)
                if rest is None:
                    continue
                if rest not in asked:
                    asked[rest] = Arguments(cast, token, pos, rest)
                if _fits(frame, asked[rest]):
                    found.append(Match(frame, pos, token, rest))
        if found:
            yield token, found


def said(root: Token, cast: Cast, lexicon: Lexicon, speaker: Mention) -> Iterator[tuple[Token, list[Match]]]:
    """Frames of saying that fit a sentence of a quotation, by its root, read as if "`speaker` said that" stood before it."""
    if root.pos_ not in ("VERB", "AUX") or root.lemma_ in _SAYING:
        return
    arguments = Said(cast, root, speaker)
    found = [
        Match(frame, "verb", root, (), speaker)
        for trigger, frame in lexicon.index.get(("verb", "say"), ())
        if not trigger.rest and _fits(frame, arguments)
    ]
    if found:
        yield root, found


_SAYING = frozenset({"say", "tell", "add", "state"})


def _classes(token: Token) -> tuple[Class, ...]:
    """Word classes as which a token may trigger a frame; "the shelling of" names a deed and has no subject above it."""
    if token.tag_ == "VBG" and (
        any(c.dep_ in ("det", "poss") for c in token.children)
        or (token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and any(c.lower_ == "of" for c in token.rights))
    ):
        return ("noun",)
    if token.pos_ in ("ADP", "PART") and "-" in lemma(token):
        # "the stand-off between"
        return ("noun",)
    return _CLASS.get(token.pos_, ())


def lemma(token: Token) -> str:
    """Lemma in the lexicon's spelling; that of the whole of a word which the tokenizer cut at its hyphens ("stand-off"), where the lexicon has it."""
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-2).whitespace_ and not token.nbor(-1).whitespace_:
        whole = f"{token.nbor(-2).lower_}-{spelling(token.lemma_)}"
        if whole in _hyphenated():
            return whole
    return spelling(token.lemma_)


@cache
def _hyphenated() -> frozenset[str]:
    """Words of the lexicon that are written with a hyphen: triggers and those of conditions."""
    lexicon = default_lexicon()
    conditions = (word for frame in lexicon.frames for _, found in (*frame.when, *frame.unless) for word in found)
    return frozenset(word for word in chain((trigger for _, trigger in lexicon.index), conditions) if "-" in word)


def _rest(token: Token, trigger: Trigger) -> tuple[Token, ...] | None:
    """The words of the trigger below (or right after) its head; None if one is missing."""
    found: list[Token] = []
    for word in trigger.rest:
        below = [c for c in token.children if c.lower_ == word or c.lemma_ == word]
        if not below:
            below = [
                g
                for c in token.children
                if c.dep_ in ("prt", "prep", "advmod", "dobj", "acomp", "oprd") and c.lower_ != "along"
                for g in c.children
                if g.lower_ == word or g.lemma_ == word
            ]
        if not below and token.i + 1 < len(token.doc) and token.nbor().lower_ == word:
            below = [token.nbor()]
        if not below and found and found[-1].i + 1 < len(token.doc) and found[-1].nbor().lower_ == word:
            below = [found[-1].nbor()]
        if not below:
            return None
        found.append(below[0])
    return tuple(found)


def _fits(frame: Frame, arguments: Arguments) -> bool:
    abroad = frame.type in ABROAD
    return all(_holds(c, arguments, abroad=abroad) for c in frame.when) and not any(
        _holds(c, arguments, alone=True) for c in frame.unless
    )


def _holds(condition: Condition, arguments: Arguments, alone: bool = False, abroad: bool = False) -> bool:
    """Does a condition hold? `alone`: only of the head of a slot, not of what is coordinated with it; `abroad`: people of other states fill a slot unnamed."""
    slot, words = condition
    token = arguments.trigger
    if slot == "passive":
        return is_passive(token)
    if slot == "has":
        return any(
            arguments.fill(wanted) or arguments.reciprocal(wanted) or (abroad and strangers(arguments, (wanted,)))
            for wanted in sorted(words)
        )
    if slot == "named":
        return all(any(f.how.endswith(": itself") for f in arguments.fill(wanted)) for wanted in sorted(words))
    if slot == "own":
        return any(arguments.holds_own(wanted) for wanted in sorted(words))
    if slot == "sure":
        return all(arguments.fill(wanted) for wanted in sorted(words))
    if slot == "complement":
        return bool(arguments.clauses()) if words == _ANY else not words.isdisjoint(_words(arguments, slot))
    if slot == "negated":
        # "is not interested": the copula bears the negation
        bearers = (token, token.head) if token.dep_ == "acomp" else (token,)
        said_no = any(c.dep_ == "neg" or c.lower_ == "never" for bearer in bearers for c in bearer.children)
        return said_no and (words == _ANY or any(c.dep_ == "aux" and c.lower_ in words for c in token.children))
    if slot in _OF_WORDS:
        return not words.isdisjoint(_words(arguments, slot))
    if slot == "infinitive":
        return any(infinitive(c) for c in arguments.clauses())
    heads = arguments.heads(slot)
    if words == _ANY:
        return bool(heads)
    return any(_head_is(head, words, alone) for head in heads)


_OF_WORDS = frozenset({"modifier", "below", "above", "modal", "auxiliary"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod", "poss", "det", "neg", "nummod"})


def _words(arguments: Arguments, slot: str) -> frozenset[str]:
    """The words that a condition on words looks at: the same for all frames of a trigger."""
    found = arguments.words.get(slot)
    if found is None:
        found = arguments.words[slot] = frozenset(_spelt(arguments, slot))
    return found


def _spelt(arguments: Arguments, slot: str) -> Iterator[str]:
    token = arguments.trigger
    if slot == "complement":
        return map(lemma, arguments.clauses())
    if slot == "above":
        return map(lemma, token.ancestors)
    if slot == "modal":
        return (c.lower_ for verb in arguments.clauses() for c in verb.children if c.dep_ == "aux" and not inverted(c))
    if slot == "auxiliary":
        return (c.lower_ for c in token.children if c.dep_ == "aux")
    found = arguments.under() if slot == "below" else [c for c in token.children if c.dep_ in _MODIFIERS]
    return (word for t in found for word in (lemma(t), t.lower_))


def _head_is(head: Token, words: frozenset[str], alone: bool) -> bool:
    """The head noun, what it is coordinated with, or what "a number of ..." counts."""
    if lemma(head) in words or head.lower_ in words:
        return True
    if not alone and any(lemma(c) in words for c in head.conjuncts):
        return True
    # "the Italian hostage Paolo Bosusco": the name is the head
    if head.pos_ == "PROPN" and any(lemma(c) in words for c in head.children if c.dep_ in ("compound", "nmod", "appos")):
        return True
    if head.lemma_ in _WORDS["deeds"] or head.lemma_ in _WORDS["possibilities"]:
        return False
    # "a series of sanctions", "a package of measures", "its ambassador and staff"
    return any(lemma(p) in words for prep in head.children if prep.lower_ == "of" for p in prep.children) and head.pos_ in (
        "NOUN",
        "PRON",
        "DET",
        "NUM",
        "ADJ",
    )
