"""The reading room under load: twenty clients at once ask every page, while `dragoman read` writes to the same record.

Clients do not pause: each asks its next address as soon as the last is answered, so that twenty requests are always under way. Words,
actors and events differ from request to request, so that most answers are not kept ones.
"""

import asyncio
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx

from bench.register import unpack
from bench.report import Report, markdown_table

KEPT = "DRAGOMAN_BENCH_SITE"
"""Environment variable: folder of a record of the texts to keep between runs (reading them takes many minutes)."""
CLIENTS = 20
SECONDS = 45.0
SEED = 7
HELD_BACK = 40
"""Texts that are read into the record while the clients ask."""
LIMITS = {"search": 0.5}
OTHER_LIMIT = 0.3
"""Seconds that the median answer may take."""


def run(data: Path) -> Report:
    with tempfile.TemporaryDirectory() as scratch:
        texts = sorted(text.path for text in unpack(data, Path(scratch, "texts")))
        record = Path(scratch, "record")
        _read_into(record, texts[:-HELD_BACK], Path(scratch, "first"))
        with serving(record) as address:
            paths = Paths(address)
            writer = _reader(record, _folder(texts[-HELD_BACK:], Path(scratch, "second")))
            try:
                told, failed = asyncio.run(load(address, paths))
                wrote = writer.poll()
            finally:
                writer.kill()
                writer.wait()
    return report(
        told, failed, paths.count, "was still writing at the end" if wrote is None else f"ended with {wrote} before the end"
    )


def report(told: dict[str, list[float]], failed: int, events: int, writer: str) -> Report:
    rows: list[list[object]] = []
    for kind in sorted(told):
        found = sorted(told[kind])
        rows.append(
            [
                kind,
                len(found),
                statistics.median(found) * 1000,
                found[int(len(found) * 0.95)] * 1000,
                LIMITS.get(kind, OTHER_LIMIT) * 1000,
            ]
        )
    within = sum(statistics.median(v) < LIMITS.get(k, OTHER_LIMIT) for k, v in told.items())
    note = (
        f"\n\n{CLIENTS} clients without pause for {SECONDS:g} seconds, {sum(map(len, told.values()))} answers, {failed} failed; {events:,} events in the record. "
        f"`dragoman read` {writer}. Server, clients and reader share one machine of {os.cpu_count()} cores."
    )
    figures = {
        "site pages within limits": within / max(1, len(told)),
        "site answered": 1 - failed / max(1, failed + sum(map(len, told.values()))),
    }
    header = ["page", "answers", "median ms", "95 % ms", "limit of the median"]
    return Report("site", "The reading room with twenty clients at once", markdown_table(header, rows) + note, figures)


class Paths:
    """Addresses to ask, by kind of page: of the record that is served."""

    def __init__(self, address: str) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            found = client.get("/api/events", params={"limit": 400, "order": "sources"}).json()
            self.count: int = found["total"]
            self.events = [e["id"] for e in found["rows"]]
            self.pages = [p["id"] for p in client.get("/api/pages", params={"limit": 400}).json()["rows"]]
            self.actors = [a["id"] for a in client.get("/api/actors").json()["rows"]][:60]
        self.words = "Putin Biden Zelenskyy Ukraine sanctions visit summit NATO Kishida Macron climate energy Israel India trade nuclear call praised agreed".split()

    def one(self, chance: random.Random) -> tuple[str, str]:
        """(kind, address), the search as often as all else."""
        a, b = chance.sample(self.actors, 2)
        w, v = chance.sample(self.words, 2)
        searches = [
            f"/search?q={w}",
            f"/search?q={w}+{v}",
            f"/search?actor={a}",
            f"/search?actor={a}&q={w}",
            f"/search?type=CONSULT&actor={b}",
            "/search",
        ]
        others = {
            "start": "/", "event": f"/event/{chance.choice(self.events)}", "why": f"/event/{chance.choice(self.events)}/why",
            "source": f"/page/{chance.choice(self.pages)}", "sources": f"/sources?q={w}", "timeline": f"/timeline?actor={a}&actor={b}",
            "actors": "/actors", "actor": f"/actor/{a}", "dyad": f"/dyad?a={a}&b={b}", "network": "/network", "map": f"/map?actor={a}",
            "calendar": f"/calendar?actor={a}", "statements": f"/statements?grep={w}", "codebook": f"/codebook?q={w.lower()}",
            "judgements": "/judgements", "sql": "/sql?query=SELECT+type,+count(*)+FROM+events+GROUP+BY+1",
        }  # fmt: skip
        if chance.random() < 0.3:
            return "search", chance.choice(searches)
        kind = chance.choice(sorted(others))
        return kind, others[kind]


async def load(address: str, paths: Paths) -> tuple[dict[str, list[float]], int]:
    """Seconds of every answer by kind of page, and how many failed."""
    told: dict[str, list[float]] = defaultdict(list)
    failed = 0
    until = time.perf_counter() + SECONDS

    async def ask(n: int) -> None:
        nonlocal failed
        chance = random.Random(SEED + n)
        async with connection(address) as get:
            while time.perf_counter() < until:
                kind, path = paths.one(chance)
                start = time.perf_counter()
                status = await asyncio.wait_for(get(path), 60)
                if status >= 400 and status != 400:
                    failed += 1
                else:
                    told[kind].append(time.perf_counter() - start)

    async with asyncio.TaskGroup() as clients:
        for n in range(CLIENTS):
            clients.create_task(ask(n))
    return told, failed


@asynccontextmanager
async def connection(address: str) -> AsyncIterator[Callable[[str], Awaitable[int]]]:
    """Gets addresses over one connection, and tells their status once the whole answer is there.

    Written out, since a client library takes as long for a request as the site does for a page, of the same cores.
    """
    host = address.removeprefix("http://")
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))

    async def get(path: str) -> int:
        writer.write(f"GET {path} HTTP/1.1\r\nhost: {host}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        return int(head[9:12])

    try:
        yield get
    finally:
        writer.close()


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """`dragoman serve` over the record, as a person starts it; its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(record), "--port", str(port), "--no-open"]
    server = subprocess.Popen(command, env=_environment())
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1200):
            try:
                if httpx.get(address, timeout=30).status_code == 200:
                    break
            except httpx.HTTPError:
                pass
            time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _read_into(record: Path, texts: list[Path], folder: Path) -> None:
    kept = os.environ.get(KEPT)
    if kept and Path(kept, "readings").exists():
        shutil.copytree(kept, record)
        return
    _reader(record, _folder(texts, folder)).wait()
    if kept:
        shutil.copytree(record, kept)


def _reader(record: Path, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", "read", str(folder), "--record", str(record)],
        env=_environment(),
        stderr=subprocess.DEVNULL,
    )


def _environment() -> dict[str, str]:
    """With the tree's own package, whether or not it is installed."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}


def _folder(texts: list[Path], folder: Path) -> Path:
    folder.mkdir()
    for text in texts:
        shutil.copy(text, folder / text.name)
    return folder
