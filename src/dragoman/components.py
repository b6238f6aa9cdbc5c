"""spaCy components: Dragoman's actors, times, places, events and statements in anybody's pipeline.

    import spacy
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman_actors", config={"published": "2023-11-09"})
    [(span.text, span.kb_id_) for span in nlp("Putin met Tokayev.").spans["dragoman_actors"]]

The factories are registered by entry points, so a pipeline finds them without an import of this module. Each component reads the text with
Dragoman's own parser, whatever else the pipeline holds, and finds what `dragoman read` finds. It sets

- ``doc.spans[NAME]``: spans with a label (kind of actor, type of event, kind of statement), and for actors `kb_id_`, the actor's id;
- ``span._.dragoman``: all that is known of a span, as the JSON contract has it;
- ``doc._.dragoman``: NAME -> all that was found, also what no token stands for (implicit actors).

Publication date: ``doc._.published`` (ISO), or else the component's ``published``; it is what "on Tuesday" is resolved against.
spaCy imports this module whenever a pipeline is made: everything heavy is imported on first use.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from dragoman.model import Article, Reading

Found = list[dict[str, Any]]
CONFIG: dict[str, str | None] = {"published": None, "actors": None, "frames": None}
"""`published`: date of texts without one of their own. `actors`, `frames`: your own files (YAML)."""
KEPT = 64
"""Texts whose reading is kept, so that several components of one pipeline read each text once."""


class Component:
    """Adds one kind of thing to a document. `find`: (text, published, actors, frames) -> what there is of it."""

    def __init__(
        self,
        name: str,
        find: "Callable[[Reading], Found]",
        whole: bool,
        published: str | None,
        actors: str | None,
        frames: str | None,
    ) -> None:
        self.name, self.find, self.whole = name, find, whole
        self.published, self.actors, self.frames = published, actors, frames

    def __call__(self, doc: Doc) -> Doc:
        published = doc._.published or self.published
        reading = (_whole if self.whole else _resolved)(doc.text, published, self.actors, self.frames)
        found = self.find(reading)
        doc._.dragoman = {**(doc._.dragoman or {}), self.name: found}
        spans = (_span(doc, self.name, number, row) for number, row in enumerate(found))
        doc.spans[self.name] = [span for span in spans if span is not None]
        return doc


def _span(doc: Doc, name: str, number: int, row: dict[str, Any]) -> Span | None:
    """The tokens that cover the words; None where there are none."""
    if row["start"] is None or row["start"] >= row["end"]:
        return None
    around = doc.char_span(row["start"], row["end"], alignment_mode="expand")
    if around is None:
        return None
    label = row.get("kind") or row.get("type") or ("TIME" if "value" in row else "PLACE")
    return Span(doc, around.start, around.end, label=label, kb_id=row.get("actor") or "", span_id=f"{name}:{number}")


def _known_of(span: Span) -> dict[str, Any] | None:
    """What the component found at this span; None for spans of other makers."""
    name, _, number = span.id_.rpartition(":")
    found = (span.doc._.dragoman or {}).get(name)
    row: dict[str, Any] | None = found[int(number)] if found and number.isdigit() else None
    return row


@lru_cache(maxsize=KEPT)
def _resolved(text: str, published: str | None, actors: str | None, frames: str | None) -> "Reading":
    """A reading with actors, times and places only: a third of the work."""
    from dragoman.model import Reading
    from dragoman.reading import resolved
    from dragoman.reading.resources import Setup, load

    knowledge = load(Setup(Path(actors) if actors else None, learned=False)).knowledge
    draft = next(resolved([_article(text, published)], knowledge))
    return Reading(page=draft.article, mentions=tuple(draft.mentions), times=tuple(draft.times), places=tuple(draft.places))


@lru_cache(maxsize=KEPT)
def _whole(text: str, published: str | None, actors: str | None, frames: str | None) -> "Reading":
    from dragoman.reading import read
    from dragoman.reading.resources import Setup, load

    return read(_article(text, published), load(Setup(Path(actors) if actors else None, Path(frames) if frames else None)))


def _article(text: str, published: str | None) -> "Article":
    from dragoman.model import Article, Page
    from dragoman.pages import clean

    if not text.strip():
        return Article(id="", url=None, title=None, text=text, published=published, published_from=None)
    return clean(Page(origin="spaCy document", article=text, published=published))


def _actors(reading: "Reading") -> Found:
    return _plain(reading.mentions)


def _times(reading: "Reading") -> Found:
    return _plain(reading.times)


def _places(reading: "Reading") -> Found:
    return _plain(reading.places)


def _statements(reading: "Reading") -> Found:
    return _plain(reading.statements)


def _events(reading: "Reading") -> Found:
    """Events stand where their quote stands; `from` and `to` are their days."""
    found = []
    for event, row in zip(reading.events, _plain(reading.events), strict=True):
        days = {"from": row.pop("start"), "to": row.pop("end")}
        found.append({**row, **days, "start": event.evidence[0].start, "end": event.evidence[0].end})
    return found


def _plain(things: Any) -> Found:
    import msgspec

    found: Found = msgspec.to_builtins(list(things))
    return found


def _register(name: str, find: "Callable[[Reading], Found]", whole: bool) -> Any:
    def make(nlp: Language, name: str, published: str | None, actors: str | None, frames: str | None) -> Component:
        return Component(factory, find, whole, published, actors, frames)

    factory = f"dragoman_{name}"
    return Language.factory(factory, default_config=dict(CONFIG), func=make)


if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)
Doc.set_extension("dragoman", default=None, force=True)
Span.set_extension("dragoman", getter=_known_of, force=True)

actors = _register("actors", _actors, whole=False)
times = _register("times", _times, whole=False)
places = _register("places", _places, whole=False)
events = _register("events", _events, whole=True)
statements = _register("statements", _statements, whole=True)
