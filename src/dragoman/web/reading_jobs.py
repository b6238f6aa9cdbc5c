"""Pages dropped in: kept in a folder of their own, read by a process, added to the record; progress is a file that grows line by line."""

import json
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath
from secrets import token_hex
from threading import Lock
from typing import Any, TextIO

from dragoman.errors import DragomanError, PageError, UsageError
from dragoman.model import Page
from dragoman.web.processes import one_process

MOST_PAGES = 5000
"""Pages of one drop."""
AT_ONCE = 4
"""Pages between two signs of progress."""
KEPT_JOBS = 50
MOST_WAITING = 8
PROGRESS = "progress.jsonl"
TRIES = 4
"""How often a commit is tried when another process writes to the record at the same time."""


@dataclass(frozen=True)
class Progress:
    """How far a job is."""

    total: int | None = None
    pages: tuple[dict[str, Any], ...] = ()
    """Of each page read: `id`, `title`, `events`."""
    failed: tuple[str, ...] = ()
    """What could not be read, and why, one line each."""
    done: bool = False

    @property
    def dealt_with(self) -> int:
        return len(self.pages) + len(self.failed)


@dataclass
class Job:
    """Pages that were dropped in together."""

    id: str
    folder: Path
    future: "Future[None]"
    last: Progress = field(default_factory=Progress)

    def progress(self) -> Progress:
        """As of now; a process that died is told as a failure."""
        if not self.last.done:
            self.last = _read_progress(self.folder / PROGRESS)
            if self.future.done():
                error = self.future.exception()
                told = (*self.last.failed, f"the reading ended early: {error}") if error else self.last.failed
                self.last = Progress(self.last.total, self.last.pages, told, True)
                shutil.rmtree(self.folder, ignore_errors=True)
        return self.last


class ReadingJobs:
    """Jobs in the order of their coming, read one after the other. `reader` runs them; by default a process that starts with the first."""

    def __init__(self, root: str, max_bytes: int, reader: Executor | None = None) -> None:
        self.root, self.max_bytes = root, max_bytes
        self._reader, self._own = reader, reader is None
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()

    def get(self, id: str) -> Job | None:
        return self._jobs.get(id)

    def start(self, files: Sequence[tuple[str, bytes]], text: str, url: str, published: str) -> Job:
        """UsageError where there is nothing to read, or a date that is none."""
        from dragoman.pages.calendar import iso_day

        if published and iso_day(published) is None:
            raise UsageError(f"{published}: not a date (write it as 2023-11-09)")
        kept = [(name, data) for name, data in files if data]
        if not kept and not text.strip():
            raise UsageError("there is nothing to read: paste a text, or choose files")
        with self._lock:
            if sum(not job.progress().done for job in self._jobs.values()) >= MOST_WAITING:
                raise UsageError("enough is being read at the moment; try again when some of it is done")
            folder = Path(tempfile.mkdtemp(prefix="dragoman-read-"))
            _keep(folder / "pages", kept, text, url, published)
            if self._reader is None:
                self._reader = one_process()
            future = self._reader.submit(read_folder, str(folder), self.root, published or None, self.max_bytes)
            job = Job(token_hex(8), folder, future)
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT_JOBS:
                self._jobs.popitem(last=False)
            return job

    def close(self) -> None:
        for job in self._jobs.values():
            job.future.cancel()
        if self._own and self._reader is not None:
            self._reader.shutdown(wait=False, cancel_futures=True)
        for job in self._jobs.values():
            shutil.rmtree(job.folder, ignore_errors=True)


def _keep(folder: Path, files: Sequence[tuple[str, bytes]], text: str, url: str, published: str) -> None:
    """Files under numbers with the ends of their names, never their names: those may climb."""
    folder.mkdir()
    for n, (name, data) in enumerate(files):
        (folder / f"{n:04}{ending(name, data)}").write_bytes(data)
    if text.strip():
        kind = "html" if text.lstrip()[:1] == "<" else "text"
        line = {"url": url.strip() or None, "published": published or None, kind: text}
        (folder / "pasted.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


def ending(name: str, data: bytes) -> str:
    """The end of a file's name by which its kind is known; what the name does not tell, its content does."""
    from dragoman.pages.opening import kind_of
    from dragoman.pages.sniffing import ARCHIVES, sniff

    lowered = PurePath(name.replace("\\", "/")).name.lower()
    archive = next((end for end in ARCHIVES if lowered.endswith(end)), None)
    if archive:
        return archive
    if kind_of(lowered):
        suffixes = PurePath(lowered).suffixes
        return "".join(suffixes[-2:]) if suffixes[-1] == ".gz" else suffixes[-1]
    kinds = {"html": ".html", "jsonl": ".jsonl", "json": ".json", "mhtml": ".mhtml", "feed": ".xml", "warc": ".warc"}
    return kinds.get(sniff(data[:4096]), ".txt")


def read_folder(folder: str, root: str, published: str | None, max_bytes: int) -> None:
    """Read the pages of a job and add them to the record, telling each step in its progress file. Runs in the reader's process."""
    from dragoman.pages import open_pages

    with open(Path(folder, PROGRESS), "a", encoding="utf-8") as told:
        try:
            pages = list(islice(open_pages(Path(folder, "pages"), published=published, max_bytes=max_bytes), MOST_PAGES + 1))
            if len(pages) > MOST_PAGES:
                _tell(told, failed=f"more than {MOST_PAGES} pages: the rest is left; read them with dragoman read")
            _tell(told, total=min(len(pages), MOST_PAGES))
            for chunk in _chunks(pages[:MOST_PAGES]):
                _read_chunk(chunk, root, folder, told)
        except DragomanError as error:
            _tell(told, failed=_shown(str(error), folder))


def _read_chunk(chunk: list[Page | PageError], root: str, folder: str, told: TextIO) -> None:
    from dragoman.engines.local import LocalEngine
    from dragoman.record import Record

    readings = []
    for outcome in LocalEngine(1).read(chunk):
        if isinstance(outcome, PageError):
            _tell(told, failed=_shown(str(outcome), folder))
        else:
            readings.append(outcome)
    record = Record.open(root, create=True)
    for attempt in range(TRIES):
        try:
            record.add(readings)
            break
        except DragomanError:
            if attempt == TRIES - 1:
                raise
    for reading in readings:
        _tell(told, page={"id": reading.page.id, "title": reading.page.title, "events": len(reading.events)})


def _chunks(pages: list[Page | PageError]) -> Iterator[list[Page | PageError]]:
    for start in range(0, len(pages), AT_ONCE):
        yield pages[start : start + AT_ONCE]


def _tell(told: TextIO, **line: Any) -> None:
    told.write(json.dumps(line) + "\n")
    told.flush()


def _shown(message: str, folder: str) -> str:
    """A message without the folder of the job, which means nothing to the reader."""
    return message.replace(f"{folder}/pages/", "").replace(folder, "the drop").replace("pasted.jsonl:1", "the pasted text")


def _read_progress(path: Path) -> Progress:
    total, pages, failed = None, [], []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    except OSError:
        return Progress()
    for line in lines:
        row = json.loads(line)
        total = row.get("total", total)
        if "page" in row:
            pages.append(row["page"])
        if "failed" in row:
            failed.append(row["failed"])
    return Progress(total, tuple(pages), tuple(failed))
