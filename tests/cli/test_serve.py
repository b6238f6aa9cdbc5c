"""`dragoman serve` before it serves."""

import socket

import pytest

from dragoman.cli.serve import check_port
from dragoman.errors import UsageError


def test_a_port_in_use_is_one_line_that_names_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"--port {port}: address already in use; name another, such as --port \d+"):
            check_port(port)
    check_port(port)
