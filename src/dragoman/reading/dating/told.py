"""What the article tells of the same event elsewhere: "the attack" has the date that the article gave it before."""

from spacy.tokens import Token

from dragoman.reading.dating.attachment import attached_times
from dragoman.reading.dating.carrying import same_event
from dragoman.reading.dating.intervals import Dated, dated, dates, nearest
from dragoman.reading.draft import Draft, Sentence

_BEFORE = 30
"""A date told before is looked for in this many sentences."""


def told_before(draft: Draft, sentence: Sentence, trigger: Token, planned: bool) -> Dated | None:
    """ "the attack", "his visit": the date that the article gave with the same word before."""
    if not any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in trigger.children):
        return None
    for earlier in reversed(draft.sentences[max(0, sentence.index - _BEFORE) : sentence.index]):
        for token in earlier.doc or ():
            if token.lemma_.lower() != trigger.lemma_.lower() or token.pos_ not in ("NOUN", "VERB", "PROPN"):
                continue
            times = attached_times(draft, earlier)
            words = same_event(token, planned)
            own = [t for t in times if t.owner in words and dates(t, token, draft, planned)]
            if own:
                return dated(draft, nearest(own, token), times, "article")
    return None
