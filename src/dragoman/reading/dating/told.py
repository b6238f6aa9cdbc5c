"""What the article tells of the same event elsewhere: "the attack" has the date that the article gave it before."""

import re
from datetime import date

from spacy.tokens import Token

from dragoman.reading.dating.attachment import attached_times
from dragoman.reading.dating.carrying import same_event
from dragoman.reading.dating.intervals import Dated, dated, dates, edge, nearest, within_phrase
from dragoman.reading.dating.newsday import FRESH
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.lexicon import of_one_event, word_list

_BEFORE = 30
"""A date told before is looked for in this many sentences."""
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_STEM = 4
"""Letters that a verb and its noun must share."""
_NEAR = 30
"""Characters between "took place" and its time."""


def told_before(draft: Draft, sentence: Sentence, trigger: Token, planned: bool) -> Dated | None:
    """ "the attack", "his visit": the date that the article gave with the same word before."""
    if not _definite(trigger):
        return None
    for earlier in reversed(draft.sentences[max(0, sentence.index - _BEFORE) : sentence.index]):
        for token in earlier.doc or ():
            if token.pos_ not in ("NOUN", "VERB", "PROPN") or not of_one_event(token.lemma_.lower(), trigger.lemma_.lower()):
                continue
            if _of_another(draft, earlier, token, sentence, trigger):
                continue
            times = attached_times(draft, earlier)
            words = same_event(token, planned)
            own = [t for t in times if t.owner in words and dates(t, token, draft, planned)]
            own = own or within_phrase(token, times, draft, planned)
            if own:
                return dated(draft, nearest(own, token), times, "article")
    return None


def told_after(draft: Draft, sentence: Sentence, trigger: Token) -> Dated | None:
    """ "has seized a ship", and further on "The seizure took place in November". Read from the words: few such sentences are parsed.
    "A raid on the consulate", and further on "the blast late on Thursday" or "Thursday's attack"."""
    return _happened(draft, sentence, trigger) or _dated_noun(draft, sentence, trigger)


def _dated_noun(draft: Draft, sentence: Sentence, trigger: Token) -> Dated | None:
    published = draft.today
    if not published:
        return None
    day = date.fromisoformat(published[:10])
    words = {w.lemma_.lower() for w in (trigger, *(c for p in trigger.children if p.lower_ == "in" for c in p.children))}
    for later in draft.sentences[sentence.index + 1 : sentence.index + _BEFORE]:
        for time in attached_times(draft, later) if later.doc is not None else ():
            noun, told = time.owner, time.time
            if noun.pos_ != "NOUN" or time.preposition in word_list("delimiting") or not told.from_ or told.from_ != told.to:
                continue
            if not day - FRESH < date.fromisoformat(told.from_) <= day or not any(
                of_one_event(noun.lemma_.lower(), w) or _noun_of(noun, w) for w in words
            ):
                continue
            if _definite(noun) and not _of_another(draft, later, noun, sentence, trigger):
                return Dated(edge(told, 0), edge(told, 1), f"article: {told.text}")
    return None


def _noun_of(noun: Token, verb: str) -> bool:
    """ "meeting" of "meet", "seizure" of "seize"."""
    stem = verb.rstrip("e")
    return len(stem) >= _STEM and noun.lemma_.lower().startswith(stem)


def _happened(draft: Draft, sentence: Sentence, trigger: Token) -> Dated | None:
    stem = trigger.lemma_.lower().rstrip("e")
    if len(stem) < _STEM or not stem.isalpha():
        return None
    told = re.compile(
        rf"\b(?:the|this|that|these|those|his|her|its|their) (?:[\w-]+ ){{0,3}}{stem}\w*\b[^.;,]{{0,40}}? (?:{'|'.join(sorted(word_list('happening')))})\b",
        re.IGNORECASE,
    )
    for later in draft.sentences[sentence.index + 1 : sentence.index + _BEFORE]:
        if found := told.search(later.text):
            at = later.start + found.end()
            time = next((t for t in draft.times_in(at, later.end) if t.from_ and t.start - at <= _NEAR), None)
            if time is not None:
                return Dated(edge(time, 0), edge(time, 1), f"article: {time.text}")
    return None


def _of_another(draft: Draft, earlier: Sentence, token: Token, sentence: Sentence, trigger: Token) -> bool:
    """ "X visited" and "Y's visit": told of two."""
    mine, theirs = _bearer(draft, sentence, trigger), _bearer(draft, earlier, token)
    return mine is not None and theirs is not None and mine != theirs


def _bearer(draft: Draft, sentence: Sentence, token: Token) -> str | None:
    """The person whose visit, attack or demand it is, or None where no person is named beside the word."""
    behind = (c for p in token.rights if p.lower_ in ("of", "by") for c in p.children if c.dep_ == "pobj")
    for child in (*token.lefts, *behind):
        if child.dep_ in ("poss", "nsubj", "pobj"):
            start, end = sentence.at(child)
            told = (m for m in draft.mentions_in(sentence.start, end) if m.start <= start and end <= m.end)
            return next((m.actor for m in told if m.kind == "person" and m.actor), None)
    return None


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in noun.children)
