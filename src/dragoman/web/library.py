"""The library: a record, its newest finished snapshot, and the work that keeps it so, away from the requests."""

import gc
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from threading import Condition, Lock
from typing import Any, TypeVar

from dragoman.errors import DragomanError
from dragoman.record import Record
from dragoman.web.building import build, file_of, versions
from dragoman.web.keeping import Kept
from dragoman.web.snapshot import Snapshot

T = TypeVar("T")
LOOK_EVERY = 1.0
"""Seconds between two looks whether the record has changed; it is looked at only when somebody asks."""
KEPT_ANSWERS = 512


class NotReady(DragomanError):
    """The record has not been opened yet."""

    code = "D60"
    general_remedy = "Ask again in some seconds: the site is reading its record."


class Library:
    """Answers from the newest snapshot; makes the next one behind, in `workers` (a pool of processes; of threads in tests)."""

    def __init__(self, root: str, workers: Executor, create: bool = True) -> None:
        self.root = root
        self.record = Record.open(root, create=create)
        self._workers = workers
        self._keeper = ThreadPoolExecutor(1, "dragoman-keeper")
        self._current: Snapshot | None = None
        self._changed = Condition()
        self._looked = -LOOK_EVERY
        self._looking: Future[None] | None = None
        self._lock = Lock()
        self._answers: Kept[Hashable, Any] = Kept(KEPT_ANSWERS)
        self.busy = False
        """Whether a newer snapshot is being made."""
        self.trouble: str | None = None
        """Why the last try to bring the snapshot up to date failed."""

    @property
    def snapshot(self) -> Snapshot:
        """The newest finished one. NotReady before the first."""
        self.look()
        if self._current is None:
            raise NotReady(self.trouble or "the record is being opened")
        return self._current

    @property
    def version(self) -> tuple[int, int]:
        """Of the newest finished snapshot."""
        return self.snapshot.version

    def look(self, at_once: bool = False) -> "Future[None] | None":
        """Have the keeper see whether the record has changed, if nobody did a moment ago."""
        with self._lock:
            now = time.monotonic()
            if not at_once and (self._is_looking() or now - self._looked < LOOK_EVERY):
                return self._looking
            self._looked = now
            self._looking = self._keeper.submit(self._renew)
            return self._looking

    def _is_looking(self) -> bool:
        return self._looking is not None and not self._looking.done()

    def wait(self, seconds: float) -> bool:
        """Wait until a snapshot of the record as it stands now is there; False if it takes longer."""
        wanted = versions(self.record)
        self.look(at_once=True)
        with self._changed:
            return self._changed.wait_for(lambda: self._current is not None and self._current.version >= wanted, seconds)

    def _renew(self) -> None:
        try:
            version = versions(self.record)
            if self._current is not None and self._current.version == version:
                return
            path = file_of(self.root, version)
            self.busy = True
            made = Path(path) if path.exists() else Path(self._workers.submit(build, self.root).result())
            fresh = Snapshot(str(made), _version_of(made))
            # what is in it never changes: without this, each full round of the garbage collector walks through all of it
            gc.freeze()
        except Exception as error:  # the last snapshot goes on answering; the site says why it is old
            self.trouble = f"{error}"
            return
        finally:
            self.busy = False
        self.trouble = None
        with self._changed:
            self._current = fresh
            self._changed.notify_all()

    def answer(self, key: Hashable, compute: Callable[[Snapshot], T]) -> T:
        """An answer that costs more than a few milliseconds, kept until the record changes."""
        snapshot = self.snapshot
        found: T = self._answers.of((snapshot.version, key), lambda: compute(snapshot))
        return found

    def close(self) -> None:
        self._keeper.shutdown(wait=True, cancel_futures=True)
        self._current = None
        gc.unfreeze()


def _version_of(path: Path) -> tuple[int, int]:
    readings, judgements, _ = path.stem.split("-")[-3:]
    return int(readings), int(judgements)
