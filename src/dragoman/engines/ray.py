"""The Ray engine: workers on one machine or on a cluster, behind the same protocol as the local engine.

Each worker is an actor that holds the model. Chunks are handed out with a bound and come back in the order of the pages, so the record is
the same as the local engine's. docs/cluster.md is the guide.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.engines import Item, Outcome
from dragoman.engines.chunks import chunked
from dragoman.engines.limits import SECONDS
from dragoman.engines.ordered import Task, ledger
from dragoman.engines.work import prepare, read_chunk
from dragoman.errors import UsageError, first_line
from dragoman.reading.resources import DEFAULT, Setup


class Reader:
    """An actor: reads chunks with resources loaded once."""

    def __init__(self, setup: Setup, seconds: float) -> None:
        self.setup, self.seconds = setup, seconds
        prepare(setup)

    def read(self, pages: list[Item]) -> list[Outcome]:
        return read_chunk(pages, self.setup, self.seconds)


class RayEngine:
    """Reads with `workers` actors. `address` is a cluster's ("auto", "ray://HOST:10001"); None starts Ray on this machine.

    An actor that died is replaced, on another machine if need be; the pages that it held are read again, each alone.
    """

    def __init__(self, workers: int = 2, setup: Setup = DEFAULT, seconds: float = SECONDS, address: str | None = None) -> None:
        self.workers = max(1, workers)
        self.setup, self.seconds, self.address = setup, seconds, address
        self.actors: list[Any] = []

    def read(self, pages: Iterable[Item]) -> Iterator[Outcome]:
        ray = _started(self.address, self.workers)
        actor = ray.remote(num_cpus=1)(Reader)
        self.actors = [actor.remote(self.setup, self.seconds) for _ in range(self.workers)]
        tasks = ledger(chunked(pages), self.workers)
        held: dict[Any, tuple[Any, Task]] = {}
        free = list(self.actors)
        try:
            while not tasks.finished:
                while free and (task := tasks.next_task()):
                    one = free.pop()
                    held[one.read.remote(task.pages)] = one, task
                yield from tasks.done()
                if not held:
                    continue
                [ready], _ = ray.wait(list(held), num_returns=1)
                one, task = held.pop(ready)
                try:
                    task.outcomes = ray.get(ready)
                except ray.exceptions.RayActorError:
                    tasks.lost([task])
                    # not the same one started again: until it stands, it would refuse pages that have done nothing
                    dead, one = one, actor.remote(self.setup, self.seconds)
                    self.actors[self.actors.index(dead)] = one
                free.append(one)
            yield from tasks.done()
        finally:
            for one in self.actors:
                ray.kill(one)
            self.actors = []


def _started(address: str | None, workers: int) -> Any:
    """Ray, connected. UsageError if it is not installed or there is no cluster at the address."""
    try:
        import ray
    except ImportError:
        raise UsageError("--engine ray: Ray is not installed (pip install 'dragoman[ray]')") from None
    if ray.is_initialized():
        return ray
    # One thread a worker; on this machine the workers find the package where this process found it.
    variables = {"OPENBLAS_NUM_THREADS": "1"}
    options: dict[str, Any] = {}
    if address is None:
        variables["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        options = {"num_cpus": workers, "include_dashboard": False}
    try:
        ray.init(address=address, runtime_env={"env_vars": variables}, log_to_driver=False, configure_logging=False, **options)
    except (ConnectionError, ValueError) as error:
        raise UsageError(f"--address {address}: no Ray cluster answers there ({first_line(error)})") from None
    return ray
