"""The SQL box: read-only questions to the tables of the record."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.web.answers import sql_of
from dragoman.web.keeping import KeptAnswer
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptAnswer)
EXAMPLES = (
    ("Events by type", "SELECT type, count(*) AS events FROM events GROUP BY type ORDER BY events DESC"),
    ("Who takes part most", "SELECT p.country AS country, count(*) AS events\nFROM events, unnest(participants) AS u(p)\nGROUP BY 1 ORDER BY 2 DESC LIMIT 20"),
    ("Pages and their events", "SELECT published, page.title AS title, len(events) AS events\nFROM readings ORDER BY published DESC LIMIT 50"),
    ("Disagreements", "SELECT id, start, type, d.about AS about, [v.value FOR v IN d.versions] AS versions\nFROM events, unnest(disagreements) AS u(d)"),
)  # fmt: skip


@router.get("/sql")
def sql_page(request: Request, query: str = "") -> Response:
    table, problem = None, None
    if query.strip():
        try:
            table = sql_of(library_of(request), request.app.state.sql, query)
        except UsageError as error:
            problem = str(error).removeprefix("query: ")
    limits = request.app.state.sql.limits
    return render(
        request, "sql.html", 400 if problem else 200, query=query, table=table, problem=problem, examples=EXAMPLES, limits=limits
    )
