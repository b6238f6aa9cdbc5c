"""Dragoman reads news pages and writes the diplomatic record.

In three lines::

    import dragoman
    events = dragoman.merge(dragoman.read("pages/"))
    events.df()

`read` and `read_text` give readings, `merge` makes events of them, `open` asks a record (`docs/python.md`).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import merge, open, read, read_text

__version__ = "0.1.0"
__all__ = ["__version__", "merge", "open", "read", "read_text"]


def __getattr__(name: str) -> Any:
    # the verbs bring half of the package with them: `import dragoman` alone stays quick
    if name in __all__:
        from dragoman import api

        return getattr(api, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
