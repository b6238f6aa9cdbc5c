"""The quick steps of the parser say what spaCy's own steps say."""

import pytest

from dragoman.reading.syntax import parser, pipeline

TEXTS = [
    pytest.param(
        "President Kassym-Jomart Tokayev met Vladimir Putin in Moscow on Nov. 28, 2022.", id="entities of several words"
    ),
    pytest.param("Putin", id="one token, an entity or none"),
    pytest.param("They are gonna let's go, y'all, and there's no deal.", id="patterns of several tokens"),
    pytest.param("The  deal   was signed .", id="tokens of white space"),
    pytest.param("He didn't do it; does Iran have what she's had?", id="auxiliaries, which the ruler tells by dependency"),
    pytest.param("", id="nothing"),
    pytest.param(
        "The $ 4 billion loan of the European Bank for Reconstruction and Development, 31.5 percent of it.", id="numbers"
    ),
    pytest.param(
        "That Sunday 12,000 Russians left the Black Sea port by 10 a.m. for the Republic of", id="entities up to the end"
    ),
]


def _told(doc):  # type: ignore[no-untyped-def]
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_quick_steps_say_what_spacy_says(text: str) -> None:
    assert _told(pipeline().parsed([text])[0]) == _told(parser()(text))


def test_batches_do_not_change_a_parse() -> None:
    texts = [text.values[0] for text in TEXTS if isinstance(text.values[0], str)]
    assert [_told(doc) for doc in pipeline().parsed(texts * 3)] == [_told(parser()(text)) for text in texts * 3]
