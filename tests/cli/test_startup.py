"""Commands import no more than they need: what a question loads in vain is most of its time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.record import Record

HEAVY = {"spacy", "pyarrow", "deltalake", "duckdb", "onnxruntime", "dragoman.merging.clustering", "dragoman.reading"}


@pytest.mark.parametrize(
    ("words", "without"),
    [
        # help parses nothing and knows nothing
        (["--help"], HEAVY | {"numpy", "rich.console", "dragoman.knowledge", "pydantic"}),
        # a name needs the knowledge base
        (["who", "Macron"], HEAVY | {"numpy", "dragoman.record"}),
        # kept events are read from their own file, without the tables
        (["timeline", "KAZ", "RUS"], HEAVY | {"numpy"}),
        # numpy draws the intervals
        (["balance", "KAZ"], HEAVY),
    ],
)
def test_what_a_command_does_not_import(words: list[str], without: set[str], tmp_path: Path) -> None:
    record = Record.open(tmp_path / "record", create=True)
    record.events()
    told = [] if words[0] in ("--help", "who") else ["--record", record.root]
    check = (
        "import sys; from dragoman.cli import main\n"
        f"sys.argv = {['dragoman', *words, *told]!r}\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"loaded = {without!r} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    package = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, env=package)
    assert done.returncode == 0, done.stderr[-500:]


def test_a_command_over_sql_ends_without_noise(tmp_path: Path) -> None:
    """DuckDB's binding checks for leaks as the interpreter ends."""
    check = "import sys, duckdb; from dragoman.cli import main\nsys.argv = ['dragoman', 'schema']\nmain()"
    package = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, env=package)
    assert "leaked" not in done.stderr
