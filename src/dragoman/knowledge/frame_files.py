"""Frame files: their format (told in ``lexicon/frames/README.md``), checked and compiled. Errors give file and line."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dragoman.errors import KnowledgeError
from dragoman.knowledge import wordlists
from dragoman.knowledge.frame_types import Class, Condition, Frame, Trigger
from dragoman.knowledge.mistakes import mistake
from dragoman.knowledge.wordlists import WordsLoader, spelling
from dragoman.model import EVENT_TYPES, MODES, Status

PREPOSITIONS = frozenset(
    "with to on upon against from in into at over for between among by of about toward towards near off within around through under alongside along outside amid across as opposite including past before behind facing after according".split()
)
SLOTS = PREPOSITIONS | {
    "subject",
    "object",
    "indirect",
    "clause",
    "doer",
    "complement",
    "compound",
    "possessive",
    "anti",
    "aim",
    "judged",
    "taker",
}
CONDITIONS = PREPOSITIONS | {
    "object",
    "subject",
    "clause",
    "doer",
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
    "auxiliary",
    "named",
    "own",
}


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
    confidence: float | None = Field(None, gt=0, lt=1)
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


@cache
def frame_words() -> dict[str, frozenset[str]]:
    """Named sets of lemmas (``$agreement``), from ``lexicon/words.yaml``."""
    return {name: frozenset(map(spelling, words)) for name, words in wordlists.word_sets("words").items()}


def read_frames(path: Path) -> list[Frame]:
    """The frames of a user's file. KnowledgeError if it cannot be read or is no frame file."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from None
    return load_frames(text, str(path))


def load_frames(text: str, origin: str) -> list[Frame]:
    """Frames of one YAML text; `origin` names it in errors, which give the line."""
    try:
        root = yaml.compose(text, WordsLoader)
        entries: list[Any] = yaml.load(text, WordsLoader) or []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        what = problem if isinstance(error, yaml.constructor.ConstructorError) else f"{problem} (not YAML)"
        raise KnowledgeError(f"{origin}:{mark.line + 1 if mark else 1}: {what}") from None
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
        raise KnowledgeError(f"{where}: {mistake(error, FrameEntry)}") from None
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
        return frame_words()[name[1:]]
    except KeyError:
        raise KnowledgeError(f"{where}: no word set {name} (lexicon/words.yaml defines them)") from None
