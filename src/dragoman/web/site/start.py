"""The start page: search the record, drop pages in, and what it holds at a glance."""

import numpy as np
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.merging import MergedEvent
from dragoman.record.filters import today
from dragoman.web.asking import Found, Question, search
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, render
from dragoman.web.snapshot import Snapshot

router = APIRouter(include_in_schema=False, route_class=KeptPage)
LATEST = 6


def latest(snapshot: Snapshot, found: Found) -> list[MergedEvent]:
    """The latest of these that are dated to the day; what is planned or told of whole years says little of what is new."""
    days = np.where(found.mask, snapshot.index.starts["day"], -1)
    newest = np.argsort(-days, kind="stable")[:LATEST]
    return [snapshot.events[n] for n in newest.tolist() if days[n] >= 0]


@router.get("/")
def start_page(request: Request) -> Response:
    snapshot = library_of(request).snapshot
    asked = Question()
    found = search(snapshot, asked)
    happened = search(snapshot, Question(status=("occurred",), until=today()))
    return render(
        request, "start.html", asked=asked, found=found, events=latest(snapshot, happened),
        country_count=len(snapshot.index.country.values), person_count=len(snapshot.index.person.values),
        most_megabytes=request.app.state.most_bytes / 1_000_000,
    )  # fmt: skip
