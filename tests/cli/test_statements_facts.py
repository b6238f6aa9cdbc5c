import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import UsageError
from dragoman.telling.facts import told_once
from dragoman.telling.statements import name_of

PAGE = """Kazakh President Kassym-Jomart Tokayev said on Thursday that oil transit would grow. "We are interested in gas transit," he told reporters.
Kazakhstan is a member of the CSTO, along with Armenia."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("said")
    page = folder / "page.jsonl"
    page.write_text(json.dumps({"url": "https://example.org/a", "published": "2023-11-10", "article": PAGE}))
    assert CliRunner().invoke(app, ["read", str(page), "--record", str(folder / "record")]).exit_code == 0
    return folder / "record"


def rows(record: Path, *arguments: str) -> list[dict[str, object]]:
    answer = CliRunner().invoke(app, [*arguments, "--record", str(record), "--format", "jsonl"])
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_statements(record: Path) -> None:
    assert [r["content"] for r in rows(record, "statements", "--speaker", "KAZ")] == [
        "oil transit would grow",
        "We are interested in gas transit,",
    ]
    assert [r["kind"] for r in rows(record, "statements", "--grep", "gas")] == ["direct"]


def test_facts(record: Path) -> None:
    assert [(r["fact"], r["country"]) for r in rows(record, "facts", "--about", "CSTO")] == [("member", "KAZ"), ("member", "ARM")]


@pytest.mark.parametrize("format", ["table", "csv", "md"])
@pytest.mark.parametrize("command", ["statements", "facts"])
def test_formats(record: Path, command: str, format: str) -> None:
    answer = CliRunner().invoke(app, [command, "--record", str(record), "--format", format])
    assert answer.exit_code == 0
    assert "Tokayev" in answer.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("statements", "--topic", "gas"), "no such topic; there are military"),
        (("facts", "--fact", "job"), "no such fact; there are office"),
        (("facts", "--since", "2024", "--until", "2023"), "is after"),
        (("statements", "--grep", "gas", "--articles", "--since", "2024", "--until", "2023"), "is after"),
    ],
)
def test_question_that_makes_no_sense(record: Path, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        CliRunner().invoke(app, [*words, "--record", str(record)], catch_exceptions=False)


def test_table_names_persons_spoken_of() -> None:
    assert name_of("person/kassym-jomart-tokayev") == "Kassym-Jomart Tokayev"
    assert name_of("KAZ") == "KAZ"
    assert name_of("person/nobody-at-all@KAZ") == "Nobody At All"  # known by this page only


def test_a_fact_of_several_pages_stands_once_in_the_table() -> None:
    """By the usual name, with the first page's words; another office is another fact."""
    held = {"fact": "office", "actor": "person/recep-tayyip-erdogan", "country": "TUR", "office": "President"}
    rows = [
        held | {"person": "Erdogan", "quote": "President Erdogan", "published": "2023-11-09"},
        held | {"person": "Recep Tayyip Erdoğan", "quote": "President Recep Tayyip Erdoğan", "published": None},
        held | {"office": "Prime Minister", "person": "Erdogan", "quote": "Prime Minister Erdogan", "published": "2012-01-01"},
    ]
    first, other = told_once(rows)
    assert (first["who"], first["pages"], first["published"], first["quote"]) == (
        "Recep Tayyip Erdoğan",
        2,
        "2023-11-09",
        "President Erdogan",
    )
    assert (other["what"], other["pages"]) == ("Prime Minister, TUR", 1)
