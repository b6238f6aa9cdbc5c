"""The network of who meets whom, and the map of where."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.views import network as view
from dragoman.web.answers import network_of, places_of
from dragoman.web.asking import Question
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
MOST = 60
"""Rows of the tables under the pictures."""


@router.get("/network")
def network_page(request: Request, level: str = "country") -> Response:
    asked = Question.parse(request.query_params.multi_items())
    found = network_of(library_of(request), level, asked)
    names = {n.id: n.name for n in found.nodes}
    return render(
        request,
        "network.html",
        asked=asked,
        level=level,
        found=found,
        names=names,
        nodes=found.nodes[:MOST],
        ties=found.ties[:MOST],
    )


@router.get("/network.{kind}")
def network_file(request: Request, kind: str, level: str = "country") -> Response:
    """GraphML, or GEXF for Gephi."""
    writers = {"graphml": view.graphml, "gexf": view.gexf}
    found = network_of(library_of(request), level, Question.parse(request.query_params.multi_items()))
    if kind not in writers:
        return Response(status_code=404)
    return Response(
        writers[kind](found),
        media_type="application/xml",
        headers={"content-disposition": f"attachment; filename=network.{kind}"},
    )


@router.get("/map")
def map_page(request: Request, event: str = "") -> Response:
    library = library_of(request)
    asked = Question.parse(request.query_params.multi_items())
    rows = places_of(library, asked)
    one = library.snapshot.event(event) if event else None
    return render(request, "map.html", asked=asked, rows=rows[:MOST], total=len(rows), one=one)
