"""The codebook: which words make an event of which type, from the lexicon that read the pages; and the SQL box."""

from itertools import groupby

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.cli.frames import _speaks_of, row
from dragoman.errors import UsageError
from dragoman.knowledge.frames import default_lexicon
from dragoman.model import EVENT_TYPES
from dragoman.web.answers import sql_of
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
EXAMPLES = (
    ("Events by type", "SELECT type, count(*) AS events FROM events GROUP BY type ORDER BY events DESC"),
    ("Who takes part most", "SELECT p.country AS country, count(*) AS events\nFROM events, unnest(participants) AS u(p)\nGROUP BY 1 ORDER BY 2 DESC LIMIT 20"),
    ("Pages and their events", "SELECT published, page.title AS title, len(events) AS events\nFROM readings ORDER BY published DESC LIMIT 50"),
    ("Disagreements", "SELECT id, start, type, d.about AS about, [v.value FOR v IN d.versions] AS versions\nFROM events, unnest(disagreements) AS u(d)"),
)  # fmt: skip


@router.get("/codebook")
def codebook_page(request: Request, q: str = "", type: str = "") -> Response:
    words, kind = q.strip()[:200].lower(), type.upper()
    if kind and kind not in EVENT_TYPES:
        raise UsageError(f"type={type}: there is no such type; there are {', '.join(EVENT_TYPES)}")
    frames = [
        f for f in default_lexicon().frames if kind in ("", f.type) and (not words or f.id == words or _speaks_of(f, words))
    ]
    groups = [(key, [row(f) for f in rows]) for key, rows in groupby(frames, key=lambda f: (f.type, f.mode))]
    return render(request, "codebook.html", groups=groups, total=len(frames), q=q, type=kind, event_types=EVENT_TYPES)


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
