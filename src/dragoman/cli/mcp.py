"""`dragoman mcp`: the record for language models."""

from dragoman.cli.options import RecordOption


def command(record: RecordOption = None) -> None:
    """Answer language models over the Model Context Protocol (standard input and output), read-only: every answer carries its proof.

    Tools: search_events, get_event, statements, timeline, balance, source_text. Programs that speak MCP start it as `dragoman mcp --record FOLDER`.
    """
    from concurrent.futures import ThreadPoolExecutor

    from dragoman.record import default_path
    from dragoman.web.library import Library
    from dragoman.web.mcp_server import create_server

    with ThreadPoolExecutor(1) as workers:
        library = Library(record or default_path(), workers, create=False)
        try:
            create_server(library).run("stdio")
        finally:
            library.close()
