"""Who says "I" and "we": the speaker of a quotation, of a turn in a transcript, or of a page that is one person's words."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge import Knowledge
from dragoman.knowledge.cues import cue_lexicon
from dragoman.model import Mention
from dragoman.reading.anaphora.addressed import addressed
from dragoman.reading.anaphora.context import SUBJECTS, Context
from dragoman.reading.anaphora.page_title import of_title
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.speech.transcripts import find_turns

SINGULAR = frozenset("i me my mine myself".split())
PLURAL = frozenset("we us our ours ourselves".split())
SECOND = frozenset("you your yours yourself".split())
_INTERVIEW = re.compile(r"\binterview", re.I)
_INTERVIEWS = re.compile(r"\b[Ii]nterviews? (?:with )?((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+)")
_HERE_I_AM = re.compile(r"\b(?:I['’]m |I am |I, (?:the )?|[Mm]y name is )$")
_HEAD = 200
_INTRODUCTION = 800
"""Characters in which an interview says who is asked."""
_REMARKS = re.compile(r"\b(?:remarks|speech|address|statement|testimony|lecture|interview) (?:by|of|from|with) ", re.I)
_REMARKS_BY = re.compile(_REMARKS.pattern + r"(?:[\w.’'-]+ ){0,5}$", re.I)
_GIVES_REMARKS = re.compile(
    r",? (?:\w+ )?(?:delivered|delivers|gave|gives|made|makes)\b[^.]{0,50}\b(?:remarks|speech|address|statement)\b"
)
_CREDIT = re.compile(r"\b(?:[Ii]mage|[Pp]hoto|[Pp]icture)(?: by|:) $")
"""What stands before the name of a photographer."""
_AND = re.compile(r"\s*(?:,|and|&)\s")
_YOU = re.compile(r"\byou(?:r|rself)?\b", re.I)
QUESTIONS = 4
"""So many questions to "you" outside quotations make a page an interview."""
OFTEN = 4
"""So many "I" outside quotations make a page one person's words."""


