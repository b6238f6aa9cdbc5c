"""Ten pages by as many hands about two visits, through the whole way: exactly the events that there were, and their histories."""

from pathlib import Path

import pytest

from dragoman.engines.local import LocalEngine
from dragoman.errors import PageError
from dragoman.pages import open_pages
from dragoman.record import Record

PAGES = Path(__file__).parent / "visits"
# (mode, date) -> pages, history
EXPECTED = {
    ("visit", "2022-11-28"): (4, [("2022-11-25", "planned"), ("2022-11-28", "occurred")]),
    ("meet", "2022-11-28"): (4, [("2022-11-25", "planned"), ("2022-11-28", "occurred")]),
    ("visit", "2023-11-09"): (4, [("2023-11-03", "planned"), ("2023-11-09", "occurred")]),
    ("meet", "2023-11-09"): (3, [("2023-11-08", "planned"), ("2023-11-09", "occurred")]),
}


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    record = Record.open(tmp_path_factory.mktemp("visits") / "record", create=True)
    readings = list(LocalEngine(1).read(page for path in sorted(PAGES.glob("*.md")) for page in open_pages(path)))
    assert not [r for r in readings if isinstance(r, PageError)]
    record.add(readings)
    return record.events()


def test_exactly_the_events_that_there_were(events):
    assert sorted((e.mode, e.start) for e in events) == sorted(EXPECTED)


def test_histories_and_sources(events):
    for e in events:
        pages, history = EXPECTED[e.mode, e.start]
        assert (e.articles, e.sources, [(t.date, t.status) for t in e.history]) == (pages, pages, history)


def test_talks_are_part_of_the_visit(events):
    visits = {e.start: e.id for e in events if e.mode == "visit"}
    assert {e.start: e.part_of for e in events if e.mode == "meet"} == visits
