"""Chunks, their order, and what follows when a worker dies: without any worker."""

import pickle
import time

import pytest

from dragoman.engines import Item, work
from dragoman.engines.chunks import chunked
from dragoman.engines.limits import TimeUpError, time_limit
from dragoman.engines.ordered import ledger
from dragoman.engines.work import lost, read_chunk
from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.reading.resources import DEFAULT


def page(origin: str, characters: int = 10) -> Page:
    return Page(origin=origin, article="x" * characters)


@pytest.mark.parametrize(
    ("sizes", "chunks"),
    [
        pytest.param([10] * 5, [3, 2], id="short pages: by number"),
        pytest.param([60, 60, 10, 100, 10], [2, 2, 1], id="long pages: by characters"),
        pytest.param([500, 10], [1, 1], id="one page longer than a chunk"),
        pytest.param([], [], id="no pages"),
    ],
)
def test_chunks_are_of_even_work(sizes: list[int], chunks: list[int]) -> None:
    pages: list[Item] = [page(str(n), size) for n, size in enumerate(sizes)]
    made = list(chunked(pages, most=3, characters=100))
    assert [len(chunk) for chunk in made] == chunks
    assert [p for chunk in made for p in chunk] == pages


def test_outcomes_keep_the_order_of_the_pages() -> None:
    tasks = ledger([[page("a")], [page("b")]], workers=1)
    first, second = tasks.next_task(), tasks.next_task()
    assert first
    assert second
    assert tasks.next_task() is None
    second.outcomes = [lost("b")]
    assert list(tasks.done()) == []
    first.outcomes = [lost("a")]
    assert [str(o).partition(":")[0] for o in tasks.done()] == ["a", "b"]
    assert tasks.finished


def test_no_more_chunks_are_taken_than_can_be_held() -> None:
    taken: list[int] = []

    def endless():  # type: ignore[no-untyped-def]
        for n in range(1000):
            taken.append(n)
            yield [page(str(n))]

    tasks = ledger(endless(), workers=2)
    while tasks.next_task():
        pass
    assert len(taken) == 8


def test_pages_of_a_dead_worker_are_tried_alone_and_the_one_that_kills_is_reported() -> None:
    tasks = ledger([[page("a"), page("bad"), page("c")], [page("d")]], workers=1)
    together, after = tasks.next_task(), tasks.next_task()
    assert together
    assert after
    after.outcomes = [lost("d")]
    tasks.lost([together])
    while task := tasks.next_task():
        [only] = task.pages
        if isinstance(only, Page) and only.origin == "bad":
            tasks.lost([task])
        else:
            task.outcomes = [PageError(str(only.origin), "read")]
    told = [str(outcome) for outcome in tasks.done()]
    assert [line.partition(":")[0] for line in told] == ["a", "bad", "c", "d"]
    assert "the process that read it died" in told[1]
    assert tasks.next_task() is None
    assert tasks.finished


def test_time_is_up() -> None:
    with pytest.raises(TimeUpError), time_limit(0.05):
        time.sleep(30)


def test_no_limit() -> None:
    with time_limit(0):
        time.sleep(0.01)


def test_a_page_that_takes_too_long_is_reported_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.reading as reading

    def slow(articles, resources):  # type: ignore[no-untyped-def]
        for article in articles:
            while "endless" in article.text:
                time.sleep(0.01)
            yield article.text

    monkeypatch.setattr(reading, "read_many", slow)
    monkeypatch.setattr(reading, "read", lambda article, resources: next(slow([article], resources)))
    monkeypatch.setattr(work, "load", lambda setup: None)
    pages = [Page(origin=name, article=f"{name} words of a page.") for name in ("first", "endless", "last")]
    read_chunk(pages[:1], DEFAULT, 0)  # loads what cleaning needs
    first, endless, last = read_chunk(pages, DEFAULT, 2)
    assert [first, last] == ["first words of a page.", "last words of a page."]
    assert "endless: not read: it took longer than 2 seconds" in str(endless)


def test_an_error_of_a_page_travels_between_processes() -> None:
    sent = PageError("page.html", "not read", "mend it")
    come = pickle.loads(pickle.dumps(sent))
    assert (str(come), come.origin, come.remedy) == (str(sent), "page.html", "mend it")
