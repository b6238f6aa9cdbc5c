"""Who has been spoken of so far: occurrences of actors with what the parse says of their place in the sentence."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.speech.quoted import Quoted

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OF_STATES = frozenset({"country", "body", "group", "person"})
_OFTEN = 3
"""How often an article must name a state to be about it."""
THINGS = frozenset({"country", "organisation", "body", "movement", "company"})
_ECHOED = THINGS | {"unknown"}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where an actor, or several together, are spoken of."""

    start: int
    end: int
    members: tuple[Mention, ...]
    sentence: int
    root: Token | None = None
    shift: int = 0
    """Start of the sentence, to place `root` in the article."""
    joined: bool = False
    """Several names joined by "and": each has an occurrence of its own too."""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells entities apart: ids, or words where there is no id."""
        return tuple(m.actor or f"?{m.name}@{m.country}" for m in self.members)

    @property
    def one(self) -> Mention | None:
        return self.members[0] if len(self.members) == 1 else None

    @property
    def dep(self) -> str:
        """Relation of the head of its coordination: the second of "Putin and Xi met" is a subject too."""
        token = self.root
        while token is not None and token.dep_ in {"conj", "appos"} and token.head.i != token.i:
            token = token.head
        return token.dep_ if token is not None else ""

    @property
    def subject(self) -> bool:
        return self.dep in SUBJECTS

    @property
    def clause(self) -> Token | None:
        """The verb of which it is subject or object."""
        return clause_of(self.root) if self.root is not None else None


def clause_of(token: Token) -> Token | None:
    """The nearest verb above a token."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            return at
    return at if at.pos_ in {"VERB", "AUX"} else None


@dataclass(slots=True)
class Context:
    """All occurrences before a place, nearest last."""

    draft: Draft
    quoted: Quoted
    occurrences: list[Occurrence] = field(default_factory=list)
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)

    endings: dict[str, list[Occurrence]] = field(default_factory=dict)
    """Those that are named things, by the last word of the name."""

    def add(self, occurrence: Occurrence) -> None:
        insort(self.occurrences, occurrence, key=_order)
        one = occurrence.one
        if one is not None and one.actor and one.form in {"name", "title"} and one.kind in _ECHOED and (end := last_word(one)):
            insort(self.endings.setdefault(end, []), occurrence, key=_order)
        if not occurrence.joined:
            self.counts[occurrence.key] += 1

    def before(self, sentence: int, start: int, window: int) -> Iterator[Occurrence]:
        """Occurrences that begin before `start`, not more than `window` sentences back, nearest first."""
        for occurrence in reversed(self.occurrences):
            if occurrence.sentence < sentence - window:
                return
            if occurrence.end <= start:
                yield occurrence


def _order(occurrence: Occurrence) -> tuple[int, int, int]:
    return occurrence.sentence, occurrence.end, occurrence.start


def last_word(mention: Mention) -> str:
    """The last word, in small letters, of a name of several; "" if it has but one."""
    words = [w for name in (mention.text, mention.name) for w in name.split()[-1:] if len(name.split()) > 1]
    return words[0].lower() if words else ""


def main_state(draft: Draft, kb: Knowledge) -> str | None:
    """The state that an article names by far most, whose "the country" and "the president" are meant without a name; None if there is none."""
    counts = Counter(
        m.country for m in draft.mentions if m.country and m.kind in _OF_STATES and m.form != "pronoun" and kb.country(m.country)
    )
    first = counts.most_common(2)
    clear = bool(first) and first[0][1] >= _OFTEN and (len(first) == 1 or first[0][1] >= 2 * first[1][1])
    return first[0][0] if clear else None


def occurrences(sentence: Sentence, mentions: Sequence[Mention]) -> list[Occurrence]:
    """The occurrences of a sentence in order, joined names ("Putin and Tokayev") after their parts."""
    groups: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        if mention.start < mention.end and (mention.actor or mention.country):
            groups.setdefault((mention.start, mention.end), []).append(mention)
    found = []
    for (start, end), members in groups.items():
        span = sentence.span(start, end)
        found.append(
            Occurrence(start, end, tuple(members), sentence.index, span.root if span is not None else None, sentence.start)
        )
    return sorted([*found, *_joined(sentence, found)], key=lambda o: (o.end, o.start))


def places(sentence: Sentence, mentions: Sequence[Mention], draft: Draft) -> Iterator[Occurrence]:
    """Places that are no actors: "it" may stand for one, and is then no actor either."""
    taken = [(m.start, m.end) for m in mentions]
    for place in draft.places_in(sentence.start, sentence.end):
        if any(a < place.end and place.start < b for a, b in taken):
            continue
        stand_in = Mention(
            start=place.start,
            end=place.end,
            text=place.text,
            actor=f"place/{place.geonameid or place.name}",
            kind="unknown",
            name=place.name,
            country=None,
        )
        span = sentence.span(place.start, place.end)
        yield Occurrence(
            place.start, place.end, (stand_in,), sentence.index, span.root if span is not None else None, sentence.start
        )


def _joined(sentence: Sentence, found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Runs of names with only commas, "and" and articles between them."""
    run: list[Occurrence] = []
    for occurrence in [*found, None]:
        if (
            run
            and occurrence is not None
            and _links(sentence.text[run[-1].end - sentence.start : occurrence.start - sentence.start])
        ):
            run.append(occurrence)
            continue
        if len(run) > 1:
            members = tuple({m.actor or m.name: m for o in run for m in o.members}.values())
            kinds = {m.kind == "person" for m in members}
            if len(members) > 1 and len(kinds) == 1:
                yield Occurrence(run[0].start, run[-1].end, members, sentence.index, run[0].root, sentence.start, joined=True)
        run = (
            [occurrence]
            if occurrence is not None and all(m.form != "demonym" or m.kind == "group" for m in occurrence.members)
            else []
        )


def _links(gap: str) -> bool:
    words = gap.replace(",", " , ").split()
    return bool(words) and set(words) <= {",", "and", "&", "the", "as", "well", "with"} and "".join(words) != "the"
