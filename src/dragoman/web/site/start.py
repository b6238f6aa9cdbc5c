"""The start page: search the record, drop pages in, and what it holds at a glance."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.asking import Question, search, shown
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
LATEST = 6


@router.get("/")
def start_page(request: Request) -> Response:
    snapshot = library_of(request).snapshot
    asked = Question()
    found = search(snapshot, asked)
    return render(
        request, "start.html", asked=asked, found=found, events=shown(snapshot, found)[:LATEST],
        country_count=len(snapshot.index.country.values), person_count=len(snapshot.index.person.values),
        most_megabytes=request.app.state.most_bytes / 1_000_000,
    )  # fmt: skip
