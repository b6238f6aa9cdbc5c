"""Who did what is answered, and victims whose attackers nobody names."""

import pytest

from dragoman.model import Block
from dragoman.reading import syntax
from dragoman.reading.acts.grammar.voice import surface_subjects
from dragoman.reading.draft import Sentence
from tests.reading.event_factory import events_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a pronoun in the clause of reason is whom the verb above falls on
        ("Oman detains eight Pakistani sailors after they entered its waters.", ("MOBILIZE", "PAK", "OMN")),
        ("Ghana accuses Togo of provocation after it sent troops to the border.", ("MOBILIZE", "TGO", "")),
        # who is named as the target of the clause did not do it to himself
        ("Laos expelled the Thai envoy after it accused Thailand of spying.", ("ACCUSE", "LAO", "THA")),
        # the place of the deed has not done it
        ("Three Danish soldiers are wounded in a bombing near Gao, in Mali.", ("ASSAULT", "", "DNK")),
        # a stranger hurt abroad by nobody who is named
        ("A Norwegian tourist is stabbed to death in Morocco.", ("ASSAULT", "", "NOR")),
        ("Gunmen attack the Nigerian embassy in Tripoli.", ("ASSAULT", "", "NGA")),
        # who is blamed in the first of two verbs bears the second
        ("Burundi's president accuses Rwanda of training rebels and closes the border.", ("SANCTION", "BDI", "RWA")),
        # who lets somebody go held him
        ("Sudan's government releases two Kenyan pilots who had been held for six weeks.", ("COERCE", "SDN", "KEN")),
        # refugees who are sent back are not set free
        ("Laos returns nine Burmese refugees.", ("COERCE", "LAO", "MMR")),
        # what goes before the verb is no part of what it tells
        ("Two months after recalling its ambassador, Morocco restores ties with Germany.", ("AGREE", "DEU,MAR", "")),
        # fighting that breaks out between two
        ("Clashes erupt between Eritrean and Sudanese troops near Kassala.", ("ASSAULT", "ERI,SDN", "")),
    ],
)
def test_told(text: str, told: tuple[str, str, str]) -> None:
    assert told in events_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # at home, a victim whose attacker nobody names is no event between states
        "A Norwegian banker is stabbed to death in Oslo.",
        "Three people die in a bombing near Gao, in Mali.",
    ],
)
def test_not_told(text: str) -> None:
    assert not [event for event in events_of(text) if event[0] == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("Peru severs ties with Bolivia for granting asylum to a former minister.", "granting", "Bolivia"),
        ("Togo suspended relations with Benin for arming rebels.", "arming", "Benin"),
    ],
)
def test_with_whom_somebody_breaks_did_what_it_is_for(text: str, verb: str, doer: str) -> None:
    sentence = Sentence(0, 0, len(text), text, Block("paragraph", 0, len(text)))
    syntax.parse([sentence])
    assert sentence.doc is not None
    (gerund,) = (t for t in sentence.doc if t.text == verb)
    assert [t.text for t in surface_subjects(gerund)] == [doer]
