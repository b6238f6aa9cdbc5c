"""The codebook: which words make an event of which type, from the lexicon that read the pages."""

from itertools import groupby

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.knowledge.frames import default_lexicon
from dragoman.model import EVENT_TYPES
from dragoman.telling.frames import asked_for, frame_row
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False, route_class=KeptPage)


@router.get("/codebook")
def codebook_page(request: Request, q: str = "", type: str = "") -> Response:
    words, kind = q.strip()[:200].lower(), type.upper()
    frames = asked_for(default_lexicon().frames, kind, words)
    groups = [(key, [frame_row(f) for f in rows]) for key, rows in groupby(frames, key=lambda f: (f.type, f.mode))]
    return render(request, "codebook.html", groups=groups, total=len(frames), q=q, type=kind, event_types=EVENT_TYPES)
