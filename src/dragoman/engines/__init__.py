"""Engines move pages through reading; they know nothing of language.

An engine takes pages (and the errors met while opening them) and yields, in the same order, one reading or one error a page.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.errors import PageError
from dragoman.model import Page, Reading

Item = Page | PageError
Outcome = Reading | PageError


class Engine(Protocol):
    """What moves pages through reading."""

    def read(self, pages: Iterable[Item]) -> Iterator[Outcome]:
        """One outcome a page, in the order of the pages."""
        ...
