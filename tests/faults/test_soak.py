"""Pages are read into the record that the site serves, while many people ask it: no error, flat memory, and the record of a quiet run."""

import random
import socket
import statistics
import subprocess
import threading
import time
from pathlib import Path

import httpx
import pytest

from dragoman.record import Record
from tests.faults import news
from tests.faults.processes import contents, start

PATHS = (
    "/", "/search?q=sanctions", "/search?type=CONSULT", "/search?actor=KAZ", "/timeline?actor=BRA", "/actors", "/actor/IND", "/dyad?a=KAZ&b=JPN",
    "/calendar", "/statements?grep=explanation", "/codebook", "/api/events?limit=50", "/api/pages?limit=50", "/api/actors",
)  # fmt: skip
GROWTH = 60
"""Megabytes by which the reading processes may be larger at the end than in the middle: the allocator's own. A short run is over before they settle."""
LARGEST = 1_200
"""Megabytes that a worker may take."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory of other processes is read from /proc")
@pytest.mark.parametrize(
    ("pages", "clients", "settles"), [(120, 4, False), pytest.param(20_000, 20, True, marks=pytest.mark.torture)]
)
def test_reading_while_people_ask(tmp_path: Path, pages: int, clients: int, settles: bool) -> None:
    told = news.save(tmp_path / "pages.jsonl", range(pages))
    back = news.save(tmp_path / "back.jsonl", range(pages - 1, -1, -1))
    record = tmp_path / "record"
    Record.open(record, create=True)
    port = _free_port()
    # their lines go to files: nobody empties a pipe for so long
    with open(tmp_path / "site.log", "wb") as log:
        site = start("serve", "--record", record, "--port", port, "--no-open", module="dragoman", output=log)
    visitors = Visitors(f"http://127.0.0.1:{port}", clients)
    try:
        visitors.come_in()
        reader = start("read", told, "--record", record, "--workers", 2, module="dragoman")
        sizes = _sizes(reader)
        _, said = reader.communicate()
        visitors.leave()
    finally:
        site.kill()
        site.wait()
    assert f"{pages} pages read, 0 not" in said, said
    assert visitors.failures == []
    assert visitors.answers >= clients
    together, third = [sum(each) for each in sizes], len(sizes) // 3
    assert max(map(max, sizes)) < LARGEST
    if settles:
        assert max(together[2 * third :]) < statistics.median(together[third : 2 * third]) + GROWTH, together[:: third // 16]
    quiet = start("read", back, "--record", tmp_path / "quiet", module="dragoman")
    quiet.communicate()
    assert contents(record) == contents(tmp_path / "quiet")
    print(f"\n{pages} pages, {visitors.answers} answers to {clients} clients")
    print("reading processes together, MB:", [round(size) for size in together[:: max(1, third // 8)]])


class Visitors:
    """People who ask one page after the other."""

    def __init__(self, address: str, number: int) -> None:
        self.address, self.answers, self.failures = address, 0, list[str]()
        self._gone = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(n,), daemon=True) for n in range(number)]

    def come_in(self) -> None:
        """Once the site has looked at its record for the first time."""
        until = time.monotonic() + 300
        while not self._open():
            assert time.monotonic() < until, "the site does not answer"
            time.sleep(0.2)
        for thread in self._threads:
            thread.start()

    def _open(self) -> bool:
        try:
            return httpx.get(self.address, timeout=60).status_code == 200
        except httpx.HTTPError:
            return False

    def leave(self) -> None:
        self._gone.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, n: int) -> None:
        chance = random.Random(n)
        with httpx.Client(base_url=self.address, timeout=120) as client:
            while not self._gone.is_set():
                path = chance.choice(PATHS)
                try:
                    status = client.get(path).status_code
                except httpx.HTTPError as error:
                    status = repr(error)
                if status != 200:
                    self.failures.append(f"{path}: {status}")
                self.answers += 1
                time.sleep(0.05)  # a person reads before asking again


def _sizes(reader: "subprocess.Popen[str]") -> list[list[float]]:
    """Megabytes that each of the reading processes takes, from time to time, while there are workers: merging comes after them."""
    sizes: list[list[float]] = []
    while reader.poll() is None:
        group = [p for p in Path("/proc").glob("[0-9]*") if _group(p) == reader.pid]
        if len(group) > 1:
            sizes.append([_resident(p) for p in group])
        time.sleep(0.5)
    return sizes


def _group(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:  # it has ended
        return None


def _resident(process: Path) -> float:
    try:
        return next(
            (int(line.split()[1]) / 1000 for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS")),
            0.0,
        )
    except OSError:
        return 0.0


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
