"""Who goes on speaking: "he said", "the official added" in the sentence after somebody's words mean that speaker again.

A report is told as a chain: a speaker is named once, and then goes by a pronoun or by the bare noun, whoever else was named in what was
said. Coreference looks for the likeliest person of the page; here the speaker before goes first.
"""

from bisect import bisect_right

from dragoman.knowledge.cues import cue_lexicon
from dragoman.model import Speaker
from dragoman.reading.draft import Draft
from dragoman.reading.predicates import Span
from dragoman.reading.speech.attributed import Attribution

_HE_OR_SHE = frozenset(["he", "she"])
_ARTICLES = ("the ", "The ")


class Chain:
    """The speaker of an article's latest words, and where they stand."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.article.text
        self._starts = [s.start for s in draft.sentences]
        self._speaker: Speaker | None = None
        self._attribution: Attribution | None = None

    def told(self, attribution: Attribution, speaker: Speaker) -> None:
        """Remember who spoke last; not who is only said to have spoken."""
        before = self._attribution
        if before is not None and attribution.cue is not None and any(s <= attribution.cue[0] < e for s, e in before.contents):
            return
        self._speaker, self._attribution = speaker, attribution

    def goes_on(self, a: Attribution) -> Speaker | None:
        """The speaker before, if this attribution's source means that one again; None if it may mean somebody else."""
        before, speaker = self._attribution, self._speaker
        if before is None or speaker is None or a.source is None or a.head is None or not self._next(before, a):
            return None
        head = self._words(a.head)
        if head in _HE_OR_SHE:
            return speaker if speaker.person is not None or self._names_one(before) else None
        source = self._text[slice(*a.source)]
        if not source.startswith(_ARTICLES) or head not in cue_lexicon().single:
            return None
        added = (a.cue_words or "").lower() in cue_lexicon().additive
        again = speaker.person is None and source[4:].lower() == head and head in speaker.name.lower().split()
        return speaker if added or again else None

    def _next(self, before: Attribution, a: Attribution) -> bool:
        """Does this follow in the same sentence or the next, outside the words said before?"""
        last = max(end for _, end in (*before.contents, *_spans(before)))
        source = a.source or a.contents[0]
        first = min(start for start, _ in (*a.contents, *_spans(a)))
        if any(start <= source[0] < end for start, end in before.contents) or source[0] < before.contents[0][0]:
            return False
        return self._sentence(first) - self._sentence(last - 1) <= 1

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _words(self, span: Span) -> str:
        return self._text[slice(*span)].lower()

    def _names_one(self, a: Attribution) -> bool:
        """Is the source's head a common noun for one person ("a spokesman")?"""
        word = self._words(a.head) if a.head else ""
        return word in cue_lexicon().single


def _spans(a: Attribution) -> list[Span]:
    return [span for span in (a.cue, a.source) if span is not None]
