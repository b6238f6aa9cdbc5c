"""The app: one factory that puts the pages, the JSON API and the guard together over a record.

FastAPI rather than bare Starlette, for the API: parameters are checked and OpenAPI is written from the same annotations. The pages
are plain routes of the same app, kept out of the OpenAPI.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman import __version__
from dragoman.errors import DragomanError, RecordError, UsageError
from dragoman.web import api
from dragoman.web.keeping import AT_ONCE, MOST_PAGES, Kept
from dragoman.web.library import Library, NotReady
from dragoman.web.processes import one_process
from dragoman.web.reading_jobs import ReadingJobs
from dragoman.web.rendering import environment, message
from dragoman.web.security import LOCAL, Guard
from dragoman.web.site import (
    actors,
    api_page,
    calendar,
    codebook,
    drop,
    dyad,
    event,
    graph,
    judge,
    search,
    source,
    sql,
    start,
    statements,
    timeline,
)
from dragoman.web.sql_process import SqlProcess

ROUTERS = (
    start.router,
    search.router,
    event.router,
    source.router,
    drop.router,
    judge.router,
    timeline.router,
    actors.router,
    dyad.router,
    graph.router,
    calendar.router,
    statements.router,
    codebook.router,
    sql.router,
    api_page.router,
)
SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
"""FastAPI can send traces where the environment says; this site sends nothing anywhere."""
FOR_EVER = "public, max-age=31536000, immutable"


def create_app(
    record: str,
    *,
    hosts: Iterable[str] = LOCAL,
    most_bytes: int = 25_000_000,
    workers: Executor | None = None,
    reader: Executor | None = None,
) -> FastAPI:
    """The site over the record at this folder or prefix, which is made if it is missing. RecordError if it cannot be opened.

    `most_bytes` bounds what one request may bring. `workers` make snapshots and `reader` reads pages that are dropped in;
    by default each is one process of its own.
    """
    pool = workers or one_process()
    library = Library(record, pool)
    jobs = ReadingJobs(record, most_bytes, reader)
    process = SqlProcess(record)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        library.look()
        app.state.turn = asyncio.Semaphore(AT_ONCE)
        yield
        jobs.close()
        process.close()
        library.close()
        if workers is None:
            pool.shutdown(wait=False, cancel_futures=True)

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        description="The diplomatic record over HTTP, read-only. Every entry carries the words that prove it.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        telemetry=SILENT,
    )
    app.state.library, app.state.jobs, app.state.sql = library, jobs, process
    app.state.pages, app.state.most_bytes = Kept(MOST_PAGES), most_bytes
    app.mount("/static", Files(directory=str(files("dragoman.web") / "static")), name="static")
    for router in (*ROUTERS, api.router):
        app.include_router(router)
    _tell_errors(app)
    app.add_middleware(Guard, hosts=tuple(hosts), most_bytes=most_bytes)
    return app


class Files(StaticFiles):
    """Files of the package; those asked for with the mark of their content may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if scope.get("query_string", b"").startswith(b"v=") and response.status_code == 200:
            response.headers["cache-control"] = FOR_EVER
        return response


def _tell_errors(app: FastAPI) -> None:
    """Every error as a page that says what to do, or as JSON where the API was asked."""

    def tell(request: Request, status: int, heading: str, words: str) -> Response:
        if request.url.path.startswith("/api"):
            return JSONResponse({"detail": words}, status)
        try:
            return message(request, status, heading, words)
        except NotReady:
            return _waiting(words)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        known = {
            404: ("Not found", "There is nothing at this address."),
            405: ("Not allowed", "This address does not take that."),
        }
        heading, words = known.get(error.status_code, ("Refused", str(error.detail)))
        return tell(request, error.status_code, heading, words)

    def not_ready(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/api"):
            return JSONResponse({"detail": str(error)}, 503, {"retry-after": "2"})
        return _waiting(str(error))

    handlers: dict[Any, Any] = {
        HTTPException: http,
        NotReady: not_ready,
        RequestValidationError: lambda r, e: tell(r, 422, "Not understood", _first_problem(e)),
        UsageError: lambda r, e: tell(r, 400, "Not understood", str(e).removeprefix("--")),
        RecordError: lambda r, e: tell(r, 503, "The record cannot be read", str(e)),
        DragomanError: lambda r, e: tell(r, 400, "Refused", str(e)),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _waiting(words: str) -> Response:
    page = environment().get_template("waiting.html").render(words=words[:1].upper() + words[1:])
    return HTMLResponse(page, 503, {"retry-after": "2"})


def _first_problem(error: RequestValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(str(p) for p in problem['loc'][1:])}: {problem['msg']}"
