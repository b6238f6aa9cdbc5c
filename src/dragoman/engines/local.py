"""The local engine: this process, or a pool of processes with a bounded number of chunks under way."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from dragoman.engines import Item, Outcome
from dragoman.engines.work import read_chunk
from dragoman.errors import DragomanError
from dragoman.reading.resources import DEFAULT, Setup

CHUNK = 16
"""Pages a task: enough to parse in batches, few enough to share the load of long pages."""


class LocalEngine:
    """Reads with `workers` processes; with one, in this process."""

    def __init__(self, workers: int = 1, setup: Setup = DEFAULT) -> None:
        self.workers = max(1, workers)
        self.setup = setup

    def read(self, pages: Iterable[Item]) -> Iterator[Outcome]:
        chunks = _chunks(pages)
        if self.workers == 1:
            for chunk in chunks:
                yield from read_chunk(chunk, self.setup)
            return
        # Forking a process that holds the parser's threads can hang; a fresh interpreter cannot.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, mp_context=context, initializer=_quiet) as pool:
            under_way: deque[Future[list[Outcome]]] = deque()
            try:
                for chunk in chunks:
                    under_way.append(pool.submit(read_chunk, chunk, self.setup))
                    if len(under_way) > 2 * self.workers:
                        yield from under_way.popleft().result()
                while under_way:
                    yield from under_way.popleft().result()
            except BrokenProcessPool:
                raise DragomanError(
                    "a worker process died (killed, or out of memory); what was read before is in the record: run the same command again"
                ) from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _chunks(pages: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(pages)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def _quiet() -> None:
    """Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
