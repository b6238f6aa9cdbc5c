"""Sentences that only ask: what a question says happened, nobody has said."""

from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.speech.transcripts import find_turns

_CLOSING = "\"'”’») "


def questions(draft: Draft) -> frozenset[int]:
    """Indices of the sentences that end in a question mark or stand in the turn of a transcript in which a reporter asks."""
    turns = [(turn.label[0], turn.parts[-1][1]) for turn in find_turns(draft.article) if turn.question]
    return frozenset(s.index for s in draft.sentences if _asks(s) or any(start <= s.start < end for start, end in turns))


def _asks(sentence: Sentence) -> bool:
    """Is it a question as a whole, and not one that somebody is told to have asked (`"Why?" asked Chad`)?"""
    return sentence.text.rstrip(_CLOSING).endswith("?")
