"""Actors: the list of them, and for each its offices in time, its contacts, what it said, and its balance."""

from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.views.balance import ALL, MEASURES
from dragoman.web.answers import Row, balance_of, profile_of, statements_of
from dragoman.web.asking import Question, search, shown
from dragoman.web.keeping import KeptPage
from dragoman.web.library import Library
from dragoman.web.rendering import library_of, message, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
MOST = 300
LATEST = 8
SAID = 5


@router.get("/actors")
def actors_page(request: Request, kind: Literal["country", "person"] = "country", q: str = "") -> Response:
    """Everybody who takes part in an event, those in most events first."""
    snapshot = library_of(request).snapshot
    index = snapshot.index
    counted = (index.person if kind == "person" else index.country).counts(index.all())
    words = q.strip()[:100].casefold()
    rows = [(id, n) for id, n in counted if words in snapshot.actor_name(id).casefold()]
    return render(request, "actors.html", rows=rows[:MOST], total=len(rows), kind=kind, q=q)


@router.get("/actor/{id:path}/balance")
def balance_part(request: Request, id: str, poles: str = "") -> Response:
    """The balance of an actor, for its page: it costs more than the rest, so it comes by itself."""
    library = library_of(request)
    try:
        found = balance_of(library, id, poles[:400], "year")
    except UsageError as error:
        return render(request, "balance_part.html", 400, problem=str(error).removeprefix("--"), id=id, poles=poles)
    whole = [row for row in found.rows if row.period == ALL]
    return render(request, "balance_part.html", problem=None, id=id, poles=poles, found=found, whole=whole, measures=MEASURES)


@router.get("/actor/{id:path}")
def actor_page(request: Request, id: str) -> Response:
    library = library_of(request)
    profile = profile_of(library, id)
    if profile is None:
        return message(request, 404, "No such actor", "Neither this record nor the knowledge base knows anybody of that id.")
    snapshot = library.snapshot
    asked = Question(actor=(id,))
    found = search(snapshot, asked) if profile.events else None
    said, about = _statements(library, id)
    return render(
        request, "actor.html", profile=profile, asked=asked, found=found, events=shown(snapshot, found)[:LATEST] if found else [],
        said=said, about=about, whole=profile.kind in ("country", "organisation"),
    )  # fmt: skip


def _statements(library: Library, id: str) -> tuple[tuple[list[Row], int], tuple[list[Row], int]]:
    """The first statements by and about an actor; none for one who neither speaks nor is spoken of."""
    try:
        return statements_of(library, speaker=id, limit=SAID), statements_of(library, about=id, limit=SAID)
    except UsageError:
        return ([], 0), ([], 0)
