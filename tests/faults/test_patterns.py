"""No page, however made, holds a reading up: every regular expression takes linear time as the package uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.patterns import Used, slow

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("pattern", "methods", "caught"),
    [
        # from every letter of a long word, to its end
        (r"\w+@\w+", ("search",), True),
        # the same asked only at one place
        (r"\w+@\w+", ("match",), False),
        # a match does not begin within a word
        (r"(?<!\w)\w++@\w+", ("search",), False),
        # two neighbours share out the blanks in every way
        (r"by\s*:?\s*$", ("match",), True),
        # the second takes what the first leaves, which is nothing
        (r"by\s*+:?\s*$", ("match",), False),
        # the classic: a repetition within a repetition
        (r"(?:a+)+b", ("match",), True),
        # bounded, so a constant times the length
        (r"(?:[A-Z]\w{0,20} ){0,4}said", ("finditer",), False),
    ],
)
def test_the_attacks_tell_slow_from_linear(pattern: str, methods: tuple[str, ...], caught: bool) -> None:
    assert [s.pattern for s in slow(Used(pattern, 0, methods))] == [pattern] * caught


def test_every_pattern_is_linear() -> None:
    """In a process of its own, so that the modules compile their patterns anew."""
    command = [sys.executable, "-m", "tests.faults.patterns"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=400)
    assert run.returncode == 0, run.stderr[-2000:]
    *found, last = map(json.loads, run.stdout.splitlines())
    assert last["patterns"] > 300
    assert found == []