class FirstPerson:
    """Speakers of one article. Quotations are asked for when their sentence has been resolved, so that "he said" has reached its name."""

    def __init__(self, draft: Draft, context: Context, kb: Knowledge) -> None:
        self.draft, self.context, self.kb = draft, context, kb
        self.turns = find_turns(draft.article)
        self._of_quotation: dict[tuple[int, int], Mention | None] = {}
        self._said = sum(
            context.quoted.at(s.start + t.idx) is None for s in draft.sentences for t in s.doc or () if t.lower_ in SINGULAR
        )
        self._asks: bool | None = None
        self._author = self._find_author()
        self._named = self._find_named()
        self._calls = self._find_calls()

    def speaker(self, token: Token, start: int, sentence: Sentence) -> Mention | None:
        """Who speaks at `start`; for "you", who is called by name or asked in an interview."""
        word = token.lower_
        quotation = self.context.quoted.at(start)
        if word in SECOND:
            if (called := addressed(self.context, sentence, start, quotation)) is not None:
                speaking = self._speaking(start, sentence, quotation)
                return called if speaking is None or speaking.actor != called.actor else None
            return self._author if self._asks_here(sentence) and quotation is None else None
        if word in SINGULAR and (himself := self._names_himself(start, quotation, sentence)) is not None:
            return himself
        return self._speaking(start, sentence, quotation)

    def _speaking(self, start: int, sentence: Sentence, quotation: tuple[int, int] | None) -> Mention | None:
        """Whose words they are, by what stands around them."""
        if quotation is not None:
            return self.quoted_speaker(start, sentence)
        for turn in self.turns:
            if any(a <= start < b for a, b in turn.parts):
                return next((m for m in self.draft.mentions_in(*turn.label) if m.kind == "person"), None)
        return self._called(start) or self._author

    def _asks_here(self, sentence: Sentence) -> bool:
        """Is it a question, or leads it up to one? In answers "you" is anybody."""
        here = self.draft.sentences[sentence.index : sentence.index + 3]
        return any(s.text.rstrip().endswith("?") for s in (here if self._interviewed() else here[:1]))

    def quoted_speaker(self, start: int, sentence: Sentence) -> Mention | None:
        """Whose words the quotation around `start` gives, as far as is known by now."""
        quotation = self.context.quoted.at(start)
        if quotation is None:
            return None
        if self._of_quotation.get(quotation) is None:
            self._of_quotation[quotation] = self._reported(quotation, sentence)
        return self._of_quotation[quotation]

    def _reported(self, quotation: tuple[int, int], sentence: Sentence) -> Mention | None:
        """The subject of the verb of saying beside a quotation, in the sentences that it touches."""
        near = [
            s
            for s in self.draft.sentences[max(0, sentence.index - 4) : sentence.index + 3]
            if s.start < quotation[1] + 2 and quotation[0] - 2 < s.end
        ]
        for s in near:
            for token in s.doc or ():
                at = s.start + token.idx
                if token.dep_ not in SUBJECTS or quotation[0] <= at < quotation[1] or token.head.lemma_ not in cue_verbs():
                    continue
                found = self._mention_at(at, s)
                if found is not None:
                    return found
        return self._announced(quotation, near)

    def _announced(self, quotation: tuple[int, int], near: Sequence[Sentence]) -> Mention | None:
        """The subject of a sentence that a colon joins to the quotation: "Shorten made an attack on Turnbull: “He ...”"."""
        before = self.draft.article.text[max(0, quotation[0] - 4) : quotation[0]]
        if not before.rstrip(" \n\"“‘'«").endswith(":"):
            return None
        for s in near:
            if not s.start < quotation[0] <= s.end + 3:
                continue
            for token in s.doc or ():
                at = s.start + token.idx
                if at < quotation[0] and token.dep_ in SUBJECTS and token.head.dep_ in {"ROOT", "conj"}:
                    return self._mention_at(at, s)
        return None

    def _mention_at(self, at: int, sentence: Sentence) -> Mention | None:
        for occurrence in reversed(self.context.occurrences):
            if occurrence.sentence == sentence.index and occurrence.start <= at < occurrence.end and occurrence.one is not None:
                return occurrence.one if occurrence.one.kind == "person" else None
        return None

    def _names_himself(self, start: int, quotation: tuple[int, int] | None, sentence: Sentence) -> Mention | None:
        """ "I, Joshua Norton, declare" and "I'm Mario Lucero", for the rest of the quotation or, outside one, until another does."""
        said = [m for at, m in self._named if at <= start and self.context.quoted.at(at) == quotation]
        introducing = {m.start for m in said}
        # "I wanted to work with Isabel" and "she came up with that, I with this": not Isabel, but the other one
        others = {
            o.one.actor
            for o in self.context.before(sentence.index + 1, sentence.end + 1, 1)
            if o.sentence == sentence.index and o.one is not None and o.start not in introducing
        }
        return next((m for m in reversed(said) if m.actor not in others), None)

    def _find_named(self) -> list[tuple[int, Mention]]:
        """Where persons say who they are."""
        text = self.draft.article.text
        found = []
        for m in self.draft.mentions:
            if m.kind != "person" or not m.actor or m.form not in {"name", "title"}:
                continue
            before = _HERE_I_AM.search(text, max(0, m.start - 16), m.start)
            if before is not None:
                found.append((before.start(), m))
        return found

    def _called(self, start: int) -> Mention | None:
        """Whom a chair called to speak last ("General Prelogar."), on a page that says "I" again and again outside quotations."""
        called = [m for at, m in self._calls if at < start]
        return called[-1] if called else None

    def _find_calls(self) -> list[tuple[int, Mention]]:
        if self._said < OFTEN or self.turns:
            return []
        found = []
        for sentence in self.draft.sentences:
            people = [m for m in self.draft.mentions_in(sentence.start, sentence.end) if m.kind == "person"]
            if len(people) != 1 or not people[0].actor:
                continue
            before = sentence.text[: people[0].start - sentence.start].strip().lower()
            after = sentence.text[people[0].end - sentence.start :].strip()
            if after in {".", "?", ":"} and (not before or before in title_words().honorifics):
                found.append((sentence.end, people[0]))
        return found

    def _find_author(self) -> Mention | None:
        """Who says "I" outside quotations again and again: whose remarks the head announces, else the one person of the head of a statement or
        speech, else, of an interview, the one whom its head names most."""
        first = self.draft.sentences[0] if self.draft.sentences else None
        interviewed = self._interviewed()
        if first is None or len(self.turns) > 1 or not self._said:
            return None
        if _REMARKS.search(self.draft.article.title or ""):
            title = of_title(self.draft, self.kb)
            if (announcer := announced(title, [m for m in title.mentions if m.kind == "person" and m.actor])) is not None:
                return announcer
        if self._said < (1 if interviewed else OFTEN):
            return None
        people = self._people(max(first.end, _HEAD))
        if (announcer := announced(self.draft, people)) is not None:
            return announcer
        stranger = interviewed and self._asks_a_stranger()
        if len({m.actor for m in people}) == 1 and self._said >= OFTEN and not stranger and not self._is_spoken_of(people[0]):
            return people[0]
        people = self._people(_INTRODUCTION) if interviewed and not stranger else []
        text = self.draft.article.text
        seen = {m.actor for m in people if not _CREDIT.search(text, max(0, m.start - 12), m.start)}
        named = Counter(m.actor for m in people if m.actor in seen).most_common(2)
        if not named or (len(named) > 1 and named[0][1] == named[1][1]):
            return None
        first_named = next(m for m in people if m.actor == named[0][0])
        return first_named if first_named.start < _HEAD or self._says_interview() else None

    def _asks_a_stranger(self) -> bool:
        """Does the head say that somebody is interviewed whom nothing tells to be a person?"""
        whom = _INTERVIEWS.search(self.draft.article.text[:_INTRODUCTION])
        return whom is not None and not any(m.start < whom.end(1) and whom.start(1) < m.end for m in self._people(_INTRODUCTION))

    def _says_interview(self) -> bool:
        return bool(_INTERVIEW.search(self.draft.article.text[:400]))

    def _people(self, limit: int) -> list[Mention]:
        """Persons named within so many characters of the top."""
        return [m for m in self.draft.mentions_in(0, limit) if m.kind == "person" and m.actor]

    def _is_spoken_of(self, person: Mention) -> bool:
        """Does the page name him again and again outside quotations, or first within one? Who speaks does not."""
        if self.context.quoted.at(person.start) is not None:
            return True
        again = [m for m in self.draft.mentions if m.actor == person.actor and m.form in {"name", "title"} and m.start > _HEAD]
        return sum(self.context.quoted.at(m.start) is None for m in again) >= OFTEN

    def _interviewed(self) -> bool:
        """Is the page an interview? Its head says so, or it asks somebody again and again."""
        if self._asks is None:
            asked = sum(
                s.text.rstrip().endswith("?") and _YOU.search(s.text) is not None and self.context.quoted.at(s.start) is None
                for s in self.draft.sentences
            )
            self._asks = asked >= QUESTIONS or self._says_interview()
        return self._asks


def announced(draft: Draft, people: Sequence[Mention]) -> Mention | None:
    """Of "Remarks by A at a dinner for B", A; of "Remarks by A and B", nobody. `people` are persons of the draft."""
    text = draft.article.text
    for m in people:
        if m.form not in {"name", "title"}:
            continue
        if _REMARKS_BY.search(text, max(0, m.start - 60), m.start) or _GIVES_REMARKS.match(text, m.end, m.end + 80):
            return None if _AND.match(text, m.end) else m
    return None


@cache
def cue_verbs() -> frozenset[str]:
    """Lemmas of verbs of saying."""
    return frozenset(cue.split()[0] for cue in cue_lexicon().verbs)
