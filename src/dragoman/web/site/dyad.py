"""A dyad: what stands between two, as a calendar of their events, with meetings past and next, agreements and words."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.web.answers import dyad_of
from dragoman.web.asking import Question
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
MOST_REMARKS = 12


@router.get("/dyad")
def dyad_page(request: Request, a: str = "", b: str = "", since: str = "", until: str = "") -> Response:
    asked = Question(actor=tuple(x for x in (a.strip(), b.strip()) if x), since=since, until=until)
    if not (a.strip() and b.strip()):
        return render(request, "dyad.html", asked=asked, a=a, b=b, found=None, problem=None)
    try:
        found = dyad_of(library_of(request), a.strip()[:200], b.strip()[:200], "month", since, until)
    except UsageError as error:
        return render(request, "dyad.html", 400, asked=asked, a=a, b=b, found=None, problem=str(error).removeprefix("--"))
    return render(request, "dyad.html", asked=asked, a=a, b=b, found=found, problem=None, most=MOST_REMARKS)
