"""`dragoman read` as a user meets it: output shapes, exit status, messages."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app

TEXT = "Russian President Vladimir Putin met Kazakh President Kassym-Jomart Tokayev in Astana on Thursday."

CONTRACT = {
    "page": {"id", "url", "title", "published", "published_from", "authors", "publisher", "agencies", "language", "text"},
    "times": {"start", "end", "text", "value", "from", "to"},
    "mentions": {"start", "end", "text", "actor", "kind", "name", "country", "office"},
    "places": {"start", "end", "text", "name", "country", "lat", "lon", "geonameid"},
    "events": {
        "id",
        "type",
        "mode",
        "status",
        "participants",
        "start",
        "end",
        "place",
        "contexts",
        "quote",
        "evidence",
        "frame",
        "confidence",
        "intensity",
    },
    "statements": {"speaker", "kind", "cue", "content", "start", "end", "addressee", "about", "topics"},
}


def run(*args: str, input: str | None = None):
    return CliRunner().invoke(app, list(args), input=input)


def line(**page: object) -> str:
    return json.dumps(page, ensure_ascii=False) + "\n"


def test_jsonl_holds_the_contract(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text(line(url="https://a.invalid/1", published="2023-11-09", article=TEXT + " “We agree,” Putin said."))
    result = run("read", str(pages), "--format", "jsonl")
    assert result.exit_code == 0
    reading = json.loads(result.stdout)
    assert CONTRACT["page"] <= set(reading["page"])
    assert reading["page"]["text"] == TEXT + " “We agree,” Putin said."
    assert reading["page"]["published"] == "2023-11-09"
    assert reading["page"]["published_from"] == "given"
    assert {"facts", "warnings"} <= set(reading)
    for kind in ("mentions", "times", "places", "events", "statements"):
        for entry in reading[kind]:
            assert CONTRACT[kind] <= set(entry), kind


def test_standard_input() -> None:
    result = run("read", "-", "--format", "jsonl", input=line(url="https://a.invalid/1", published=None, article=TEXT))
    assert json.loads(result.stdout)["page"]["text"] == TEXT


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", "picture.html"),
        ("bad.jsonl", b'{"url": "https://a.invalid/2"}\n', "bad.jsonl:1"),
        ("broken.jsonl", b'{"url": \n', "broken.jsonl:1"),
    ],
)
def test_one_bad_page_is_named_and_the_others_are_read(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.jsonl").write_text(line(url="https://a.invalid/1", published="2023-11-09", article=TEXT))
    result = run("read", str(tmp_path), "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(got)["page"]["url"] for got in result.stdout.splitlines()] == ["https://a.invalid/1"]
    (message,) = result.stderr.splitlines()
    assert says in message


def test_invalid_utf8_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Le président Macron a reçu Tokayev. ".encode("latin-1") + TEXT.encode())
    result = run("read", str(tmp_path), "--format", "jsonl")
    assert result.exit_code == 0
    assert "Tokayev in Astana" in json.loads(result.stdout)["page"]["text"]


def test_missing_path() -> None:
    result = run("read", "no/such/page.html", "--format", "jsonl")
    assert result.exit_code == 1
    assert "no/such/page.html" in result.stderr


def test_bad_date_is_refused() -> None:
    from dragoman.errors import UsageError

    result = run("read", "-", "--published", "9 November", input="")
    assert isinstance(result.exception, UsageError)


def test_unwritable_record_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("read", "-", "--record", str(tmp_path / "file" / "record"), "--format", "jsonl", input=line(article=TEXT))
    assert result.exit_code == 1
    assert json.loads(result.stdout)["page"]["text"] == TEXT
    (message,) = result.stderr.splitlines()
    assert "file" in message


def _some_pages(folder: Path, *dates: str) -> str:
    path = folder / "pages.jsonl"
    path.write_text("".join(line(url=f"https://a.invalid/{n}", published=date, article=TEXT) for n, date in enumerate(dates)))
    return str(path)


@pytest.mark.parametrize(
    ("second", "options", "said"),
    [
        pytest.param(("2023-11-09", "2023-11-10"), (), ["2 pages were read already", "0 pages read, 0 not"], id="the same pages"),
        pytest.param(
            ("2023-11-09", "2023-11-10", "2023-11-12"),
            (),
            ["2 pages were read already", "1 pages read, 0 not"],
            id="one page more",
        ),
        pytest.param(("2023-11-09", "2023-11-11"), (), ["1 pages were read already", "1 pages read, 0 not"], id="another date"),
        pytest.param(("2023-11-09", "2023-11-10"), ("--again",), ["2 pages read, 0 not"], id="asked to read again"),
        pytest.param(("2023-11-09", "2023-11-10"), ("--frames-only",), ["2 pages read, 0 not"], id="under other rules"),
        pytest.param(("2023-11-09", "2023-11-10"), ("--format", "jsonl"), ["2 pages read, 0 not"], id="to be printed"),
    ],
)
def test_pages_that_were_read_already_are_left_out(
    tmp_path: Path, second: tuple[str, ...], options: tuple[str, ...], said: list[str]
) -> None:
    record = str(tmp_path / "record")
    assert run("read", _some_pages(tmp_path, "2023-11-09", "2023-11-10"), "--record", record).exit_code == 0
    told = run("read", _some_pages(tmp_path, *second), "--record", record, *options).stderr.splitlines()
    assert [next((found for found in told if found.startswith(words)), None) is not None for words in said] == [True] * len(
        said
    ), told
    assert len(told) == len(said)


def test_other_rules_replace_what_was_read_under_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading in the record is the one of the rules of now, and the page is known to them from then on."""
    from dragoman.reading import resources
    from dragoman.record import Record

    record = str(tmp_path / "record")
    pages = _some_pages(tmp_path, "2023-11-09")
    run("read", pages, "--record", record)
    [before] = Record.open(record).readings()
    monkeypatch.setattr(resources, "rules_of", lambda _: "of another release")
    monkeypatch.setattr("dragoman.reading.events.find_events", lambda *_: [])
    assert "1 pages read, 0 not" in run("read", pages, "--record", record).stderr
    [after] = Record.open(record).readings()
    assert (before.page, bool(before.events), after.page, after.events) == (after.page, True, before.page, ())
    assert "1 pages were read already" in run("read", pages, "--record", record).stderr


