"""Templates: what every page knows, and one function that renders a page."""

import zlib
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.merging import MergedEvent
from dragoman.web import wording
from dragoman.web.library import Library

NAVIGATION = (
    ("/search", "Search"),
    ("/timeline", "Timeline"),
    ("/actors", "Actors"),
    ("/statements", "Statements"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/calendar", "Calendar"),
    ("/sources", "Sources"),
    ("/codebook", "Codebook"),
)


@cache
def asset(name: str) -> str:
    """The address of a file of the package, with a mark that changes with its content, so that it may be kept for ever."""
    content = (files("dragoman.web") / "static" / name).read_bytes()
    return f"/static/{name}?v={zlib.crc32(content):08x}"


@cache
def environment() -> jinja2.Environment:
    folder = str(files("dragoman.web") / "templates")
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined, auto_reload=False,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    words = (
        "kind_words", "status_words", "actor_name", "actor_path", "parties", "headline", "place_name", "day_words",
        "interval_words", "date_words", "source_name", "safe_url", "plural", "plain_words", "type_words",
    )  # fmt: skip
    env.globals |= {name: getattr(wording, name) for name in words}
    env.globals |= {"asset": asset, "navigation": NAVIGATION}
    return env


def library_of(request: Request) -> Library:
    found: Library = request.app.state.library
    return found


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page, or the part of it that the template is."""
    library = library_of(request)
    snapshot = library.snapshot

    def kept_entry(event: MergedEvent, level: int) -> Markup:
        return snapshot.parts.of((event.id, level), lambda: _parts().entry(event, level))

    common = {
        "kept_entry": kept_entry,
        "actor_name": snapshot.actor_name,
        "here": request.url.path,
        "page_count": len(snapshot.pages),
        "event_count": len(snapshot.events),
        "record_name": library.root,
        "busy": library.busy,
        "trouble": library.trouble,
    }
    return HTMLResponse(environment().get_template(template).render(common | context), status)


@cache
def _parts() -> Any:
    return environment().get_template("parts.html").module


def message(request: Request, status: int, heading: str, words: str) -> HTMLResponse:
    """A page that says what is wrong and where to go."""
    return render(request, "message.html", status, heading=heading, words=words)
