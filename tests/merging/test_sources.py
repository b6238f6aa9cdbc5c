"""How many independent sources: copies, one publisher and one agency count once."""

import pytest

from dragoman.merging import Source, merge
from dragoman.merging.mentions import mentions_of
from dragoman.merging.sources import group_sources
from tests.factories import event, reading

TEXT = tuple(range(128))
HALF = tuple(range(64)) + tuple(range(1000, 1064))


def page(id, host="", **more):
    return Source(id=id, url=f"https://{host}/{id}" if host else None, **more)


@pytest.mark.parametrize(
    ("pages", "count"),
    [
        ([page("1", "a.example"), page("2", "b.example")], 2),
        ([page("1", "a.example"), page("2", "www.a.example")], 1),
        # the same text on two hosts
        ([page("1", "a.example", signature=TEXT), page("2", "b.example", signature=TEXT)], 1),
        # a text that shares half
        ([page("1", "a.example", signature=TEXT), page("2", "b.example", signature=HALF)], 2),
        # both print the agency
        ([page("1", "a.example", agencies=("AFP",)), page("2", "b.example", agencies=("AFP",))], 1),
        ([page("1", "a.example", agencies=("AFP",)), page("2", "b.example", agencies=("Reuters",))], 2),
        # no URL: the publisher's name
        ([page("1", publisher="The Times"), page("2", publisher="the times")], 1),
        ([page("1"), page("2")], 2),
        # chained: copy of a copy, printed by the publisher of a third
        ([page("1", "a.example", signature=TEXT), page("2", "b.example", signature=TEXT), page("3", "b.example")], 1),
    ],
)
def test_independent_sources(pages, count):
    assert len(group_sources(pages)) == count
    assert group_sources(pages[::-1]) == group_sources(pages)


def test_hundred_copies_are_one_source_and_one_event():
    said = event("USA > RUS", "2023-11-07", type="SANCTION", mode=None)
    copies = [reading(said, url=f"https://mirror{n}.example/", text="The same words everywhere.") for n in range(100)]
    (found,) = merge(m for r in copies for m in mentions_of(r, TEXT))
    assert (found.articles, found.sources, found.confidence) == (100, 1, 0.8)


def test_page_that_names_itself_as_the_source_of_everything():
    """Ten pages of one site that quote each other are one source."""
    said = event("USA > RUS", "2023-11-07", type="SANCTION", mode=None)
    pages = [
        reading(said, url=f"https://one.example/{n}", text=f"According to one.example, {n}.", publisher="One", agencies=("One",))
        for n in range(10)
    ]
    (found,) = merge(m for r in pages for m in mentions_of(r))
    assert (found.articles, found.sources) == (10, 1)


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        ("2023-11-09", "2023-11-03", "2023-11-09"),
        ("2023-13-45", None, "2023-13-45"),
        ("9999-12-31", None, "9999-12-31"),
        ("0001-01-01", None, "0001-01-01"),
    ],
    ids=["ends before it starts", "no such day", "last day there is", "first day there is"],
)
def test_contradictory_and_impossible_dates(start, end, kept):
    (found,) = merge(mentions_of(reading(event("USA, RUS", start, end))))
    assert found.start == kept
