"""Files written whole or not at all: under a temporary name first, then put in place."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import UsageError

DESCRIPTION = "datapackage.json"
"""The file by which a folder is known as an earlier export, which a new one may take the place of."""
STDOUT = "-"


@contextmanager
def new_file(target: str) -> Iterator[Path]:
    """A path to write to; when all went well, the file takes the place of `target` (``-``: is copied to standard output).

    UsageError if the target cannot be written.
    """
    final = Path(target)
    if target != STDOUT:
        check_file(final)
    draft = _draft(final) if target != STDOUT else _draft(Path(_temporary_folder(), "export"))
    with _told(target):
        try:
            yield draft
            if target == STDOUT:
                sys.stdout.flush()
                sys.stdout.buffer.write(draft.read_bytes())
                sys.stdout.buffer.flush()
            else:
                os.replace(draft, final)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def new_folder(target: str) -> Iterator[Path]:
    """A folder to write files into; when all went well, it takes the place of `target`, which must be new, empty or an earlier export."""
    if target == STDOUT:
        raise UsageError("--to -: this format is a folder of files; name a folder")
    final = Path(target)
    _check_parent(final)
    _check_replaceable(final)
    draft, old = _draft(final), _draft(final, "old")
    with _told(target):
        try:
            draft.mkdir()
            yield draft
            if final.exists():
                os.replace(final, old)
            os.replace(draft, final)
        finally:
            for rest in (draft, old):
                shutil.rmtree(rest, ignore_errors=True)


def check_file(final: Path) -> None:
    """UsageError if no file of this name can be written."""
    _check_parent(final)
    if final.is_dir():
        raise UsageError(f"{final}: cannot be written: is a folder; name a file")
    if final.exists() and not os.access(final, os.W_OK):
        raise UsageError(f"{final}: cannot be written: permission denied")


def _check_parent(final: Path) -> None:
    parent = final.absolute().parent
    if not parent.is_dir():
        raise UsageError(f"{final}: cannot be written: there is no folder {parent}")
    if not os.access(parent, os.W_OK):
        raise UsageError(f"{final}: cannot be written: permission denied")


def _check_replaceable(final: Path) -> None:
    if final.exists() and not final.is_dir():
        raise UsageError(f"{final}: is a file; this format is a folder of files")
    if final.is_dir() and any(final.iterdir()) and not (final / DESCRIPTION).is_file():
        raise UsageError(f"{final}: holds other files; name a new folder, an empty one or an earlier export")


def _draft(final: Path, kind: str = "part") -> Path:
    return final.absolute().parent / f".{final.name}.{os.getpid()}.{kind}"


def _temporary_folder() -> str:
    import tempfile

    return tempfile.gettempdir()


@contextmanager
def _told(target: str) -> Iterator[None]:
    """Failures of the file system, and of SQLite on a full one, as one line."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{target}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
