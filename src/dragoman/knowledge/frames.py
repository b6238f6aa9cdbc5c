"""Valency frames: loading, validation, the index from trigger words to frames. The format is told in ``lexicon/frames/README.md``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from dragoman.errors import KnowledgeError
from dragoman.model import EVENT_TYPES, TOGETHER, Status

Class = Literal["verb", "noun", "adjective"]

MODES: dict[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "meet", "call", "multilateral", "mediate", "talks"),
    "AGREE": ("sign", "pledge"),
    "SUPPORT": ("praise", "endorse", "recognise", "courtesy"),
    "COOPERATE": ("economic", "military", "judicial", "other"),
    "AID": ("economic", "military", "humanitarian", "asylum"),
    "REQUEST": ("invite", "change", "yield", "assist", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
}
PREPOSITIONS = frozenset(
    "with to on upon against from in into at over for between among by of about toward towards near off within around through under alongside along outside amid across as opposite past before behind facing".split()
)
SLOTS = PREPOSITIONS | {"subject", "object", "indirect", "clause", "complement", "compound", "possessive", "anti"}
CONDITIONS = PREPOSITIONS | {
    "object",
    "subject",
    "complement",
    "infinitive",
    "modifier",
    "has",
    "passive",
    "negated",
    "below",
    "above",
    "sure",
    "modal",
    "named",
    "own",
}


class FrameYaml(yaml.CSafeLoader):
    """YAML in which `on`, `off`, `yes` and `no` are words: `on` is a preposition here."""


FrameYaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
FrameYaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class FrameEntry(BaseModel):
    """One entry of a frame file, as written."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: str
    type: str
    mode: str | None = None
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    source: list[str] = ["subject"]
    target: list[str] = []
    when: dict[str, list[str]] = {}
    unless: dict[str, list[str]] = {}
    alone: bool = False
    swap: bool = False
    mutual: bool = False
    victim: bool = False
    organisation: bool = False
    strict: bool = False
    status: Status | None = None
    consumes: bool = False
    context: list[str] = []
    intensity: float | None = None
    confidence: float | None = None
    example: str | list[str]
    counterexample: str | list[str]

    @field_validator("type")
    @classmethod
    def _known_type(cls, value: str) -> str:
        if value not in EVENT_TYPES:
            raise ValueError(f"no event type {value!r}; there are {', '.join(EVENT_TYPES)}")
        return value

    @field_validator("source", "target")
    @classmethod
    def _known_slots(cls, value: list[str]) -> list[str]:
        for slot in value:
            if slot not in SLOTS:
                raise ValueError(f"no slot {slot!r}; there are {', '.join(sorted(SLOTS))}")
        return value

    @field_validator("when", "unless")
    @classmethod
    def _known_conditions(cls, value: dict[str, list[str]]) -> dict[str, list[str]]:
        for key in value:
            if key not in CONDITIONS:
                raise ValueError(f"no condition {key!r}; there are {', '.join(sorted(CONDITIONS))}")
        return value

    @model_validator(mode="after")
    def _consistent(self) -> "FrameEntry":
        modes = MODES.get(self.type, ())
        if self.mode is not None and self.mode not in modes:
            raise ValueError(f"{self.type} has no mode {self.mode!r}; it has {', '.join(modes) or 'none'}")
        if self.mode is None and modes:
            raise ValueError(f"{self.type} needs a mode: {', '.join(modes)}")
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError("no trigger: give verbs, nouns or adjectives")
        return self


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word class and words: the first is the head's lemma, the others stand under it (particle, preposition, adverb)."""

    pos: Class
    lemma: str
    rest: tuple[str, ...]


