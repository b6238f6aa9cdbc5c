"""Drop pages in: a form takes them, a page shows how they are read, and what they told."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.web.reading_jobs import ReadingJobs
from dragoman.web.rendering import library_of, message, render

router = APIRouter(include_in_schema=False)


def jobs_of(request: Request) -> ReadingJobs:
    found: ReadingJobs = request.app.state.jobs
    return found


@router.post("/read")
def read(
    request: Request,
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    brought = [(file.filename or "", file.file.read()) for file in files or () if file.filename]
    job = jobs_of(request).start(brought, text, url, published)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{id}")
def job_page(request: Request, id: str) -> Response:
    """How far the reading is; the part that changes alone when htmx asks for it."""
    job = jobs_of(request).get(id)
    if job is None:
        return message(
            request,
            404,
            "No such reading",
            "What was dropped in before the site was last opened is in the record: look under Sources.",
        )
    library = library_of(request)
    progress = job.progress()
    snapshot = library.snapshot
    known = [page for page in progress.pages if page["id"] in snapshot.pages]
    ready = progress.done and len(known) == len(progress.pages)
    if progress.done and not ready:
        library.look(at_once=not library.busy)
    told = [(snapshot.pages[page["id"]], snapshot.events_on(page["id"])) for page in known] if ready else []
    part = request.headers.get("hx-request") == "true"
    return render(request, "job_part.html" if part else "job.html", job=job, progress=progress, ready=ready, told=told)
