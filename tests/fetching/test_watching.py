"""Watching feeds: what is new is read once, whatever happens in between."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.errors import PageError, UsageError
from dragoman.fetching import Fetcher, Limits
from dragoman.fetching.feedlist import Feed, load_feeds
from dragoman.fetching.ledger import Ledger
from dragoman.fetching.watching import look
from dragoman.model import Page
from tests.fetching import server as bad
from tests.fetching.server import ARTICLE, serving

NOW = "2023-04-07T00:00:00+00:00"


def rss(*links: str) -> str:
    items = "".join(f"<item><link>{link}</link><pubDate>Thu, 06 Apr 2023 09:00:00 GMT</pubDate></item>" for link in links)
    return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"


class Kept:
    """Stands for reader and record: keeps pages, and fails when told to."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.broken = False

    def __call__(self, pages: Sequence[Page]) -> Sequence[object]:
        if self.broken:
            raise KeyboardInterrupt
        self.pages += pages
        return [object() for _ in pages]

    def urls(self) -> list[str]:
        return [str(page.url).rpartition("/")[2] for page in self.pages]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Limits(interval=0, tries=1), allow_private=True, sleep=lambda seconds: None)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "fetched.sqlite")


def test_each_page_is_fetched_and_read_once(fetcher: Fetcher, ledger: Ledger, kept: Kept) -> None:
    with serving(feed=rss("/a", "/b#top", "/b"), a=ARTICLE, b=ARTICLE) as site:
        feed = Feed(f"{site.url}/feed", "Example News", 3600)
        first = list(look(feed, fetcher, ledger, kept, NOW))
        again = list(look(feed, fetcher, ledger, kept, NOW))
        site.pages["/feed"] = rss("/c", "/a", "/b")
        site.pages["/c"] = ARTICLE
        third = list(look(feed, fetcher, ledger, kept, NOW))
    assert [told.outcome for told in first] == ["read", "read"]
    assert again == []
    assert [told.url.rpartition("/")[2] for told in third] == ["c"]
    assert kept.urls() == ["a", "b", "c"]
    assert {(page.publisher, page.published) for page in kept.pages} == {("Example News", "2023-04-06")}


def test_a_feed_that_has_not_changed_is_not_sent_again(fetcher: Fetcher, ledger: Ledger, kept: Kept) -> None:
    def conditional(to: bad.Misbehaving) -> None:
        same = to.headers.get("If-None-Match") == '"1"' and to.headers.get("If-Modified-Since") == "yesterday"
        to.reply(304, b"") if same else to.reply(200, rss("/a").encode(), ETag='"1"', Last_Modified="yesterday")

    with serving(feed=conditional, a=ARTICLE) as site:
        feed = Feed(f"{site.url}/feed", None, 3600)
        list(look(feed, fetcher, ledger, kept, NOW))
        assert [told.outcome for told in look(feed, fetcher, ledger, kept, NOW)] == ["not changed"]


def test_a_run_cut_off_is_taken_up(fetcher: Fetcher, ledger: Ledger, kept: Kept) -> None:
    """Nothing is noted before it is in the record: neither the pages nor that the feed was seen."""
    links = [f"/{n}" for n in range(12)]
    pages = {str(n): ARTICLE for n in range(12)}
    with serving(feed=lambda to: to.reply(200, rss(*links).encode(), ETag='"1"'), **pages) as site:
        feed = Feed(f"{site.url}/feed", None, 3600)
        run = look(feed, fetcher, ledger, kept, NOW)
        for _ in range(8):
            next(run)
        kept.broken = True
        with pytest.raises(KeyboardInterrupt):
            next(run)
        kept.broken = False
        rest = [told.url.rpartition("/")[2] for told in look(feed, fetcher, ledger, kept, NOW)]
    assert rest == ["8", "9", "10", "11"]
    assert sorted(kept.urls(), key=int) == [str(n) for n in range(12)]


def test_a_page_that_fails_is_tried_again_and_at_last_given_up(fetcher: Fetcher, ledger: Ledger, kept: Kept) -> None:
    with serving(feed=rss("/a", "/gone"), a=ARTICLE) as site:
        feed = Feed(f"{site.url}/feed", None, 3600)
        runs = [list(look(feed, fetcher, ledger, kept, NOW)) for _ in range(4)]
        assert site.asked["/gone"] == 3
    assert [[told.failed for told in run] for run in runs] == [[False, True], [True], [True], []]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(ARTICLE, id="a page and no feed"),
        pytest.param(bad.failing, id="a server error"),
        pytest.param("/etc/passwd", id="the name of a file, which must not be opened"),
        pytest.param("<rss><channel>" * 200, id="a broken feed"),
    ],
)
def test_what_is_no_feed_is_one_line(fetcher: Fetcher, ledger: Ledger, kept: Kept, answer: bad.Answer) -> None:
    with serving(feed=answer) as site:
        told = list(look(Feed(f"{site.url}/feed", None, 3600), fetcher, ledger, kept, NOW))
    assert [line.failed for line in told] == [True]
    assert kept.pages == []


def test_a_page_that_cannot_be_read_is_told_and_the_rest_goes_on(fetcher: Fetcher, ledger: Ledger) -> None:
    def keep(pages: Sequence[Page]) -> Sequence[object]:
        return [PageError(str(page.url), "no article text") if str(page.url).endswith("/a") else object() for page in pages]

    with serving(feed=rss("/a", "/b"), a=ARTICLE, b=ARTICLE) as site:
        told = list(look(Feed(f"{site.url}/feed", None, 3600), fetcher, ledger, keep, NOW))
    assert [line.failed for line in told] == [True, False]


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        pytest.param("", "names no feed", id="empty"),
        pytest.param("[[feed]", "not TOML", id="broken"),
        pytest.param("[[feed]]\nurl = 'https://a.example/rss'\ncolour = 'red'", "feed 1: colour is not known", id="unknown key"),
        pytest.param("evry = '1h'\n[[feed]]\nurl = 'https://a.example/rss'", "evry is not known", id="misspelt key"),
        pytest.param("[[feed]]\npublisher = 'A'", "feed 1: has no url", id="no url"),
        pytest.param("[[feed]]\nurl = 'file:///etc/passwd'", "only http and https", id="a file"),
        pytest.param("every = 'now'\n[[feed]]\nurl = 'https://a.example/rss'", "is no time", id="no time"),
        pytest.param("every = '1s'\n[[feed]]\nurl = 'https://a.example/rss'", "too often", id="too often"),
        pytest.param("[[feed]]\nurl = 'https://a.example/rss'\n" * 2, "listed twice", id="twice"),
        pytest.param("feed = 3", "names no feed", id="not a table"),
        pytest.param(
            "[[feed]]\nurl = 'https://a.example/rss'\npublisher = 1", "publisher is not a name", id="publisher a number"
        ),
    ],
)
def test_a_wrong_list_of_feeds_is_one_line(tmp_path: Path, toml: str, problem: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(toml)
    with pytest.raises(UsageError, match=problem):
        load_feeds(path)


def test_a_list_of_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        "every = '2h'\n[[feed]]\nurl = 'https://a.example/rss'\n[[feed]]\nurl = 'http://b.example/'\nevery = '15m'\npublisher = 'B'"
    )
    assert load_feeds(path) == [Feed("https://a.example/rss", None, 7200), Feed("http://b.example/", "B", 900)]


def test_a_ledger_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "fetched.sqlite").write_text("not a database, though as long as one might be " * 50)
    with pytest.raises(UsageError, match="delete it"):
        Ledger(tmp_path / "fetched.sqlite")
