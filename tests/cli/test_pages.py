"""What a user learns of the pages read: above each table, at the end of a reading, from `dragoman pages`; and how they leave the record."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.errors import UsageError

DATED = {
    "url": "https://a.invalid/1",
    "published": "2023-11-09",
    "title": "Talks in Astana",
    "article": "Vladimir Putin met Kassym-Jomart Tokayev in Astana on Thursday. “We agree,” Putin said.",
}
UNDATED = {"url": "https://b.invalid/2", "article": "Turkish President Erdogan will travel to Athens on Monday."}
GERMAN = {
    "url": "https://c.invalid/3",
    "published": "2023-10-10",
    "article": "Der Kanzler hat am Dienstag den Präsidenten empfangen und mit ihm über die Energiepolitik gesprochen.",
}


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "pages.jsonl"
    file.write_text("\n".join(map(json.dumps, (DATED, UNDATED, GERMAN))))
    return file


@pytest.fixture(scope="module")
def record(source: Path) -> str:
    root = str(source.parent / "record")
    answer = run("read", str(source), "--record", root)
    assert answer.exit_code == 0
    assert "1 without a known date of publication" in answer.stderr
    assert "1 not in English" in answer.stderr
    return root


def test_each_page_has_its_heading_events_and_statements(source: Path) -> None:
    shown = run("read", str(source)).stdout
    parts = shown.partition("page ")
    assert parts[0].startswith("Talks in Astana; published 2023-11-09")
    assert "CONSULT meet" in parts[0]
    assert "“We agree,”" in parts[0]
    assert "date of publication unknown" in shown
    assert "note: the language is de" in shown


def test_pages_are_listed_with_what_was_amiss(record: str) -> None:
    rows = [json.loads(line) for line in run("pages", "--record", record, "--format", "jsonl").stdout.splitlines()]
    assert [(r["published"], r["source"]) for r in rows] == [
        (None, "b.invalid"),
        ("2023-10-10", "c.invalid"),
        ("2023-11-09", "a.invalid"),
    ]
    assert "publication date unknown" in rows[0]["warnings"]
    assert any("not English" in warning for warning in rows[1]["warnings"])
    assert "unknown" in run("pages", "--record", record).stdout


@pytest.mark.parametrize(
    ("options", "sources"),
    [
        (("--since", "2023-11"), ["a.invalid"]),
        (("--until", "2023-10"), ["c.invalid"]),  # a page without a date is in no stretch of time
    ],
)
def test_pages_by_date(record: str, options: tuple[str, ...], sources: list[str]) -> None:
    lines = run("pages", "--record", record, "--format", "jsonl", *options).stdout.splitlines()
    assert [json.loads(line)["source"] for line in lines] == sources


def test_removed_pages_take_with_them_what_only_they_tell_and_can_come_back(source: Path, tmp_path: Path) -> None:
    root = str(tmp_path / "record")
    run("read", str(source), "--record", root)
    first = json.loads(run("pages", "--record", root, "--format", "jsonl").stdout.splitlines()[0])["id"]
    answer = run("remove", "https://a.invalid/1", first[:6], "--record", root)
    assert answer.exit_code == 0
    assert "2 pages taken out" in answer.stderr
    assert run("events", "--record", root, "--format", "jsonl").stdout == ""
    assert "2 pages read" in run("read", str(source), "--record", root).stderr


def test_a_page_that_is_not_there_is_told_before_any_is_removed(record: str) -> None:
    with pytest.raises(UsageError, match="no page of this id or URL"):
        CliRunner().invoke(app, ["remove", "https://a.invalid/1", "zzzz", "--record", record], catch_exceptions=False)
    assert len(run("pages", "--record", record, "--format", "jsonl").stdout.splitlines()) == 3


def test_a_missing_file_is_one_message(tmp_path: Path) -> None:
    answer = run("read", str(tmp_path / "nowhere.html"))
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.count("\n") == 1
