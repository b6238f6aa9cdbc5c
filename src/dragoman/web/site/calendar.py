"""The calendar: what was announced, and what became of it; also as iCalendar."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.views.calendar import to_icalendar
from dragoman.web.answers import calendar_of
from dragoman.web.asking import Question
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
OUTCOMES = ("upcoming", "overdue", "held", "cancelled", "denied", "undated")
MOST = 60


@router.get("/calendar")
def calendar_page(request: Request, outcome: str = "", as_of: str = "") -> Response:
    asked = Question.parse(request.query_params.multi_items())
    if outcome and outcome not in OUTCOMES:
        raise UsageError(f"outcome={outcome}: there is no such outcome; there are {', '.join(OUTCOMES)}")
    found = calendar_of(library_of(request), asked, as_of)
    counts = {o: sum(e.outcome == o for e in found) for o in OUTCOMES}
    shown = [e for e in found if outcome in ("", e.outcome)]
    shown.sort(
        key=lambda e: (OUTCOMES.index(e.outcome) > 0, _newest(e.event.start) if e.outcome != "upcoming" else (0,), e.event.id)
    )
    pages = max(1, -(-len(shown) // MOST))
    start = (asked.page - 1) * MOST
    return render(
        request, "calendar.html", asked=asked, counts=counts, outcome=outcome, as_of=as_of, entries=shown[start : start + MOST], pages=pages,
        total=len(shown),
    )  # fmt: skip


def _newest(start: str | None) -> tuple[int, ...]:
    """Sort key: the latest first, the undated last."""
    return tuple(-int(part) for part in start.split("-")) if start else (1,)


@router.get("/calendar.ics")
def calendar_file(request: Request, as_of: str = "") -> Response:
    """The dated entries, for a calendar program to subscribe to."""
    found = calendar_of(library_of(request), Question.parse(request.query_params.multi_items()), as_of)
    return Response(
        to_icalendar(found),
        media_type="text/calendar; charset=utf-8",
        headers={"content-disposition": "inline; filename=dragoman.ics"},
    )
