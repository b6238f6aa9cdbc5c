"""Bad input: other hosts and origins, markup in what pages say, paths that climb, bodies over the limit."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import app_of


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "localhost:8321"}, 200),
        ({"host": "[::1]:8321"}, 200),
        # a name that was made to mean 127.0.0.1
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1.evil.example"}, 421),
        ({"host": ""}, 421),
        ({"origin": "http://127.0.0.1:8321"}, 200),
        # another site in the same browser, another port of this machine, a page without an origin
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://[bad"}, 403),
    ],
)
def test_hosts_and_origins(site: TestClient, headers: dict[str, str], status: int) -> None:
    assert site.get("/search", headers=headers).status_code == status


def test_forms_of_other_sites_are_refused(site: TestClient) -> None:
    assert site.post("/read", data={"text": "x"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/search", "/static/style.css", "/nowhere", "/api/events", "/api/events/none"])
def test_every_answer_carries_the_policy(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    # with "no-referrer" a browser sends the site's own forms with `Origin: null`, which is refused
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/page/..%2f..%2fetc%2fpasswd",
        "/event/../../etc/passwd",
    ],
)
def test_paths_that_climb_find_nothing(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "def create_app" not in answer.text


def test_markup_of_a_page_is_shown_as_words(site: TestClient) -> None:
    """No page that shows the hostile page holds its markup unescaped, or a link to what is no web address."""
    snapshot = app_of(site).state.library.snapshot
    hostile = next(p for p in snapshot.pages.values() if p.url and p.url.startswith("javascript:"))
    events = snapshot.events_on(hostile.id)
    assert events
    paths = ["/", "/search", "/search?q=putin", "/sources", f"/page/{hostile.id}", f"/compare?page={hostile.id}"]
    paths += [path for e in events for path in (f"/event/{e.id}", f"/event/{e.id}/why")]
    for path in paths:
        html = site.get(path).text
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path
        assert 'onclick="alert' not in html, path
        assert not re.search(r'href="\s*javascript:', html), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), path
        assert not re.search(r"<[^>]+\s(style|on\w+)=", html), path
    assert "&lt;script&gt;alert" in site.get(f"/page/{hostile.id}").text


def test_bodies_over_the_limit_are_refused(site: TestClient) -> None:
    over = 25_000_001
    assert site.post("/read", headers={"content-length": str(over)}, content=b"x").status_code == 413
