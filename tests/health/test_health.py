"""The doctor finds what is wrong, and says what to do."""

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import InstallationError
from dragoman.health import Finding
from dragoman.health.installation import check_installation
from dragoman.health.record import check_record
from dragoman.reading.parsing import pinned
from dragoman.record import Record
from tests.faults.processes import some_readings


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record.open(tmp_path / "record", create=True)
    made.add(some_readings(6))
    made.refresh()
    return made


def found(findings: object) -> dict[str, Finding]:
    return {f.check: f for f in findings}  # type: ignore[attr-defined]


def test_all_is_well_here(record: Record) -> None:
    findings = {**found(check_installation("2026-11-22")), **found(check_record(record.root))}
    assert [f for f in findings.values() if f.state == "error"] == []
    assert "6 pages" in findings["record"].found


def test_an_old_knowledge_base_is_a_warning() -> None:
    assert found(check_installation("2031-01-01"))["knowledge base"].state == "warning"


def test_a_damaged_file_is_named(record: Record) -> None:
    file = Path(record.tables.files("readings")[0])
    file.write_bytes(file.read_bytes()[:-100])
    finding = found(check_record(record.root))["record files"]
    assert (finding.state, finding.remedy.split()[:3]) == ("error", ["dragoman", "tidy", "--repair"])
    assert file.name in finding.found


def test_a_file_that_is_gone_is_named(record: Record) -> None:
    file = Path(record.tables.files("readings")[0])
    file.unlink()
    told = CliRunner().invoke(app, ["doctor", "--record", record.root, "--format", "json"])
    assert told.exit_code == 1
    assert any(file.name in row["found"] and row["state"] == "error" for row in json.loads(told.stdout))


def test_pages_stored_twice_are_told(record: Record) -> None:
    record.tables.append("readings", record.tables.read("readings").slice(0, 2))
    assert found(check_record(record.root))["record pages"].found.startswith("2 pages are stored twice")


def test_no_record_is_one_finding(tmp_path: Path) -> None:
    (told,) = check_record(str(tmp_path / "none"))
    assert (told.check, told.state) == ("record", "error")
    assert "dragoman read" in told.found


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(lambda path: path.write_bytes(b"other"), "differs", id="another file"),
        pytest.param(lambda path: path.unlink(), "not whole", id="a file missing"),
    ],
)
def test_a_parser_that_is_not_the_pinned_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change, problem: str
) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(b"weights")
    monkeypatch.setattr(pinned, "_folder", lambda model: tmp_path)
    monkeypatch.setattr(pinned, "pinned", lambda: iter([("weights", hashlib.sha256(b"weights").hexdigest())]))
    pinned.check_model(pinned.DEFAULT_MODEL)
    change(weights)
    with pytest.raises(InstallationError, match=problem):
        pinned.check_model(pinned.DEFAULT_MODEL)
    pinned.check_model("another_model")
