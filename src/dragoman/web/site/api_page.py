"""What the JSON API offers, as a page: written from its own OpenAPI, since the usual viewers come from other hosts."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False, route_class=KeptPage)


@router.get("/api")
def api_page(request: Request) -> Response:
    paths = [(path, about["get"]) for path, about in request.app.openapi()["paths"].items()]
    return render(request, "api.html", paths=[(path, {"parameters": [], **about}) for path, about in paths])
