"""`dragoman serve`: the reading room, a site on this machine."""

from typing import Annotated

import typer

from dragoman.cli.options import RecordOption


def command(
    record: RecordOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8321,
    max_megabytes: Annotated[float, typer.Option(min=0.001, help="Refuse uploads larger than this.")] = 25,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the start page in the browser.")] = True,
) -> None:
    """Open the record as a site on this machine: search, timelines, sources; drop pages in, judge entries. A record that is missing is made."""
    import sys

    import uvicorn

    from dragoman.record import default_path
    from dragoman.web.app import create_app

    check_port(port)
    app = create_app(record or default_path(), most_bytes=int(max_megabytes * 1_000_000))
    address = f"http://127.0.0.1:{port}"
    print(f"reading room: {address} (Ctrl-C closes it)", file=sys.stderr)
    if browser:
        _open(address)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


def check_port(port: int) -> None:
    """UsageError if nobody can listen there: another program does, or the system forbids it."""
    import socket

    from dragoman.errors import UsageError

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(
                f"--port {port}: {reason}; name another, such as --port {8321 if port < 1024 else port % 64000 + 1}"
            ) from None


def _open(address: str) -> None:
    """Open the browser once the site listens; where there is none, nothing happens."""
    import webbrowser
    from threading import Timer

    waiting = Timer(1.5, webbrowser.open, (address,))
    waiting.daemon = True
    waiting.start()
