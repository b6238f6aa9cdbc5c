"""SQL in a process that can be killed: a query that a thread could not be stopped in, or that eats memory, ends with it."""

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

import msgspec

from dragoman.errors import DragomanError, UsageError
from dragoman.record.query import Limits, run_within
from dragoman.record.tables import Tables

PATIENCE = 1.5
"""Seconds beyond its own limit after which the process is killed."""
START = 30.0
"""Seconds that the process may take to come up."""
MOST_MEMORY = 4 * 1024**3
"""Address space of the process, in bytes."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as plain values, for templates and JSON."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool


class SqlProcess:
    """Answers one query at a time; killed and started anew when one does not end."""

    def __init__(self, root: str, limits: Limits | None = None) -> None:
        self.root, self.limits = root, limits or Limits()
        self._lock = Lock()
        self._process: Any = None
        self._line: Connection | None = None

    def ask(self, sql: str) -> Table:
        """UsageError for what `dragoman.record.query.run_within` refuses, and for what had to be killed."""
        with self._lock:
            line = self._started()
            try:
                line.send_bytes(sql.encode("utf-8", "replace"))
                if not line.poll(self.limits.seconds + PATIENCE):
                    self._kill()
                    raise UsageError(
                        f"query: took longer than {self.limits.seconds:g} seconds; ask for less, or use the command line"
                    )
                answer = line.recv_bytes()
            except (EOFError, OSError):
                self._kill()
                raise UsageError("query: needs more memory than it may have; ask for less, or use the command line") from None
        problem, table = msgspec.msgpack.decode(answer, type=tuple[str, Table | None])
        if table is None:
            raise UsageError(problem)
        return table

    def close(self) -> None:
        with self._lock:
            self._kill()

    def _started(self) -> Connection:
        if self._line is None or not self._process.is_alive():
            self._kill()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self.root, self.limits), daemon=True)
            self._process.start()
            theirs.close()
            if not _is_ready(self._line):
                self._kill()
                raise DragomanError("the process that answers SQL did not start; try again")
        return self._line

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None


def _is_ready(line: Connection) -> bool:
    try:
        return line.poll(START) and line.recv_bytes() == b"ready"
    except (EOFError, OSError):
        return False


def _serve(line: Connection, root: str, limits: Limits) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    line.send_bytes(b"ready")
    while True:
        try:
            sql = line.recv_bytes().decode()
        except (EOFError, OSError):
            return
        line.send_bytes(_answer(root, sql, limits))


def _answer(root: str, sql: str, limits: Limits) -> bytes:
    try:
        found = run_within(Tables(root), sql, limits)
        rows = tuple(tuple(plain(value) for value in row) for row in found.rows)
        return msgspec.msgpack.encode(("", Table(columns=found.columns, rows=rows, cut=found.cut)))
    except DragomanError as error:
        return msgspec.msgpack.encode((str(error), None))
    except MemoryError:
        return msgspec.msgpack.encode(("query: needs more memory than it may have; ask for less, or use the command line", None))


def plain(value: Any) -> Any:
    """A value of DuckDB's as JSON has it: dates and decimals as text, NaN and infinity as null."""
    try:
        return msgspec.json.decode(msgspec.json.encode(value, enc_hook=str))
    except (TypeError, ValueError, msgspec.MsgspecError, OverflowError):
        return str(value)
