"""The named persons, organisations, states and places of a page, with all words by which the rules reach them."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.context import SUBJECTS
from dragoman.reading.anaphora.localities import place_id
from dragoman.reading.anaphora.recurring import Run, covered_by
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.persons import Cast, given_gender, slug
from dragoman.reading.mentions.things import is_thing, told_things

NAMES = frozenset({"name", "title", "metonym"})
_LABELS = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
_STATES = frozenset({"country"})
_BODIES = frozenset({"organisation", "body", "movement", "company"})


@dataclass(frozen=True, slots=True)
class Word:
    """One place where an entity is spoken of. `root` is None in a sentence that is not parsed."""

    start: int
    end: int
    sentence: Sentence
    root: Token | None
    form: str
    text: str

    @property
    def subject(self) -> bool:
        return self.root is not None and self.root.dep_ in SUBJECTS


@dataclass(slots=True)
class Entity:
    """Somebody or something with a name on the page."""

    id: str
    name: str
    kind: str
    """person, state, body, place, people or thing (a name that tells not what it names)."""
    gender: str | None = None
    words: list[Word] = field(default_factory=list)
    seen: int = 0
    """How many of `words` stand before the place that is being read."""
    names: set[str] = field(default_factory=set)
    """Words of its names, in small letters."""
    ends: set[str] = field(default_factory=set)
    """Last words of its names, in small letters."""
    heads: dict[str, int] = field(default_factory=dict)
    """Lemmas of the nouns and titles that the rules took for it, and where they first did."""
    loose: bool = False
    """A name that no mention covers: it becomes one if something is found to stand for it."""
    named: int = 0
    """How many of `words` are names."""

    @property
    def many(self) -> bool:
        """Does the name look like that of several?"""
        return self.kind == "people" or " and " in self.name or (self.name.endswith("s") and self.kind not in ("person", "state"))

    @property
    def last(self) -> Word | None:
        return self.words[self.seen - 1] if self.seen else None

    @property
    def next(self) -> Word | None:
        return self.words[self.seen] if self.seen < len(self.words) else None


def root_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The highest word of a stretch, found from its last one upwards."""
    token = sentence.token_before(end) if start < end else None
    while token is not None and token.head is not token and start <= sentence.start + token.head.idx < end:
        token = token.head
    return token


def entities(draft: Draft, mentions: Sequence[Mention], runs: Sequence[Run], cast: Cast, kb: Knowledge) -> list[Entity]:
    """All that the page names, in order of first mention; without what is spoken of in groups only."""
    spans = Counter((m.start, m.end) for m in mentions)
    found: dict[str, Entity] = {}
    named: set[str] = set()
    taken: set[int] = set()
    at = _Finder(draft)
    for m in mentions:
        if m.actor is None or m.start >= m.end or spans[m.start, m.end] > 1 or m.form in ("demonym", "implicit"):
            continue
        taken.add(m.start)
        if m.kind == "group" and m.form == "pronoun":
            continue
        kind = _kind(m.kind, m.actor)
        entity = found.get(m.actor)
        if entity is None:
            person = cast.people.get(m.actor)
            entity = found[m.actor] = Entity(m.actor, m.name, kind, person.gender if person else None)
        elif entity.kind in ("thing", "people") and kind != entity.kind:
            entity.kind = kind
        _note(entity, at.word(m.start, m.end, m.form, m.text), m.name, m.office)
        if m.form in NAMES:
            named.add(m.actor)
    for place in draft.places:
        if place.start in taken:
            continue
        state = kb.country(place.country or "")
        whole = state is not None and state.name == place.name
        key = state.code if state is not None and whole else place_id(place)
        entity = found.setdefault(key, Entity(key, place.name, "state" if whole else "place"))
        _note(entity, at.word(place.start, place.end, "name", place.text), place.name, None)
        named.add(key)
    kept = [e for key, e in found.items() if key in named] + _loose(draft, mentions, runs, at, found)
    for entity in kept:
        entity.words.sort(key=lambda w: w.start)
    return sorted(kept, key=lambda e: e.words[0].start)


def _loose(
    draft: Draft, mentions: Sequence[Mention], runs: Sequence[Run], at: "_Finder", known: dict[str, Entity]
) -> list[Entity]:
    """Runs of proper nouns that no mention or place covers."""
    taken = covered_by(draft, mentions)
    things = told_things(draft.article.text)
    found: dict[str, Entity] = {}
    for sentence, run in runs:
        start, end = sentence.start + run[0].idx, sentence.start + run[-1].idx + len(run[-1].text)
        if any(taken[start:end]):
            continue
        name = " ".join(t.text for t in run)
        key = f"name/{slug(name)}"
        if key in known or key == "name/" or is_thing(name) or name in things:
            continue
        if (entity := found.get(key)) is None:
            kind = next((k for t in reversed(run) if (k := _LABELS.get(t.ent_type_))), "thing")
            entity = found[key] = Entity(key, name, kind, given_gender(run[0].lower_) if kind == "person" else None, loose=True)
        _note(entity, Word(start, end, sentence, root_of(sentence, start, end), "name", name), name, None)
    return list(found.values())


def _kind(kind: str, actor: str) -> str:
    if kind == "person":
        return "person"
    if kind in _STATES:
        return "state"
    if kind in _BODIES:
        return "body"
    if kind == "group":
        return "people"
    return "place" if actor.startswith("place/") else "thing"


def _note(entity: Entity, word: Word, name: str, office: str | None) -> None:
    entity.words.append(word)
    if word.form in NAMES:
        entity.named += 1
        for said in (name, word.text):
            parts = said.lower().split()
            entity.names.update(parts)
            entity.ends.update(parts[-1:])
    elif word.form == "nominal" and word.root is not None:
        entity.heads.setdefault(word.root.lemma_.lower(), word.start)
    if office:
        for said in office.lower().split():
            entity.heads.setdefault(said, word.start)


class _Finder:
    """Sentences by their offsets."""

    def __init__(self, draft: Draft) -> None:
        self.sentences = draft.sentences
        self.starts = [s.start for s in draft.sentences]

    def word(self, start: int, end: int, form: str, text: str) -> Word:
        sentence = self.sentences[max(0, bisect_right(self.starts, start) - 1)]
        return Word(start, end, sentence, root_of(sentence, start, end), form, text)


def by_word(found: Sequence[Entity]) -> dict[str, list[Entity]]:
    """Entities by the words of their names and the nouns that the rules took for them."""
    index: dict[str, list[Entity]] = defaultdict(list)
    for entity in found:
        for word in sorted(entity.names | set(entity.heads)):
            index[word].append(entity)
    return index
