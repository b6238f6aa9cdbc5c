"""Files that a command writes beside what it prints: checked before the work, and put in place whole."""

import sys
from collections.abc import Collection
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.writing import check_file, new_file


def check_target(path: Path, endings: Collection[str] = ()) -> None:
    """UsageError if the file cannot be written, or its name has none of these endings (".svg", with the dot)."""
    if endings and path.suffix.lower() not in endings:
        raise UsageError(f"{path}: what kind of file is it? Its name should end in {' or '.join(endings)}")
    check_file(path)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then put in place at once: nobody meets a half. UsageError if it cannot be written."""
    with new_file(str(path)) as draft:
        draft.write_bytes(content)
    print(f"wrote {path}", file=sys.stderr)
