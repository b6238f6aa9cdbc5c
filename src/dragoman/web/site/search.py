"""Search: words, facets and a date histogram over all events."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.web import wording
from dragoman.web.asking import Question, search, shown
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render

router = APIRouter(include_in_schema=False, route_class=KeptPage)
ORDER_NAMES = (("best", "Best match"), ("newest", "Newest"), ("oldest", "Oldest"), ("sources", "Most sources"))


@router.get("/search")
def search_page(request: Request) -> Response:
    snapshot = library_of(request).snapshot
    asked = Question()
    try:
        asked = Question.parse(request.query_params.multi_items())
        found = search(snapshot, asked)
    except UsageError as error:
        return render(request, "search.html", 400, asked=asked, problem=str(error), **_words(asked))
    return render(request, "search.html", asked=asked, found=found, events=shown(snapshot, found), problem=None, **_words(asked))


def _words(asked: Question) -> dict[str, Any]:
    return {
        "chosen_words": chosen_words,
        "plain": str,
        "orders": ORDER_NAMES if asked.q else ORDER_NAMES[1:],
        "order": asked.order or ("best" if asked.q else "newest"),
    }


def chosen_words(name: str, value: str) -> str:
    """How a choice is named among those made."""
    if name == "q":
        return f"“{value}”"
    if name == "actor":
        return wording.actor_name(value)
    if name == "type":
        return wording.type_words(value)
    if name in ("since", "until"):
        return f"{'from' if name == 'since' else 'to'} {wording.day_words(value)}"
    return wording.plain_words(value)
