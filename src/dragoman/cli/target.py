"""Files that a command writes beside what it prints: checked before the work, and put in place whole."""

import os
import sys
from collections.abc import Collection
from pathlib import Path

from dragoman.errors import UsageError


def check_target(path: Path, endings: Collection[str] = ()) -> None:
    """UsageError if the file cannot be written, or its name has none of these endings (".svg", with the dot)."""
    if endings and path.suffix.lower() not in endings:
        raise UsageError(f"{path}: what kind of file is it? Its name should end in {' or '.join(endings)}")
    if path.is_dir():
        raise UsageError(f"{path}: cannot be written: is a folder")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UsageError(f"{path}: cannot be written: there is no folder {folder}")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise UsageError(f"{path}: cannot be written: permission denied")


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then put in place at once: nobody meets a half. UsageError if it cannot be written."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    print(f"wrote {path}", file=sys.stderr)
