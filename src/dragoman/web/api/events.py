"""Events, and the pages that tell of them."""

from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response
from starlette.requests import Request

from dragoman.record import event_row
from dragoman.web import answers, wording
from dragoman.web.api.parameters import Asked, Format, Limit, Offset
from dragoman.web.api.replies import EVENT_COLUMNS, csv_answer, flat_event, json_answer, known, told
from dragoman.web.asking import search
from dragoman.web.rendering import library_of

router = APIRouter()
MOST_POINTS = 3000
"""Events of a chart."""


@router.get("/events", summary="Search events: total, facets, and the entries with all their proof")
def events(request: Request, asked: Asked, limit: Limit = 100, offset: Offset = 0, format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    found = search(snapshot, asked)
    chosen = [snapshot.events[n] for n in found.order[offset : offset + limit].tolist()]
    if format == "csv":
        return csv_answer((flat_event(e) for e in chosen), EVENT_COLUMNS)
    facets = {name: [{"value": v, "events": n} for v, n in rows] for name, rows in found.facets.items()}
    return told([event_row(e) for e in chosen], format, (), total=found.total, facets=facets)


@router.get("/events/{id}", summary="One event with all its proof")
def one_event(request: Request, id: str, format: Format = "json") -> Response:
    event = known(library_of(request).snapshot.event(id), "event")
    return csv_answer([flat_event(event)], EVENT_COLUMNS) if format == "csv" else json_answer(event)


@router.get("/timeline", summary="Events in order of date, with all their proof")
def timeline(request: Request, asked: Asked, limit: Limit = 200, offset: Offset = 0, format: Format = "json") -> Response:
    found = answers.in_time(library_of(request).snapshot, asked)
    chosen = found[offset : offset + limit]
    if format == "csv":
        return csv_answer((flat_event(e) for e in chosen), EVENT_COLUMNS)
    return told([event_row(e) for e in chosen], format, (), total=len(found))


@router.get("/timeline/chart", summary="Events in few words, for a chart")
def timeline_chart(request: Request, asked: Asked) -> Response:
    def compute(snapshot: Any) -> bytes:
        found = [e for e in answers.in_time(snapshot, asked) if e.start][-MOST_POINTS:]
        rows = [
            {"id": e.id, "date": e.start, "when": wording.date_words(e), "kind": wording.kind_words(e.type, e.mode), "status": e.status,
             "title": wording.headline(e), "pages": e.articles}
            for e in found
        ]  # fmt: skip
        return msgspec.json.encode({"rows": rows})

    return Response(library_of(request).answer(("chart", asked), compute), media_type="application/json")


PAGE_COLUMNS = ("id", "published", "title", "publisher", "url", "events", "statements", "facts")


@router.get("/pages", summary="Pages of the record, the newest first")
def pages(request: Request, limit: Limit = 100, offset: Offset = 0, format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    order = snapshot.newest_pages
    rows = [
        {"id": p.id, "published": p.published, "title": p.title, "publisher": p.publisher, "url": p.url,
         "events": len(snapshot.index.page.events_of(p.id)), "statements": p.statements, "facts": p.facts}
        for p in order[offset : offset + limit]
    ]  # fmt: skip
    return told(rows, format, PAGE_COLUMNS, total=len(order))


@router.get("/pages/{id}", summary="One page: its reading, by the contract of `dragoman schema`; as CSV its events")
def one_page(request: Request, id: str, format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    reading = known(snapshot.reading(id), "page")
    return csv_answer((flat_event(e) for e in snapshot.events_on(id)), EVENT_COLUMNS) if format == "csv" else json_answer(reading)
