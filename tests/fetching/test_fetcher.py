"""The fetcher against a server that misbehaves; times are short, sleeps are noted and not slept."""

import pytest

from dragoman.errors import PageError
from dragoman.fetching import Fetcher, Limits
from dragoman.fetching.transfer import TransientError
from tests.fetching import server as bad
from tests.fetching.server import ARTICLE, serving


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def fetcher(slept: list[float]) -> Fetcher:
    return Fetcher(Limits(max_bytes=300_000, interval=0), allow_private=True, sleep=slept.append)


def test_a_page_is_fetched_with_its_address(fetcher: Fetcher) -> None:
    with serving(a=ARTICLE) as site:
        page = fetcher.page(f"{site.url}/a")
    assert page.url == f"{site.url}/a"
    assert page.html == ARTICLE
    assert "dragoman/" in site.sent["/a"]["User-Agent"]


@pytest.mark.parametrize(
    ("answer", "problem", "again"),
    [
        pytest.param(bad.endless, "larger than 300,000 bytes", False, id="a body without end is cut at the limit"),
        pytest.param(bad.bomb, "larger than 300,000 bytes", False, id="a gzip bomb is cut at the limit, unpacked"),
        pytest.param(bad.circling, "more than 5 redirects", False, id="a redirect loop"),
        pytest.param(bad.short, "the connection failed", True, id="fewer bytes than announced"),
        pytest.param(bad.damaged, "the packed answer is damaged", True, id="broken gzip"),
        pytest.param(bad.cut_gzip, "ends too early", True, id="cut gzip"),
        pytest.param(bad.failing, "the server answered 500", True, id="a server error"),
        pytest.param(bad.hanging_up, "the connection failed", True, id="a connection closed without a word"),
        pytest.param(bad.picture, "a PNG picture", False, id="a picture called HTML"),
        pytest.param(None, "the server answered 404", False, id="no such page"),
        pytest.param("", "empty", False, id="an empty page"),
        pytest.param(bad.redirecting("file:///etc/passwd"), "only http and https", False, id="a redirect to a file"),
        pytest.param(bad.redirecting("http://a:b@127.0.0.1/"), "user name", False, id="a redirect with credentials"),
    ],
)
def test_what_a_bad_server_comes_to(
    fetcher: Fetcher, slept: list[float], answer: bad.Answer | None, problem: str, again: bool
) -> None:
    with serving(**({} if answer is None else {"a": answer})) as site, pytest.raises(PageError, match=problem) as told:
        fetcher.page(f"{site.url}/a")
    assert isinstance(told.value, TransientError) is again
    assert told.value.origin == f"{site.url}/a"
    assert slept == ([1, 2] if again else [])  # only what may pass is tried again, after ever longer pauses


@pytest.mark.parametrize("answer", [bad.dripping, bad.dripping_headers, bad.silent])
def test_a_slow_server_holds_nobody(slept: list[float], answer: bad.Answer) -> None:
    """Every byte comes in time for a time-out of the socket, and the whole never does."""
    hasty = Fetcher(Limits(seconds=0.7, interval=0, tries=2), allow_private=True, sleep=slept.append)
    with serving(a=answer) as site, pytest.raises(TransientError, match=r"no whole answer within 0\.7 seconds"):
        hasty.page(f"{site.url}/a")
    assert slept == [1]


def test_a_failure_that_passes_is_survived(fetcher: Fetcher, slept: list[float]) -> None:
    def once(to: bad.Misbehaving) -> None:
        to.reply(503, b"", Retry_After="7") if to.server.asked["/a"] == 1 else to.reply(200, ARTICLE.encode())  # type: ignore[attr-defined]

    with serving(a=once) as site:
        assert fetcher.page(f"{site.url}/a").html == ARTICLE
    assert slept == [7]  # as long as the server asked


def test_a_server_that_asks_for_an_hour_is_left_alone(fetcher: Fetcher, slept: list[float]) -> None:
    with serving(a=lambda to: to.reply(429, b"", Retry_After="3600")) as site, pytest.raises(TransientError, match="429"):
        fetcher.page(f"{site.url}/a")
    assert slept == []


def test_no_cookie_is_kept(fetcher: Fetcher) -> None:
    with serving(a=bad.baking, b=ARTICLE) as site:
        fetcher.page(f"{site.url}/a")
        fetcher.page(f"{site.url}/b")
    assert "Cookie" not in site.sent["/b"]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /a", False, id="closed to all"),
        pytest.param("User-agent: dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /", False, id="closed to us by name"),
        pytest.param("User-agent: *\nDisallow: /b", True, id="another path is closed"),
        pytest.param("User-agent: other\nDisallow: /", True, id="closed to another"),
        pytest.param(lambda to: to.reply(404, b""), True, id="no robots.txt"),
        pytest.param(bad.failing, False, id="robots.txt that fails closes the site (RFC 9309)"),
        pytest.param(bad.endless, False, id="robots.txt without end closes the site"),
        pytest.param("<html>\x00 not rules", True, id="robots.txt that is none"),
    ],
)
def test_robots(fetcher: Fetcher, rules: bad.Answer, allowed: bool) -> None:
    with serving(a=ARTICLE, robots_txt=rules) as site:
        if allowed:
            fetcher.page(f"{site.url}/a")
        else:
            with pytest.raises(PageError, match=r"robots\.txt"):
                fetcher.page(f"{site.url}/a")
            assert site.asked["/a"] == 0
        assert site.asked["/robots.txt"] == 1


def test_a_redirect_does_not_lead_past_robots(fetcher: Fetcher) -> None:
    with serving(a=bad.redirecting("/private/b"), private__b=ARTICLE, robots_txt="User-agent: *\nDisallow: /private") as site:
        with pytest.raises(PageError, match=r"robots\.txt"):
            fetcher.page(f"{site.url}/a")
        assert site.asked["/private/b"] == 0


def test_one_host_is_not_asked_too_often(slept: list[float]) -> None:
    polite = Fetcher(Limits(interval=5), allow_private=True, sleep=slept.append, clock=lambda: 100.0)
    with serving(a=ARTICLE, robots_txt="User-agent: *\nCrawl-delay: 9") as site, serving(a=ARTICLE) as other:
        polite.page(f"{site.url}/a")
        polite.page(f"{other.url}/a")
        assert slept == []  # two hosts do not wait for each other
        polite.page(f"{site.url}/a")
        polite.page(f"{other.url}/a")
    assert slept == [9, 5]  # the host's own wish goes before ours


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://host/a", "javascript:alert(1)", "/etc/passwd", "http://", "http://a:99999/", "https://u:p@host/", "http://[::1", "x" * 10_000, ""],
)  # fmt: skip
def test_what_is_no_address(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(PageError):
        fetcher.page(url)
