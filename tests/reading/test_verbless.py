"""Sentences of the present tense in which the small model finds no verb are parsed once more."""

import pytest

from dragoman.model import Block
from dragoman.reading import syntax
from dragoman.reading.acts.headlines import base, past
from dragoman.reading.draft import Sentence


def _root(text: str) -> tuple[str, str, set[str]]:
    """The head of a parse, its tag and its subjects."""
    sentence = Sentence(0, 0, len(text), text, Block("paragraph", 0, len(text)))
    syntax.parse([sentence])
    assert sentence.doc is not None
    root = next(t for t in sentence.doc if t.dep_ == "ROOT")
    return root.text, root.tag_, {t.text for t in root.children if t.dep_ == "nsubj"}


@pytest.mark.parametrize(
    ("text", "verb", "tag", "subject"),
    [
        pytest.param("Chad and Niger reopen embassies in each other's capitals.", "reopen", "VBP", "Chad", id="plural after names"),
        pytest.param("Ghana and Togo exchange fire along the disputed border.", "exchange", "VBP", "Ghana", id="compound of a noun"),
        pytest.param("Two Kenyan military planes land at the airport near Juba.", "land", "VBP", "planes", id="noun and verb alike"),
        pytest.param("A Peruvian Navy ship, the Grau, sails near the islands.", "sails", "VBZ", "ship", id="after an apposition"),
        pytest.param("Uganda's air force pounds al-Nusra camps in Syria.", "pounds", "VBZ", "force", id="subject taken for a possessor"),
        pytest.param("Oman orders foreign engineers of the port to leave within a month.", "orders", "VBZ", "Oman", id="name taken for an adjective"),
    ],
)  # fmt: skip
def test_the_verb_is_found(text: str, verb: str, tag: str, subject: str) -> None:
    root, its_tag, subjects = _root(text)
    assert (root, its_tag) == (verb, tag)
    assert subject in subjects


@pytest.mark.parametrize(
    ("text", "plural", "role"),
    [
        pytest.param(
            "Chad carries out missile strikes on nine sites in Libya.", "strikes", "dobj", id="after a verb without an object"
        ),
        pytest.param("Kenyan rescue teams pull a woman from the rubble.", "teams", "nsubj", id="before a verb in its plain form"),
        pytest.param("Turkey orders air strikes against the rebels.", "strikes", "dobj", id="behind a verb that was mended"),
    ],
)
def test_plurals_are_no_verbs(text: str, plural: str, role: str) -> None:
    sentence = Sentence(0, 0, len(text), text, Block("paragraph", 0, len(text)))
    syntax.parse([sentence])
    assert sentence.doc is not None
    assert next(t.dep_ for t in sentence.doc if t.text == plural) == role


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Reactions to the Fijian election.", id="no verb at all"),
        pytest.param("(Daily Monitor) (Nile Post)", id="credits"),
        pytest.param("A list of Danish ministers since the war.", id="nothing that could be a verb"),
    ],
)
def test_what_has_no_verb_is_left_so(text: str) -> None:
    assert _root(text)[1].startswith("NN")


@pytest.mark.parametrize(
    ("third", "verb", "told"),
    [("seizes", "seize", "seized"), ("bans", "ban", "banned"), ("denies", "deny", "denied"), ("launches", "launch", "launched"), ("strikes", "strike", "struck")],
)  # fmt: skip
def test_forms(third: str, verb: str, told: str) -> None:
    assert base(third) == verb
    assert past(verb) == told
