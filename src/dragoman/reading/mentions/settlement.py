"""The state of settling one article: its persons, the mentions of each sentence, the states and organisations that it names."""

from collections import Counter
from dataclasses import dataclass, field

from dragoman.knowledge import Knowledge
from dragoman.knowledge.cues import cue_lexicon
from dragoman.model import Mention
from dragoman.reading.anaphora.here import state_here
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.home import home
from dragoman.reading.mentions.persons import Cast

_OFFICIAL = frozenset({"person", "body", "group", "country"})
MOSTLY = 1.5
"""How many times as often as the next a state must be named to be the one that the page is about."""


@dataclass(slots=True)
class Settlement:
    """`cast` are the persons of the article, `done` the mentions of each sentence."""

    draft: Draft
    kb: Knowledge
    cast: Cast = field(default_factory=Cast)
    done: dict[int, list[Mention]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    """Countries that the article names, the most frequent first."""
    tagged: Counter[tuple[str, str]] = field(default_factory=Counter)
    organisations: dict[str, str] = field(default_factory=dict)
    """Organisations that the knowledge base does not know, by slug."""
    things: frozenset[str] = frozenset()
    """Names that the page tells to be things."""
    place_names: frozenset[str] = frozenset()
    """What the page calls its places."""
    same: dict[str, str] = field(default_factory=dict)
    """Persons under a second name -> the person."""
    vessels: dict[str, str] = field(default_factory=dict)
    """Ships by name, with their flag's state."""
    flags: set[str] = field(default_factory=set)
    """States under whose flag the page's ships sail."""

    def put(self, sentence: Sentence, mention: Mention, keep: bool = False) -> None:
        """Add a mention in place of those that it covers; with `keep` beside those over exactly its span (the members put before it)."""
        rest = [m for m in self.done[sentence.index] if m.end <= mention.start or mention.end <= m.start
                or (keep and (m.start, m.end) == (mention.start, mention.end))]  # fmt: skip
        self.done[sentence.index] = sorted([*rest, mention], key=lambda m: (m.start, m.end))

    def taken(self, sentence: Sentence, start: int, end: int) -> bool:
        return any(m.start < end and start < m.end for m in self.done[sentence.index])

    def near(self, sentence: Sentence, at: int) -> str | None:
        """The state whose officials a page means when it says "the foreign ministry": that "on the Jordanian side", else the page's own (by its
        web address), else that of the official who says so, else the one that the page names by far most, else the only one named before in
        the sentence, else that of the dateline."""
        text = self.draft.article.text
        if sides := {m.country for m in self.done[sentence.index] if m.country and text.startswith(" side", m.end)}:
            return sides.pop() if len(sides) == 1 else None
        own = home(self.draft.article)
        if own is not None and own in self.states:
            return own
        if (speaker := self._speaker(sentence, at)) is not None:
            return speaker
        counts = Counter(m.country for ms in self.done.values() for m in ms if m.country and self.kb.country(m.country))
        counts.update(p.country for p in self.draft.places if p.country and p.name != p.country)
        first = counts.most_common(2)
        if first and (len(first) == 1 or first[0][1] >= MOSTLY * first[1][1]):
            return first[0][0]
        states = {
            m.country
            for m in self.done[sentence.index]
            if m.end <= at and m.country and m.kind != "person" and self.kb.country(m.country)
        }
        if len(states) != 1 and (here := state_here(self.draft, self.kb)) is not None and here.country in self.states:
            return here.country
        return states.pop() if len(states) == 1 else None

    def _speaker(self, sentence: Sentence, at: int) -> str | None:
        """The state of the one official who, before a place of the sentence, says what is said there: "US spokesman Price said that Assistant
        Secretary O'Brien would come"."""
        verbs = {cue.split()[0] for cue in cue_lexicon().verbs}
        spoken = [
            sentence.start + word.idx
            for t in sentence.doc or ()
            for word in (t, *t.lefts)
            if t.dep_ == "nsubj" and t.head.lemma_ in verbs and max(t.idx, t.head.idx) < at - sentence.start
        ]
        states = {
            m.country
            for m in self.done[sentence.index]
            if m.kind in _OFFICIAL and m.country and self.kb.country(m.country) and any(m.start <= s < m.end for s in spoken)
        }
        return states.pop() if len(states) == 1 else None
