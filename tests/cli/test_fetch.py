"""`dragoman fetch` and `dragoman watch`, whole."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.watch import watch
from dragoman.fetching.feedlist import Feed
from dragoman.record import Record
from tests.fetching.server import ARTICLE, serving


def test_fetch_into_a_record_and_a_file(tmp_path: Path) -> None:
    saved = tmp_path / "pages.jsonl"
    with serving(a=ARTICLE) as site:
        args = ["fetch", f"{site.url}/a", f"{site.url}/none", "--allow-private", "--interval", "0", "--save", str(saved)]
        told = CliRunner().invoke(app, [*args, "--record", str(tmp_path / "r")])
    assert told.exit_code == 1  # one of two could not be fetched
    assert "the server answered 404" in told.output
    assert "1 pages read, 1 not" in told.output
    again = CliRunner().invoke(app, ["read", str(saved), "--record", str(tmp_path / "again")])
    assert again.exit_code == 0
    first, second = (Record.open(tmp_path / name).readings() for name in ("r", "again"))
    assert first == second


def test_fetch_refuses_loopback(tmp_path: Path) -> None:
    with serving(a=ARTICLE) as site:
        told = CliRunner().invoke(app, ["fetch", f"{site.url}/a"])
        assert not site.asked
    assert told.exit_code == 1
    assert "no public address" in told.output


def test_watch_once_and_again(tmp_path: Path) -> None:
    feed = "<rss version='2.0'><channel><item><link>/a</link></item></channel></rss>"
    with serving(feed=feed, a=ARTICLE) as site:
        (tmp_path / "feeds.toml").write_text(f"[[feed]]\nurl = '{site.url}/feed'")
        args = [
            "watch",
            str(tmp_path / "feeds.toml"),
            "--once",
            "--allow-private",
            "--interval",
            "0",
            "--record",
            str(tmp_path / "r"),
        ]
        runs = [CliRunner().invoke(app, args) for _ in range(2)]
        assert site.asked["/a"] == 1
    assert [run.exit_code for run in runs] == [0, 0]
    assert f"{site.url}/a: read" in runs[0].output
    assert len(Record.open(tmp_path / "r").pages()) == 1


def test_watch_looks_at_each_feed_when_it_is_due() -> None:
    class Enough(Exception):
        pass

    now, looks = 0.0, []

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    def told(feed: Feed) -> bool:
        looks.append((feed.url, now))
        if len(looks) == 5:
            raise Enough
        return True

    with pytest.raises(Enough):
        watch([Feed("slow", None, 100), Feed("fast", None, 40)], told, clock=lambda: now, sleep=sleep)
    assert looks == [("fast", 40), ("fast", 80), ("slow", 100), ("fast", 120), ("fast", 160)]
