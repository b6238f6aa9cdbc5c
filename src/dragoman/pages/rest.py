"""What of a page's kept lines stands below each line: counted once, so that every mark of an end can ask it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import BlockKind
from dragoman.pages.candidates import Candidate


@dataclass(frozen=True)
class Rest:
    """What is kept below a line: lines and sentences among them, first all, then without furniture; whether two sentences stand together."""

    lines: int = 0
    sentences: int = 0
    plain: int = 0
    plain_sentences: int = 0
    pair: bool = False

    def scattered(self) -> bool:
        """A handful of short lines with few sentences among them."""
        return self.lines >= 4 and self.sentences < 0.4 * self.lines

    def resumes(self, little: bool, vouched: bool) -> bool:
        """Whether running text goes on after a list of other stories: two sentences in a row; if `little` is left, more sentences than short lines."""
        if vouched:
            return self.plain_sentences > 0
        return self.pair and (not little or self.plain_sentences > 0.6 * self.plain)


def rests_of(lines: Sequence[Candidate], kinds: Sequence[BlockKind | None]) -> list[Rest]:
    """The rest below each line, counted once from the page's foot."""
    rests: list[Rest] = []
    rest, next_is_sentence = Rest(), False
    for line, kind in zip(reversed(lines), reversed(kinds), strict=True):
        rests.append(rest)
        if not kind:
            continue
        plain = not line.furniture
        rest = Rest(
            rest.lines + 1,
            rest.sentences + line.sentence,
            rest.plain + plain,
            rest.plain_sentences + (plain and line.sentence),
            rest.pair or (plain and line.sentence and next_is_sentence),
        )
        if plain:
            next_is_sentence = line.sentence
    return rests[::-1]
