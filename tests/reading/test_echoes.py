"""Names within longer names, words that are no names, and whom "they", "them" and "you" cannot mean."""

import pytest

from tests.reading.actor_factory import at, draft

ECHOED = [
    # a name of the page at the head of a longer one
    ("Oxfam left Sudan. Oxfam staff said that Oxfam would return. An Oxfam Aid Fund lorry was lost.", "Oxfam", 4),
]
NO_NAMES = [
    # a verb, and no movement
    ("Let us ensure that Pakistan and India talk.", "Let"),
    # the name of a storm
    ("Cyclone Freddy struck Malawi. Cyclone Freddy left Malawi.", "Cyclone Freddy"),
    # a law
    ("The Senate passed the Data Rights Act. Kenya read the Data Rights Act.", "Data Rights Act"),
    # what the page calls a film, a disease or a spacecraft
    ("Norway showed the film Silent Harbour. Silent Harbour won in Sweden.", "Silent Harbour"),
    ("Zorvex, a lung disease, spread from Chad. Zorvex reached Kenya. Kenya feared Zorvex.", "Zorvex"),
    # what an acronym stands for is a thing, not a body
    ("Kenya bought unmanned surface vessels (USV). USV fleets grew. Chad feared the USV.", "USV"),
    # no person after an article, none in an agency's name
    ("Japan launched the Akatsuki Star. The Akatsuki Star rose. China saw the Akatsuki Star.", "Akatsuki Star"),
    ("Analysts told CNN Abe was angry with China. CNN said so. CNN asked Abe.", "CNN Abe"),
    # what is counted
    ("Denmark paid Chad 300 DKK, then 400 DKK. The DKK rose.", "DKK"),
    # a language
    ("New Zealand and Chad spoke in English. English is heard in Chad.", "English"),
]
THEM = [
    # not who shares the verb's subject
    ("Norway revoked the visas of six Chadian diplomats and accused them of fraud.", "them", {"Chadian diplomats"}),
    ("Norway imposed sanctions on six Chadian officials, accusing them of fraud.", "them", {"Chadian officials"}),
]


@pytest.mark.parametrize(("text", "name", "times"), ECHOED)
def test_echoes(text: str, name: str, times: int) -> None:
    found = [m for m in draft(text).mentions if m.text == name]
    assert len(found) == times
    assert len({m.actor for m in found}) == 1


@pytest.mark.parametrize(("text", "words"), NO_NAMES)
def test_no_names(text: str, words: str) -> None:
    assert not [m for m in at(text, words) if m.kind in ("person", "organisation", "movement")]


@pytest.mark.parametrize(("text", "words", "names"), THEM)
def test_them(text: str, words: str, names: set[str]) -> None:
    assert {m.name for m in at(text, words)} == names
