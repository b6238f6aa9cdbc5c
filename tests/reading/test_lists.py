"""Lists of persons that the parser breaks."""

import re

import pytest

from dragoman.model import Mention
from dragoman.reading.acts.lists import person_lists


def names(text, form="name"):
    return [
        Mention(start=m.start(), end=m.end(), text=m.group(), actor=None, kind="person", name=m.group(), country="KAZ", form=form)
        for m in re.finditer(r"[A-Z]\w+", text)
    ]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("met Tokayev, Mirziyoyev and Japarov in May", [["Tokayev", "Mirziyoyev", "Japarov"]]),
        # brackets, a comma before "and"
        ("met Tokayev (here), Mirziyoyev, Rahmon, and Japarov", [["Tokayev", "Mirziyoyev", "Rahmon", "Japarov"]]),
        # two names with a comma: the second may begin another clause
        ("before he met Tokayev, Mirziyoyev said", []),
        ("met Tokayev and Mirziyoyev", []),
        # no "and": an enumeration is not sure to end
        ("met Tokayev, Mirziyoyev, Japarov", []),
        # words between
        ("Tokayev met Mirziyoyev, Rahmon and Japarov", [["Mirziyoyev", "Rahmon", "Japarov"]]),
        ("Tokayev, Rahmon and Japarov met", [["Tokayev", "Rahmon", "Japarov"]]),
    ],
)
def test_lists(text, lists):
    offset = 100
    mentions = [
        Mention(start=m.start + offset, end=m.end + offset, text=m.text, actor=None, kind="person", name=m.name, country="KAZ")
        for m in names(text)
    ]
    assert [[m.text for m in found] for found in person_lists(mentions, text, offset)] == lists


def test_pronouns_are_in_no_list():
    text = "Tokayev, Rahmon and Japarov"
    assert person_lists(names(text, "pronoun"), text, 0) == []
