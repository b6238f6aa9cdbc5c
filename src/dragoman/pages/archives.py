"""Compressed files and archives, read in bounded memory."""

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, cast

from dragoman.errors import PageError
from dragoman.pages.sniffing import ARCHIVES

Stream = IO[bytes]


def unzipped(path: Path) -> AbstractContextManager[Stream]:
    """The file's bytes, gunzipped if its name ends in .gz."""
    if path.name.lower().endswith(".gz"):
        return cast(Stream, gzip.open(path, "rb"))
    return path.open("rb")


def members(path: Path, max_bytes: int) -> Iterator[tuple[str, bytes | PageError]]:
    """Name and bytes of each file of an archive; at most ``max_bytes + 1`` bytes of each are unpacked."""
    try:
        if path.name.lower().endswith(".zip"):
            yield from _zipped(path, max_bytes)
        else:
            yield from _tarred(path, max_bytes)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, OSError) as error:
        yield "", PageError(str(path), f"the archive is damaged: {error}", f"archives are {', '.join(ARCHIVES)}")


def _zipped(path: Path, max_bytes: int) -> Iterator[tuple[str, bytes | PageError]]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(archive.infolist(), key=lambda i: i.filename):
            if info.is_dir():
                continue
            try:
                with archive.open(info) as member:
                    yield info.filename, member.read(max_bytes + 1)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error, lzma.LZMAError) as error:
                yield info.filename, PageError(f"{path}/{info.filename}", f"cannot be unpacked: {error}")


def _tarred(path: Path, max_bytes: int) -> Iterator[tuple[str, bytes | PageError]]:
    with tarfile.open(path, "r|*") as archive:
        for info in archive:
            member = archive.extractfile(info) if info.isfile() else None
            if member is not None:
                yield info.name, member.read(max_bytes + 1)
