"""What indirect speech is read as: a report, and the cue that it hangs on."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.cues import Cue
from dragoman.reading.predicates import Span


@dataclass(frozen=True, slots=True)
class Report:
    """Article offsets of one report. `contents` are the runs of what was said, in order; several where the cue stands inside it."""

    sentence: int
    cue: Span
    cue_words: str
    source: Span | None
    head: Span | None
    """The source's head word, from which coreference starts."""
    contents: tuple[Span, ...]
    form: str
    enters: bool
    """Whether the cue's form enters the record."""
    addressee: Span | None = None
    if_quoted: bool = False
    """A report only where part of it is quoted."""
    thought: bool = False
    """What is thought or meant, not said: never enters the record."""


@dataclass(slots=True)
class Anchor:
    """A cue found in a sentence: `first` is the first token of its clause, `last` the last of its own words."""

    token: Token
    cue: Cue
    last: int
    subject: Token | None
    first: int
