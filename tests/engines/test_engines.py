"""One suite on both engines: the same outcomes in the same order as one process gives, also when a worker is killed in the middle."""

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.engines import Engine, Item, Outcome
from dragoman.engines.chunks import PAGES
from dragoman.engines.local import LocalEngine
from dragoman.errors import PageError
from dragoman.model import Page, Reading
from dragoman.pages.jsonlines import line_of

TEXT = (
    "Russian President Vladimir Putin met Kazakh President Kassym-Jomart Tokayev in Astana on {} May 2023. “We agree,” he said."
)


def pages() -> list[Item]:
    """Three chunks of short pages, one of which was not found."""
    made: list[Item] = [Page(origin=str(n), article=TEXT.format(1 + n % 28), published="2023-06-01") for n in range(3 * PAGES)]
    made[5] = PageError("5", "no such file")
    return made


def told(outcomes: Iterator[Outcome]) -> list[str]:
    return [repr(o.events) if isinstance(o, Reading) else str(o) for o in outcomes]


@pytest.fixture(scope="module")
def alone() -> list[str]:
    return told(LocalEngine(1).read(pages()))


def local() -> tuple[Engine, Callable[[], None]]:
    return LocalEngine(2), lambda: multiprocessing.active_children()[0].kill()


def on_ray() -> tuple[Engine, Callable[[], None]]:
    import ray

    from dragoman.engines.ray import RayEngine

    engine = RayEngine(2)
    return engine, lambda: ray.kill(engine.actors[0], no_restart=False)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.slow
@pytest.mark.parametrize("made", [local, on_ray])
def test_a_killed_worker_changes_nothing(made: Callable[[], tuple[Engine, Callable[[], None]]], alone: list[str]) -> None:
    engine, kill = made()
    outcomes = engine.read(pages())
    first = next(outcomes)
    kill()
    assert [*told(iter([first])), *told(outcomes)] == alone


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.slow
def test_ray_exports_the_same_bytes(tmp_path: Path) -> None:
    """Pages of an object store (here: a folder by its address), read by either engine: the events that a record exports are the same to the byte."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, page in enumerate(p for p in pages() if isinstance(p, Page)):
        (folder / f"{number:03}.jsonl").write_bytes(line_of(page))
    exported: list[bytes] = []
    for engine in ("local", "ray"):
        record, out = tmp_path / engine, tmp_path / f"{engine}.jsonl"
        read = ["read", f"file://{folder}", "--record", str(record), "--workers", "2", "--engine", engine, "--page-seconds", "0"]
        done = CliRunner().invoke(app, read)
        assert done.exit_code == 0, done.output
        assert CliRunner().invoke(app, ["export", "--format", "jsonl", "--to", str(out), "--record", str(record)]).exit_code == 0
        exported.append(out.read_bytes())
    assert exported[0].count(b"\n") > 20
    assert exported[0] == exported[1]
