"""Statements: who said what, about whom, in which words."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.knowledge.wordlists import table
from dragoman.web.answers import Row, statements_of
from dragoman.web.asking import LONGEST, PAGE, Question
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
FIELDS = ("grep", "speaker", "about", "topic", "since", "until")


@router.get("/statements")
def statements_page(request: Request) -> Response:
    given = {name: request.query_params.get(name, "").strip()[:LONGEST] for name in FIELDS}
    turn = Question.parse([("page", request.query_params.get("page", "1"))])
    rows: list[Row] = []
    total, problem = 0, None
    try:
        rows, total = statements_of(library_of(request), **given, limit=PAGE, offset=(turn.page - 1) * PAGE)
    except UsageError as error:
        problem = str(error).removeprefix("--")
    return render(
        request, "statements.html", 400 if problem else 200, given=given, rows=rows, total=total, problem=problem, turn=turn,
        pages=max(1, -(-total // PAGE)), topics=list(table("contexts")),
    )  # fmt: skip
