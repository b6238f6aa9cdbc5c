"""What a reading knows beforehand: the knowledge base and the frames, of the package or with a user's own on top."""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from dragoman.knowledge import Knowledge, default_knowledge
from dragoman.knowledge.frames import Lexicon, default_lexicon, lexicon_with
from dragoman.reading.acts.learned import EventReader, default_reader


@dataclass(frozen=True, slots=True)
class Setup:
    """Where a user's own actors and frames are. Small and picklable: every worker process loads its own resources from it."""

    actors: Path | None = None
    frames: Path | None = None
    learned: bool = True
    """Does the learned reader of events speak beside the frames?"""
    domestic: bool = False
    """Are events within one state read too?"""


DEFAULT = Setup()


@dataclass(frozen=True, slots=True)
class Resources:
    """Loaded once per process."""

    knowledge: Knowledge
    lexicon: Lexicon
    reader: EventReader | None = None
    """The learned reader of events; None leaves the frames alone."""
    domestic: bool = False


@cache
def load(setup: Setup = DEFAULT) -> Resources:
    """The resources of a setup. Raises KnowledgeError when a user's file is wrong."""
    knowledge = Knowledge.load(actors=setup.actors) if setup.actors else default_knowledge()
    lexicon = lexicon_with(setup.frames) if setup.frames else default_lexicon()
    return Resources(knowledge, lexicon, default_reader() if setup.learned else None, setup.domestic)


_RULES = ("pages", "reading", "knowledge")
"""Folders of the package on which a reading depends."""


@cache
def rules_of(setup: Setup = DEFAULT) -> str:
    """What a reading depends on beside the page: a hash of the package's rules and knowledge and of a user's own files."""
    home = Path(str(files("dragoman")))
    paths = sorted(p for folder in _RULES for p in (home / folder).rglob("*") if p.is_file() and p.suffix != ".pyc")
    own = [path for path in (setup.actors, setup.frames) if path]
    made = blake2b(repr((setup.learned, setup.domestic, [bool(setup.actors), bool(setup.frames)])).encode(), digest_size=12)
    for path in (*paths, *own):
        made.update(blake2b(path.read_bytes()).digest())
    return made.hexdigest()
