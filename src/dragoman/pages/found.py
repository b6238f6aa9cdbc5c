"""What a cleaner found on a page: kept pieces and metadata."""

from dataclasses import dataclass

from dragoman.pages.pieces import Piece


@dataclass(frozen=True)
class Found:
    """`published` is the date that the page's metadata give (ISO), `shown` a date line among the dropped words."""

    pieces: tuple[Piece, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    shown: str | None = None
    warnings: tuple[str, ...] = ()
