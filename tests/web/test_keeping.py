"""What is kept for a version of the record: pages, answers, and the processes beside the site."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.web.asking import Question
from dragoman.web.keeping import Kept


def test_made_once_for_all_who_ask() -> None:
    """Eight ask at the same time; one makes the value, and the others wait for it."""
    made: list[int] = []

    def make() -> str:
        made.append(1)
        time.sleep(0.05)
        return "value"

    kept: Kept[str, str] = Kept(4)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: kept.of("key", make), range(8)))
    assert (found, len(made)) == (["value"] * 8, 1)


def test_only_the_last_are_kept() -> None:
    kept: Kept[int, int] = Kept(2)
    for n in (1, 2, 1, 3):
        kept.of(n, lambda n=n: n * 10)  # type: ignore[misc]
    assert [kept.known(n) for n in (1, 2, 3)] == [10, None, 30]


def test_a_failure_is_not_kept() -> None:
    kept: Kept[str, int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.of("key", lambda: 1 // 0)
    assert kept.of("key", lambda: 1) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=Putin",
        "/timeline",
        "/actors",
        "/actor/KAZ",
        "/network",
        "/calendar",
        "/sources",
        "/codebook",
        "/judgements",
    ],
)
def test_a_browser_that_has_the_page_is_told_so(site: TestClient, address: str) -> None:
    first = site.get(address)
    mark = first.headers["etag"]
    again = site.get(address, headers={"if-none-match": mark})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert site.get(address).text == first.text


@pytest.mark.parametrize("address", ["/search?order=never", "/event/none", "/actor/nobody-of-that-name"])
def test_refusals_are_not_kept(site: TestClient, address: str) -> None:
    assert "etag" not in site.get(address).headers


def test_a_part_is_not_taken_for_the_page(site: TestClient) -> None:
    """The explanation comes as a page, and as a part of one; both have the same address."""
    id = site.get("/api/events").json()["rows"][0]["id"]
    page, part = (site.get(f"/event/{id}/why", headers=h).text for h in ({}, {"hx-request": "true"}))
    assert ["<html" in text for text in (page, part)] == [True, False]


@pytest.mark.parametrize(
    ("asked", "changes", "query"),
    [
        pytest.param({}, {}, "", id="nothing"),
        pytest.param({"q": "gas & oil", "page": 3}, {}, "q=gas+%26+oil", id="a link leads to the first page"),
        pytest.param({"q": "gas"}, {"page": 2}, "q=gas&page=2", id="but that to another page"),
        pytest.param({"actor": ("KAZ", "RUS")}, {"actor": ("RUS",)}, "actor=RUS", id="a value taken out"),
        pytest.param({"actor": ("KAZ", "RUS"), "since": "2023"}, {"since": ""}, "actor=KAZ&actor=RUS", id="a field emptied"),
        pytest.param({"place": "Astana"}, {"order": "oldest"}, "place=Astana&order=oldest", id="one added, in the order of the fields"),
    ],
)  # fmt: skip
def test_links(asked: dict[str, object], changes: dict[str, object], query: str) -> None:
    assert Question(**asked).query(**changes) == query  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_killed_site_leaves_no_process(tmp_path: Path) -> None:
    """The process beside the site ends even if the site gets no chance to tell it."""
    script = tmp_path / "site.py"
    script.write_text(
        textwrap.dedent("""
            import os, time
            from dragoman.web.processes import one_process
            if __name__ == "__main__":
                pool = one_process()
                print(pool.submit(os.getpid).result(), flush=True)
                time.sleep(60)
            """)
    )
    tree = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, str(script)], env=tree, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as site:
        assert site.stdout is not None
        beside = int(site.stdout.readline())
        site.send_signal(signal.SIGKILL)
    for _ in range(100):
        try:
            os.kill(beside, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("it still runs")
