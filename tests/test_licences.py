"""No licence that asks for more than notice, and a list that is not stale."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.list_licences import is_allowed

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("MIT", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),  # one may choose the first
        ("GPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),  # all parts hold
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", True),
        ("unknown", False),
        ("GNU General Public License v3 (GPLv3)", False),
    ],
)
def test_what_is_allowed(words: str, allowed: bool) -> None:
    assert is_allowed(words) is allowed


def test_the_list_of_licences_is_current_and_all_are_allowed() -> None:
    told = subprocess.run([sys.executable, "tools/list_licences.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
