"""Articles by their main event."""

import random

import pytest

from dragoman.merging.stories import Story, cluster_articles, stem

STORIES = [
    Story("a1", "Putin arrives in Astana for talks", "The Russian president landed in the Kazakh capital on Thursday for talks with Tokayev on uranium and gas."),
    Story("a2", "Tokayev hosts Putin in Astana", "Tokayev greeted the Russian president in the Kazakh capital before talks on gas, uranium and trade."),
    Story("b1", "Ferry sinks off Java", "Rescuers searched for passengers after a ferry sank in rough seas off the island of Java on Monday."),
    Story("b2", "Search after ferry sinking near Java", "The ferry went down in rough seas; rescuers said passengers were missing off the island."),
    Story("c1", None, ""),
]  # fmt: skip


def test_stories_are_told_apart_in_any_order():
    assert cluster_articles(STORIES) == [["a1", "a2"], ["b1", "b2"], ["c1"]]
    assert cluster_articles(random.Random(1).sample(STORIES, 5)) == cluster_articles(STORIES)


@pytest.mark.parametrize("stories", [[], STORIES[:1], STORIES[4:]], ids=["none", "one", "one without words"])
def test_few_stories(stories):
    assert cluster_articles(stories) == [[s.id] for s in stories]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Meetings", "meeting"), ("visited", "visit"), ("Putin's", "putin"), ("the", ""), ("gas", "gas"), ("2023", "2023")],
)
def test_stem(word, expected):
    assert stem(word) == expected
