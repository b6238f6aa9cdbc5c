"""The local engine: this process, or workers of its own with a bounded number of chunks under way."""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from queue import Queue
from typing import Any

from dragoman.engines import Item, Outcome
from dragoman.engines.chunks import chunked, weight
from dragoman.engines.limits import SECONDS
from dragoman.engines.ordered import Ledger, Task, ledger
from dragoman.engines.work import prepare, read_chunk
from dragoman.errors import DragomanError
from dragoman.reading.resources import DEFAULT, Setup

AHEAD = 2
"""Chunks that a worker holds: the one that it reads, and the next."""
RENEWED = 25_000_000
"""Characters after which a worker gives way to a fresh one: the parser remembers every word it has met."""
STARTING = 120.0
"""Seconds that a worker may take to start, beyond the time of its pages."""
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class LocalEngine:
    """Reads with `workers` processes; with one, in this process. A page may take `seconds`.

    A worker that dies costs nothing but time: its pages are read by another, each alone; a page that ends two workers is reported.
    """

    def __init__(self, workers: int = 1, setup: Setup = DEFAULT, seconds: float = SECONDS) -> None:
        self.workers = max(1, workers)
        self.setup, self.seconds = setup, seconds

    def read(self, pages: Iterable[Item]) -> Iterator[Outcome]:
        chunks = chunked(pages)
        if self.workers == 1:
            for chunk in chunks:
                yield from read_chunk(chunk, self.setup, self.seconds)
            return
        for name in _ONE_THREAD:  # inherited: a worker is one processor's work
            os.environ.setdefault(name, "1")
        tasks = ledger(chunks, self.workers)
        workers: list[Worker] = []
        try:
            while not tasks.finished:
                self._hand_out(tasks, workers)
                yield from tasks.done()
                _collect(tasks, workers)
                yield from tasks.done()
        finally:
            for worker in workers:
                worker.stop()

    def _hand_out(self, tasks: Ledger, workers: list["Worker"]) -> None:
        """Give every worker enough to do; start one where there is work and room."""
        for depth in range(1, AHEAD + 1):
            for worker in [*workers]:
                if len(worker.tasks) < depth and worker.fresh and (task := tasks.next_task()):
                    worker.give(task)
            while depth == 1 and sum(w.fresh for w in workers) < self.workers and (task := tasks.next_task()):
                workers.append(Worker(self.setup, self.seconds))
                workers[-1].give(task)
        for worker in [w for w in workers if not w.fresh and not w.tasks]:
            worker.stop()
            workers.remove(worker)


def _collect(tasks: Ledger, workers: list["Worker"]) -> None:
    """Wait for a worker to have read a chunk, or to have died, and note it."""
    if not workers:
        return
    soonest = min(worker.deadline for worker in workers)
    patience = None if soonest == float("inf") else max(0.0, soonest - time.monotonic())
    ready: list[Any] = wait([w.connection for w in workers], patience)
    for worker in [*workers]:
        if worker.connection in ready:
            with suppress(EOFError, OSError):
                worker.take()
                continue
        elif worker.deadline > time.monotonic():
            continue
        worker.stop()
        workers.remove(worker)
        if not worker.started and not any(w.started for w in workers):
            raise DragomanError("the workers die as they start (out of memory?): try --workers 1")
        tasks.lost(worker.tasks)


class Worker:
    """A process that reads the chunks it is given, in order."""

    def __init__(self, setup: Setup, seconds: float) -> None:
        # Forking a process that holds the parser's threads can hang; a fresh interpreter cannot.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, setup, seconds), daemon=True)
        self.process.start()
        theirs.close()
        self.tasks: deque[Task] = deque()
        self.seconds = seconds
        self.started = False
        self._characters = 0
        self.deadline = float("inf")

    @property
    def fresh(self) -> bool:
        """May it be given more?"""
        return self._characters < RENEWED

    def give(self, task: Task) -> None:
        self._characters += sum(map(weight, task.pages))
        self.tasks.append(task)
        if len(self.tasks) == 1:
            self._await()
        with suppress(OSError):  # its death is noticed where outcomes are awaited
            self.connection.send(task.pages)

    def take(self) -> None:
        """Take the outcomes of the oldest chunk. EOFError if the process has died."""
        outcomes = self.connection.recv()
        if isinstance(outcomes, DragomanError):
            raise outcomes
        self.started = True
        self.tasks.popleft().outcomes = outcomes
        self._await()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()

    def _await(self) -> None:
        """A page that cannot be interrupted must not hold up the run for ever: twice through the chunk, and the time to start."""
        pages = len(self.tasks[0].pages) if self.tasks else 0
        self.deadline = (
            time.monotonic() + self.seconds * (2 * pages + 1) + STARTING if self.tasks and self.seconds > 0 else float("inf")
        )


def _serve(connection: Connection, setup: Setup, seconds: float) -> None:
    """The worker: chunks come in and outcomes go out on threads of their own, so that neither side waits for the other's pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    inbox: Queue[list[Item] | None] = Queue()
    outbox: Queue[list[Outcome] | DragomanError] = Queue()
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    threading.Thread(target=_send, args=(connection, outbox), daemon=True).start()
    try:
        prepare(setup)
        while (chunk := inbox.get()) is not None:
            outbox.put(read_chunk(chunk, setup, seconds))
    except DragomanError as error:
        outbox.put(error)
        inbox.get()


def _receive(connection: Connection, inbox: "Queue[list[Item] | None]") -> None:
    try:
        while True:
            inbox.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone


def _send(connection: Connection, outbox: "Queue[list[Outcome] | DragomanError]") -> None:
    with suppress(OSError):
        while True:
            connection.send(outbox.get())
