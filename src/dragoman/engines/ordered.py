"""What engines with workers share: chunks handed out with a bound, outcomes in the order of the pages, and what follows when a worker dies."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.engines import Item, Outcome
from dragoman.engines.work import lost
from dragoman.model import Page

TRIES = 2
"""Times that a page alone may end its worker."""


@dataclass(eq=False)
class Task:
    """Pages that one worker reads together; `outcomes` once they are read."""

    pages: list[Item]
    tries: int = 0
    outcomes: list[Outcome] | None = None


@dataclass
class Ledger:
    """The tasks under way, in the order of their pages. At most `bound` are held, so that reading never runs ahead of writing."""

    chunks: Iterator[list[Item]]
    bound: int
    _open: deque[Task] = field(default_factory=deque)
    _again: deque[Task] = field(default_factory=deque)
    _exhausted: bool = False

    def next_task(self) -> Task | None:
        """A task to hand out: one that lost its worker first; None if there is none, or enough are under way."""
        if self._again:
            return self._again.popleft()
        if self._exhausted or len(self._open) >= self.bound:
            return None
        chunk = next(self.chunks, None)
        if chunk is None:
            self._exhausted = True
            return None
        task = Task(chunk)
        self._open.append(task)
        return task

    def done(self) -> Iterator[Outcome]:
        """The outcomes that are next in order and there."""
        while self._open and self._open[0].outcomes is not None:
            yield from self._open.popleft().outcomes or ()

    @property
    def finished(self) -> bool:
        return self._exhausted and not self._open

    def lost(self, tasks: Iterable[Task]) -> None:
        """The worker of these tasks died: their pages are tried again one by one, and given up when one ends its worker alone."""
        for task in tasks:
            task.tries += 1
            if len(task.pages) > 1:
                alone = [Task([page]) for page in task.pages]
                place = self._open.index(task)
                del self._open[place]
                for n, one in enumerate(alone):
                    self._open.insert(place + n, one)
                self._again.extend(alone)
            elif task.tries >= TRIES:
                task.outcomes = [lost(page.origin) if isinstance(page, Page) else page for page in task.pages]
            else:
                self._again.append(task)


def ledger(chunks: Iterable[list[Item]], workers: int) -> Ledger:
    """A ledger for so many workers."""
    return Ledger(iter(chunks), 4 * workers)
