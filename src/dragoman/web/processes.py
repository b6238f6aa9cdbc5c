"""Processes that stand beside the site and end with it, however it ends."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from threading import Thread


def one_process() -> ProcessPoolExecutor:
    """A pool of one process, started when there is work."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A pool's process waits for work for ever, even when the site was killed: it holds both ends of the pipe that it listens to."""
    site = parent_process()
    if site is not None:
        Thread(target=_watch, args=(site.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
