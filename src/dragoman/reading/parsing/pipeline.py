"""A spaCy pipeline whose slow steps are replaced by the quick ones of this folder, where it is of the usual shape."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, Lemmatizer, Tok2Vec
from spacy.tokens import Doc

from dragoman.reading.parsing.arcs import Arcs
from dragoman.reading.parsing.attributes import Attributes
from dragoman.reading.parsing.encoder import Encoder
from dragoman.reading.parsing.entities import Entities

BATCH = 256
"""Sentences that take each step together."""
Step = Callable[[list[Doc]], object]


class Pipeline:
    """Runs the components of `nlp` in their order over batches of documents."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._steps = list(_steps(nlp))

    def annotated(self, docs: Iterable[Doc]) -> list[Doc]:
        """The documents, with the annotations of all components, in order."""
        waiting = iter(docs)
        done: list[Doc] = []
        while batch := list(islice(waiting, BATCH)):
            for step in self._steps:
                step(batch)
            done += batch
        return done

    def parsed(self, texts: Sequence[str]) -> list[Doc]:
        """The parses of the texts, in order. Texts of like length are parsed together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        docs = self.annotated(self.nlp.make_doc(texts[i]) for i in order)
        placed = dict(zip(order, docs, strict=True))
        return [placed[i] for i in range(len(texts))]


def _steps(nlp: Language) -> Iterator[Step]:
    components = nlp.pipeline
    for number, (_, component) in enumerate(components):
        before = components[number - 1][1] if number else None
        after = components[number + 1][1] if number + 1 < len(components) else None
        if isinstance(component, Tok2Vec) and Encoder.fits(component.model):
            yield _vectors(Encoder(component.model))
        elif isinstance(component, DependencyParser) and Arcs.fits(component):
            yield Arcs(component).annotate
        elif isinstance(component, AttributeRuler) and isinstance(after, Lemmatizer):
            yield Attributes(nlp, component, after).annotate
        elif isinstance(component, Lemmatizer) and isinstance(before, AttributeRuler):
            continue  # done with the ruler
        elif isinstance(component, EntityRecognizer) and Entities.fits(component):
            yield Entities(component).annotate
        else:
            yield _whole(component)


def _vectors(encoder: Encoder) -> Step:
    def step(docs: list[Doc]) -> None:
        found: list[Any] = list(encoder.encoded(docs))
        for doc, vectors in zip(docs, found, strict=True):
            doc.tensor = vectors

    return step


def _whole(component: Callable[[Doc], Doc]) -> Step:
    """The component's own way with a batch; components of a user's may know only single documents."""
    pipe = getattr(component, "pipe", None)

    def step(docs: list[Doc]) -> None:
        docs[:] = list(pipe(docs, batch_size=BATCH)) if pipe else [component(doc) for doc in docs]

    return step
