"""Timeline: what happened, or is to happen, in order of date, with a chart to zoom into and every entry's words."""

from itertools import groupby

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.answers import in_time
from dragoman.web.asking import Question
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
MOST = 75
"""Entries of one page of the list; the chart shows more."""


@router.get("/timeline")
def timeline_page(request: Request) -> Response:
    snapshot = library_of(request).snapshot
    asked = Question.parse(request.query_params.multi_items())
    found = in_time(snapshot, asked)
    pages = max(1, -(-len(found) // MOST))
    shown = found[(asked.page - 1) * MOST : asked.page * MOST]
    years = [(year, list(events)) for year, events in groupby(shown, key=lambda e: (e.start or "undated")[:4])]
    return render(request, "timeline.html", asked=asked, total=len(found), years=years, pages=pages)
