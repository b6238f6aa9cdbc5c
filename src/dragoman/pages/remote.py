"""Pages in an object store or on another host: what fsspec reaches (``s3://``, ``gs://``, ``memory://``, ``file://`` ...), file after file over a scratch file."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from typing import Any

from dragoman.errors import PageError, first_line
from dragoman.model import Page

Opened = Iterator[Page | PageError]
_KNOWN = "check the address and the rights to it"


def is_remote(path: str | Path) -> bool:
    """Does fsspec open it? Paths of this machine have no ``://``."""
    return "://" in str(path)


def open_remote(url: str, wanted: Callable[[str], bool], open_file: Callable[[Path, str], Opened]) -> Opened:
    """The pages of a file, or of all files of a folder whose names are `wanted`, in the order of their names.

    Each file is copied to a scratch file, so that archives can be read to and fro; `open_file` opens it under the name that is told in messages.
    """
    try:
        import fsspec
    except ImportError:
        yield PageError(url, "addresses of object stores need an optional part", "install dragoman[remote]")
        return
    try:
        system, root = fsspec.core.url_to_fs(url)
        files = [root] if system.isfile(root) else _of_folder(system, root, wanted)
    except ImportError as error:
        yield PageError(url, f"cannot be opened: {error}", "install what it names")
        return
    except Exception as error:  # each store has errors of its own
        yield PageError(url, f"cannot be opened: {first_line(error)}", _KNOWN)
        return
    if not files:
        yield PageError(url, "no pages there", _KNOWN)
    for file in files:
        yield from _opened(system, file, open_file)


def _of_folder(system: Any, root: str, wanted: Callable[[str], bool]) -> list[str]:
    found: list[str] = system.find(root)
    shown = (f for f in found if not any(part.startswith(".") for part in PurePosixPath(f.removeprefix(root)).parts))
    return sorted(f for f in shown if wanted(PurePosixPath(f).name))


def _opened(system: Any, file: str, open_file: Callable[[Path, str], Opened]) -> Opened:
    origin = str(system.unstrip_protocol(file))
    with tempfile.TemporaryDirectory(prefix="dragoman-") as scratch:
        copy = Path(scratch, PurePosixPath(file).name)
        try:
            with system.open(file, "rb") as source, copy.open("wb") as target:
                copyfileobj(source, target, 1 << 20)
        except Exception as error:
            yield PageError(origin, f"cannot be read: {first_line(error)}", _KNOWN)
            return
        yield from open_file(copy, origin)
