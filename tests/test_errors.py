"""Every kind of error has a code of its own and stands in docs/errors.md with its remedy."""

import importlib
import pkgutil
from pathlib import Path

import dragoman
from dragoman.errors import DragomanError, PageError

PAGE = Path(__file__).parents[1] / "docs" / "errors.md"


def kinds(base: type[DragomanError]) -> list[type[DragomanError]]:
    return [base, *(kind for child in base.__subclasses__() for kind in kinds(child))]


def test_every_kind_of_error_is_documented() -> None:
    for module in pkgutil.walk_packages(dragoman.__path__, "dragoman."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [kind for kind in kinds(DragomanError) if kind.__module__.startswith("dragoman")]
    assert len({kind.code for kind in found}) == len(found)
    text = PAGE.read_text("utf-8")
    missing = [kind.__name__ for kind in found if f"| {kind.code} |" not in text or kind.general_remedy not in text]
    assert missing == []


def test_an_error_is_one_line_with_its_code() -> None:
    assert PageError("a.html", "empty", "fetch it again").line() == "dragoman: a.html: empty (fetch it again) [D10]"
