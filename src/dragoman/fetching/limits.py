"""How much of anything a fetch may take."""

from dataclasses import dataclass

from dragoman import __version__

AGENT = "dragoman"
"""The name that robots.txt files are asked for."""


def user_agent() -> str:
    """What requests call themselves."""
    return f"{AGENT}/{__version__} (reads news pages; keeps to robots.txt)"


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    max_bytes: int = 25_000_000
    """Of a body, unpacked."""
    seconds: float = 60
    """For one request and its answer, from the first look-up to the last byte."""
    redirects: int = 5
    tries: int = 3
    """Requests for one page when the server fails or does not answer."""
    interval: float = 2
    """Between the starts of two requests to one host, unless its robots.txt asks for more."""
    longest_wait: float = 120
    """That a server may ask for (Retry-After, Crawl-delay); one that asks for more is left alone."""
