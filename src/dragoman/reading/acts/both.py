"""Who does together what the sentence says of nobody by name: "we" of a joint statement, "both sides", "they" who were two in the sentences before."""

import re

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.model import Mention
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Cast, Filler
from dragoman.reading.acts.grammar.voice import logical_subjects
from dragoman.reading.draft import Draft, Sentence

_WORDS = word_sets("deeds")
_DEPTH = 8
_JOINT = re.compile(r"\bjoint (?:statement|declaration|communiqu[eé]|press statement)\b", re.I)
_HEAD = 400
"""Characters at the top of a page in which a joint statement names its parties."""
_TOGETHER_REACH = 3
_CONFERRED_REACH = 6
"""Sentences looked back for those who talk with each other: readouts say "they" a paragraph later."""


def parties(draft: Draft, sentence: Sentence, arguments: Arguments) -> list[Filler]:
    """Who "we" are in a joint statement, who "they" or "the two sides" are after a sentence that names two."""
    if arguments.pos != "verb":
        return []
    said = {t.lower_ for t in logical_subjects(arguments.trigger)}
    if "we" in said and _is_joint(draft):
        named = [m for m in draft.mentions if m.start < _HEAD and m.country]
    elif said & _WORDS["both"] and sentence.index:
        earlier = draft.sentences[sentence.index - 1]
        named = _conferred(draft, sentence) or [m for m in draft.mentions_in(earlier.start, earlier.end) if m.country]
    else:
        return []
    # the person who speaks for a country, where one is named, before the country
    chosen = {m.country: m for m in sorted(named, key=lambda m: (m.kind != "person", m.start), reverse=True)}
    if len(chosen) != 2:
        return []
    return [Filler((m,), arguments.trigger, f"both parties: {m.text}") for m in sorted(chosen.values(), key=lambda m: m.start)]


def _conferred(draft: Draft, sentence: Sentence) -> list[Mention]:
    """The two who talk in the nearest sentence before that tells of talking: "spoke with the envoy of Egypt on Gaza. They agreed"."""
    for back in range(1, min(_CONFERRED_REACH, sentence.index) + 1):
        earlier = draft.sentences[sentence.index - back]
        for token in earlier.doc or ():
            if token.lemma_ in _WORDS["conferring"] and token.pos_ == "VERB":
                slots = Arguments(Cast(draft, earlier), token, "verb")
                named = [m for slot in ("subject", "with", "object", "to") for f in slots.fill(slot) for m in f.mentions]
                if len({m.country for m in named}) == 2:
                    return named
    return []


def held(draft: Draft, sentence: Sentence, arguments: Arguments) -> list[Filler]:
    """Whose talks they are that "were held", where nobody is named: the two of whom the sentences before speak together."""
    noun = arguments.trigger
    for _ in range(_DEPTH):
        # "the latest round of talks was held"
        if noun.dep_ != "pobj" or noun.head.lower_ != "of":
            break
        noun = noun.head.head
    if any(c.dep_ == "det" and c.lower_ in ("any", "no") for c in arguments.trigger.children):
        # "before any talks are held"
        return []
    if arguments.pos != "noun" or noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.lemma_ not in _WORDS["occurring"]:
        return []
    return _together(draft, sentence, arguments.trigger)


def still_two(draft: Draft, sentence: Sentence, arguments: Arguments) -> list[Filler]:
    """Who "they" are that agree or discuss, where the sentences before speak of two together ("they", "the leaders")."""
    if arguments.pos != "verb" or not any(t.lower_ == "they" for t in logical_subjects(arguments.trigger)):
        return []
    return _together(draft, sentence, arguments.trigger)


def _together(draft: Draft, sentence: Sentence, token: Token) -> list[Filler]:
    """The two for whom one pronoun or nominal of the sentences before stands ("they", "both sides")."""
    for back in range(1, _TOGETHER_REACH + 1):
        if sentence.index < back:
            break
        earlier = draft.sentences[sentence.index - back]
        spans: dict[tuple[int, int], list[Mention]] = {}
        for mention in draft.mentions_in(earlier.start, earlier.end):
            if mention.country and mention.form in ("pronoun", "nominal"):
                spans.setdefault((mention.start, mention.end), []).append(mention)
        for members in spans.values():
            if len({m.country for m in members}) > 1:
                return [Filler((m,), token, f"both parties: {m.text}") for m in members]
    return []


def _is_joint(draft: Draft) -> bool:
    """Does the page speak for several at once: it says so at its top, or begins with "we" outside quotation marks?"""
    top = f"{draft.article.title or ''} {draft.article.text[:_HEAD]}"
    return bool(_JOINT.search(top)) or draft.article.text.lstrip().lower().startswith("we ")