Condition = tuple[str, frozenset[str]]
"""A slot and the lemmas one of which must fill it; an empty set means that anything may fill it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A compiled frame: a trigger pattern and what it means."""

    id: str
    type: str
    mode: str | None
    triggers: tuple[Trigger, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    alone: bool = False
    swap: bool = False
    mutual: bool = False
    victim: bool = False
    organisation: bool = False
    strict: bool = False
    status: Status | None = None
    consumes: bool = False
    contexts: tuple[str, ...] = ()
    intensity: float | None = None
    """Own weight of what it tells when it happened; else that of its type and mode."""
    confidence: float | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    origin: str = ""

    @property
    def together(self) -> bool:
        """Are all participants sources? A frame of a joint type that names no target slots says so."""
        return self.mutual or (self.type in TOGETHER and not self.target)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames in order, and for each word class and lemma those that it may trigger, most specific first."""

    frames: tuple[Frame, ...]
    index: Mapping[tuple[Class, str], tuple[tuple[Trigger, Frame], ...]]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __contains__(self, id: str) -> bool:
        return any(frame.id == id for frame in self.frames)

    def __getitem__(self, id: str) -> Frame:
        for frame in self.frames:
            if frame.id == id:
                return frame
        raise KeyError(id)


@cache
def default_lexicon() -> Lexicon:
    """The frames of the package, compiled once per process."""
    folder = files("dragoman.knowledge") / "lexicon" / "frames"
    sources = [(f.name, f.read_text("utf-8")) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".yaml")]
    return compile_lexicon([frame for name, text in sources for frame in load_frames(text, name)])


def lexicon_with(path: Path) -> Lexicon:
    """The package's frames and a user's own; an own frame with the id of a known one replaces it."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from None
    own = load_frames(text, str(path))
    replaced = {frame.id for frame in own}
    return compile_lexicon([*own, *(f for f in default_lexicon().frames if f.id not in replaced)])


def spelling(lemma: str) -> str:
    """Lower case, with -ize written -ise, so that British and American spellings meet."""
    word = lemma.lower()
    return word[:-3] + "ise" if word.endswith("ize") and len(word) > 5 else word


def lexicon_table(name: str) -> dict[str, Any]:
    """A table of ``lexicon/``: a mapping as it stands in the file."""
    table: dict[str, Any] = yaml.load((files("dragoman.knowledge") / "lexicon" / name).read_text("utf-8"), FrameYaml)
    return table


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """Named sets of lemmas (``$agreement``), from ``lexicon/words.yaml``."""
    raw: dict[str, str] = lexicon_table("words.yaml")
    return {name: frozenset(map(spelling, words.split())) for name, words in raw.items()}


def load_frames(text: str, origin: str) -> list[Frame]:
    """Frames of one YAML text; `origin` names it in errors, which give the line."""
    try:
        root = yaml.compose(text, FrameYaml)
        entries: list[Any] = yaml.load(text, FrameYaml) or []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        raise KnowledgeError(f"{origin}:{mark.line + 1 if mark else 1}: {problem} (not YAML)") from None
    except (ValueError, TypeError, RecursionError) as error:  # of a value that looks like a date or a key and is none
        raise KnowledgeError(f"{origin}:1: {error} (not YAML)") from None
    if root is not None and not isinstance(root, yaml.SequenceNode):
        raise KnowledgeError(f"{origin}:1: a frame file is a list of frames (begin each with '- id:')")
    lines = [node.start_mark.line + 1 for node in root.value] if root else []
    frames = []
    seen: set[str] = set()
    for entry, line in zip(entries, lines, strict=True):
        frame = _frame(entry, f"{origin}:{line}")
        if frame.id in seen:
            raise KnowledgeError(f"{origin}:{line}: a second frame {frame.id!r} (ids are unique)")
        seen.add(frame.id)
        frames.append(frame)
    return frames


def _frame(raw: Any, where: str) -> Frame:
    if not isinstance(raw, dict):
        raise KnowledgeError(f"{where}: a frame is a mapping with id, type, triggers, example and counterexample")
    try:
        entry = FrameEntry.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise KnowledgeError(f"{where}: {place + ': ' if place else ''}{first['msg'].removeprefix('Value error, ')}") from None
    return Frame(
        id=entry.id,
        type=entry.type,
        mode=entry.mode,
        triggers=tuple(
            trigger
            for pos, words in (("verb", entry.verbs), ("noun", entry.nouns), ("adjective", entry.adjectives))
            for trigger in _triggers(pos, words, where)  # type: ignore[arg-type]
        ),
        source=tuple(entry.source),
        target=tuple(entry.target),
        when=_conditions(entry.when, where),
        unless=_conditions(entry.unless, where),
        alone=entry.alone,
        swap=entry.swap,
        mutual=entry.mutual,
        victim=entry.victim,
        organisation=entry.organisation,
        strict=entry.strict,
        status=entry.status,
        consumes=entry.consumes,
        contexts=tuple(entry.context),
        intensity=entry.intensity,
        confidence=entry.confidence,
        examples=_listed(entry.example),
        counterexamples=_listed(entry.counterexample),
        origin=where,
    )


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _triggers(pos: Class, words: Iterable[str], where: str) -> Iterable[Trigger]:
    for phrase in words:
        if phrase.startswith("$"):
            yield from (Trigger(pos, lemma, ()) for lemma in sorted(_word_set(phrase, where)))
        else:
            head, *rest = phrase.lower().split()
            yield Trigger(pos, spelling(head), tuple(rest))


def _conditions(raw: Mapping[str, list[str]], where: str) -> tuple[Condition, ...]:
    return tuple((slot, frozenset(w for word in words for w in _expanded(word, where))) for slot, words in raw.items())


def _expanded(word: str, where: str) -> Iterable[str]:
    return _word_set(word, where) if word.startswith("$") else (spelling(word),)


def _word_set(name: str, where: str) -> frozenset[str]:
    try:
        return word_sets()[name[1:]]
    except KeyError:
        raise KnowledgeError(f"{where}: no word set {name} (lexicon/words.yaml defines them)") from None


def _specificity(trigger: Trigger, frame: Frame) -> int:
    """More trigger words and conditions on words come first; that slots hold actors is asked of most frames and counts less."""
    return 2 * len(trigger.rest) + sum(1 if slot in ("has", "sure", "named") else 2 for slot, _ in frame.when)


def compile_lexicon(frames: Iterable[Frame]) -> Lexicon:
    """Index frames by trigger: longer triggers and more conditions first, then in the order given."""
    frames = tuple(frames)
    seen: dict[str, Frame] = {}
    for frame in frames:
        if frame.id in seen:
            raise KnowledgeError(f"{frame.origin}: a second frame {frame.id!r} (the other is {seen[frame.id].origin})")
        seen[frame.id] = frame
    found: dict[tuple[Class, str], list[tuple[Trigger, Frame]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            found.setdefault((trigger.pos, trigger.lemma), []).append((trigger, frame))
    index = {key: tuple(sorted(pairs, key=lambda pair: -_specificity(*pair))) for key, pairs in found.items()}
    return Lexicon(frames, index)