def test_a_page_taken_out_is_read_again_and_one_replaced_is_not(tmp_path: Path) -> None:
    """Two pages at one address: the later stays. Once it is removed, both are unknown."""
    from dragoman.record import Record

    record, pages = str(tmp_path / "record"), tmp_path / "pages.jsonl"
    pages.write_text(
        line(url="https://a.invalid/1", published="2023-11-10", article=TEXT + " It rained.")
        + line(url="https://a.invalid/1", published="2023-11-09", article=TEXT)
    )
    run("read", str(pages), "--record", record)
    assert "2 pages were read already" in run("read", str(pages), "--record", record).stderr
    Record.open(record).remove("https://a.invalid/1")
    assert "2 pages read, 0 not" in run("read", str(pages), "--record", record).stderr


def test_same_pages_twice_and_in_another_order_give_the_same_record(tmp_path: Path) -> None:
    pages = [
        line(url="https://a.invalid/1", published="2023-11-09", article=TEXT),
        line(url="https://a.invalid/2", published="2023-11-10", article=TEXT.replace("on Thursday", "on 9 November")),
        line(
            url="https://a.invalid/3", published="2023-11-08", article="China will impose sanctions on Lithuania, Beijing said."
        ),
    ]
    listings = []
    for name, order in (("once", pages), ("again", pages[::-1] + pages)):
        record = str(tmp_path / name)
        assert run("read", "-", "--record", record, input="".join(order)).exit_code == 0
        listings.append(run("events", "--record", record, "--format", "jsonl").stdout)
    assert listings[0] == listings[1]
    assert len(listings[0].splitlines()) >= 2
