"""Kept pieces of a page, and the article text they make."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Block, BlockKind


@dataclass(frozen=True)
class Piece:
    """A kept run of words of the page. `start`/`end` count characters of the decoded page, where known."""

    kind: BlockKind
    text: str
    start: int | None = None
    end: int | None = None


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Article text (pieces parted by an empty line) and its blocks."""
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for piece in pieces:
        blocks.append(Block(piece.kind, at, at + len(piece.text), piece.start, piece.end))
        texts.append(piece.text)
        at += len(piece.text) + 2
    return "\n\n".join(texts), tuple(blocks)


def content_id(url: str | None, content: str) -> str:
    """Id of an article: 16 hexadecimal digits of a hash of its URL and text."""
    return hashlib.blake2b(f"{url or ''}\0{content}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
