"""Dragoman's components in a pipeline that knows nothing else of it."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import dragoman.components  # registers what the entry points register in an installation

TEXT = (
    "Russian President Vladimir Putin met his Kazakh counterpart Kassym-Jomart Tokayev in Astana on Tuesday. "
    '"We are the closest allies," Putin told him. The two leaders will meet again in Moscow next year.'
)


@pytest.fixture(scope="module")
def doc():
    nlp = spacy.blank("en")
    for name in ("actors", "times", "places", "events", "statements"):
        nlp.add_pipe(f"dragoman_{name}", config={"published": "2023-11-09"})
    return nlp(TEXT)


def found(doc, name):
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans[f"dragoman_{name}"]]


def test_entry_points_name_what_is_there():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    points = project["project"]["entry-points"]["spacy_factories"]
    for name, where in points.items():
        module, _, attribute = where.partition(":")
        assert hasattr(import_module(module), attribute)
        assert Language.has_factory(name)
    assert len(points) == 5


def test_actors(doc):
    assert ("Russian President Vladimir Putin", "person", "person/vladimir-putin") in found(doc, "actors")
    assert ("his", "person", "person/vladimir-putin") in found(doc, "actors")


def test_one_span_can_name_several(doc):
    """The two leaders are two actors over the same words, each with its own data."""
    both = [s for s in doc.spans["dragoman_actors"] if s.text == "two leaders"]
    assert (
        {s._.dragoman["actor"] for s in both}
        == {s.kb_id_ for s in both}
        == {"person/vladimir-putin", "person/kassym-jomart-tokayev"}
    )


def test_times_and_places(doc):
    assert {s.text: s._.dragoman["from"] for s in doc.spans["dragoman_times"]} == {
        "Tuesday": "2023-11-07",
        "next year": "2024-01-01",
    }
    assert {s.text: s._.dragoman["country"] for s in doc.spans["dragoman_places"]} == {"Astana": "KAZ", "Moscow": "RUS"}


def test_events_and_statements(doc):
    meeting = doc.spans["dragoman_events"][0]
    assert (meeting.label_, meeting._.dragoman["status"], meeting._.dragoman["from"]) == ("CONSULT", "occurred", "2023-11-07")
    assert [s._.dragoman["speaker"]["person"] for s in doc.spans["dragoman_statements"]] == ["Vladimir Putin"]


def test_a_documents_own_date_goes_first():
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman_times", config={"published": "2023-11-09"})
    doc = nlp.make_doc("They met on Tuesday.")
    doc._.published = "2022-11-30"
    assert nlp(doc).spans["dragoman_times"][0]._.dragoman["from"] == "2022-11-29"


def test_documents_can_be_stored(doc):
    """What the components add survives spaCy's own serialisation."""
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert found(again, "actors") == found(doc, "actors")
    assert again.spans["dragoman_actors"][0]._.dragoman == doc.spans["dragoman_actors"][0]._.dragoman


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "𝔘𝔫𝔦"])
def test_empty_texts(text):
    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman_events")
    assert nlp(text).spans["dragoman_events"] is not None


def test_spans_of_others_have_nothing(doc):
    assert doc[0:2]._.dragoman is None
    assert dragoman.components.CONFIG["published"] is None
