"""What the tools that write a page of the documentation have in common."""

import sys
from collections.abc import Callable
from pathlib import Path


def command(target: Path, render: Callable[[], str]) -> int:
    """Write the file; with --check, say by the exit status (1) that it is behind."""
    if "--check" in sys.argv[1:]:
        return 0 if target.exists() and target.read_text(encoding="utf-8") == render() else 1
    target.write_text(render(), encoding="utf-8")
    return 0
